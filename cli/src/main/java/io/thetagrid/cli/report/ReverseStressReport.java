package io.thetagrid.cli.report;

import static io.thetagrid.cli.format.Numbers.given;
import static io.thetagrid.cli.format.Numbers.money;
import static io.thetagrid.cli.format.Numbers.move;
import static io.thetagrid.cli.format.Numbers.percent;

import io.thetagrid.cli.format.Json;
import io.thetagrid.cli.format.Numbers;
import io.thetagrid.cli.format.Style;
import io.thetagrid.cli.format.TextTable;
import io.thetagrid.core.book.Book;
import io.thetagrid.core.io.Columns;
import io.thetagrid.core.io.Table;
import io.thetagrid.core.risk.GridLadder;
import io.thetagrid.core.risk.LimitMove;
import io.thetagrid.core.risk.LossTarget;
import io.thetagrid.core.risk.ModelVersion;
import io.thetagrid.core.risk.ReverseDirection;
import io.thetagrid.core.risk.ReverseStress;
import io.thetagrid.core.risk.ReverseStressResult;
import io.thetagrid.core.strategy.limits.LimitRule;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Set;

/** What it takes to reach losses: as result, as table, and as a page with a table for each scope. */
public final class ReverseStressReport {
    private static final String INDENT = "  ";
    private static final int SHOWN_UNDERLYINGS = 12;

    private final Book book;
    private final ReverseStressResult result;

    public ReverseStressReport(Book book, ReverseStressResult result) {
        this.book = book;
        this.result = result;
    }

    /** Members of the {@code result}; moves per 1.00, money in the base currency, null where no move within reach is enough. */
    public void write(Json json) {
        json.text("asOf", book.market().asOf().toString());
        CommonJson.inputs(json, book.inputs());
        json.text("baseCurrency", book.baseCurrency());
        json.number("portfolioValue", result.value());
        json.objects("reverse", result.stresses(), (each, stress) -> {
            each.text("scope", stress.scope());
            each.text("direction", stress.direction().label());
            each.text("target", stress.target().name());
            each.number("lossRatio", stress.target().ratio());
            each.number("loss", stress.loss());
            each.number("spotMove", stress.spotMove());
            each.number("volMove", stress.volatilityMove());
            each.number("reach", stress.direction().reach());
            each.number("pnl", stress.pnl());
        });
        json.objects("limits", result.limits(), (each, move) -> {
            each.text("rule", move.rule().id());
            each.text("direction", move.direction().label());
            each.number("spotMove", spotMove(move));
            each.number("volMove", volatilityMove(move));
            each.number("reach", move.direction().reach());
            each.text("scope", move.scope());
            each.number("value", move.value());
            each.number("limit", move.rule().limit());
            each.text("bound", bound(move));
            each.text("unit", move.rule().measure().unit());
        });
        CommonJson.rejects(json, book.rejects());
        json.texts("notes", result.notes());
        json.text("version", ModelVersion.CURRENT);
    }

    /** One row for each scope, direction and loss. */
    public Table table() {
        return new Columns<>(result.stresses())
                .text("scope", ReverseStress::scope)
                .text("direction", stress -> stress.direction().label())
                .text("target", stress -> stress.target().name())
                .number("loss_ratio", stress -> stress.target().ratio())
                .number("loss", ReverseStress::loss)
                .optional("spot_move", ReverseStress::spotMove)
                .optional("vol_move", ReverseStress::volatilityMove)
                .number("reach", stress -> stress.direction().reach())
                .number("pnl", ReverseStress::pnl)
                .table();
    }

    /** One row for each direction and limit. */
    public Table limits() {
        return new Columns<>(result.limits())
                .text("rule", move -> move.rule().id())
                .text("direction", move -> move.direction().label())
                .optional("spot_move", ReverseStressReport::spotMove)
                .optional("vol_move", ReverseStressReport::volatilityMove)
                .number("reach", move -> move.direction().reach())
                .text("scope", LimitMove::scope)
                .optional("value", LimitMove::value)
                .number("limit", move -> move.rule().limit())
                .text("bound", ReverseStressReport::bound)
                .text("unit", move -> move.rule().measure().unit())
                .table();
    }

    private static OptionalDouble spotMove(LimitMove move) {
        return move.size().isEmpty()
                ? move.size()
                : OptionalDouble.of(move.direction().spotMove(move.size().getAsDouble()));
    }

    /** None where each name has its own. */
    private static OptionalDouble volatilityMove(LimitMove move) {
        return move.size().isEmpty() || move.direction() == ReverseDirection.SPOT_DOWN_VOLATILITY_UP
                ? OptionalDouble.empty()
                : OptionalDouble.of(move.direction().volatilityMove(move.size().getAsDouble()));
    }

    private static String bound(LimitMove move) {
        return move.rule().bound().name().toLowerCase(Locale.ROOT);
    }

    /** The whole page. */
    public String text(String title, Style style) {
        StringBuilder page =
                new StringBuilder(style.strong(title + ", the smallest moves that cost so much")).append('\n');
        page.append("Portfolio value  ")
                .append(style.strong(book.baseCurrency() + " " + money(result.value())))
                .append("\n\n");
        for (LossTarget target : targets()) {
            page.append(INDENT).append(legend(target)).append('\n');
        }
        List<String> scopes =
                result.stresses().stream().map(ReverseStress::scope).distinct().toList();
        for (String scope : scopes.subList(0, Math.min(scopes.size(), SHOWN_UNDERLYINGS + 1))) {
            page.append('\n')
                    .append(style.strong(scope.equals(GridLadder.PORTFOLIO) ? "The portfolio" : scope + " alone"))
                    .append('\n')
                    .append(matrix(scope, style));
        }
        if (scopes.size() > SHOWN_UNDERLYINGS + 1) {
            page.append(INDENT)
                    .append(style.faint("and " + (scopes.size() - SHOWN_UNDERLYINGS - 1)
                            + " more underlyings: --format json, or --out DIR"))
                    .append('\n');
        }
        if (!result.limits().isEmpty()) {
            page.append('\n')
                    .append(style.strong("The first moves of the index, or of volatilities, that break a limit"))
                    .append('\n')
                    .append(limitMatrix(style));
        }
        page.append('\n');
        result.notes()
                .forEach(note -> page.append(INDENT).append("- ").append(note).append('\n'));
        return page.append('\n').toString();
    }

    private Set<LossTarget> targets() {
        Set<LossTarget> targets = new LinkedHashSet<>();
        result.stresses().forEach(stress -> targets.add(stress.target()));
        return targets;
    }

    private String legend(LossTarget target) {
        double loss = target.ratio() * result.value();
        String amount = book.baseCurrency() + " " + money(loss);
        if (target.equals(LossTarget.VALUE_ZERO)) {
            return "all: the portfolio is worth nothing, " + amount + " lost";
        }
        return share(target) + " of value: " + amount + ", " + target.name();
    }

    private static String share(LossTarget target) {
        return given(target.ratio() * 100) + " %";
    }

    private String matrix(String scope, Style style) {
        TextTable table = new TextTable(style).text("direction");
        for (LossTarget target : targets()) {
            table.number(target.equals(LossTarget.VALUE_ZERO) ? "all" : "lose " + share(target));
        }
        for (ReverseDirection direction : ReverseDirection.values()) {
            List<String> cells = new ArrayList<>(List.of(words(direction)));
            result.stresses().stream()
                    .filter(stress -> stress.scope().equals(scope) && stress.direction() == direction)
                    .forEach(stress -> cells.add(cell(stress)));
            table.row(cells.toArray(String[]::new));
        }
        return table.render(INDENT);
    }

    private String limitMatrix(Style style) {
        TextTable table = new TextTable(style).text("rule").text("");
        for (ReverseDirection direction : ReverseDirection.values()) {
            table.number(words(direction));
        }
        List<LimitRule> rules =
                result.limits().stream().map(LimitMove::rule).distinct().toList();
        for (LimitRule rule : rules) {
            List<String> cells = new ArrayList<>(List.of(rule.id(), LimitText.allowed(rule)));
            result.limits().stream().filter(move -> move.rule().equals(rule)).forEach(move -> cells.add(cell(move)));
            table.row(cells.toArray(String[]::new));
        }
        return table.render(INDENT);
    }

    private static String cell(LimitMove move) {
        if (move.size().isEmpty()) {
            return Numbers.NONE;
        }
        double size = move.size().getAsDouble();
        return size == 0
                ? "broken today"
                : signed(move.direction().spotMove(size) + move.direction().volatilityMove(size));
    }

    private static String words(ReverseDirection direction) {
        return switch (direction) {
            case SPOT_DOWN -> "spot down";
            case SPOT_UP -> "spot up";
            case VOLATILITY_UP -> "volatility up";
            case VOLATILITY_DOWN -> "volatility down";
            case SPOT_DOWN_VOLATILITY_UP -> "spot down, volatility follows";
        };
    }

    private static String cell(ReverseStress stress) {
        ReverseDirection direction = stress.direction();
        boolean spotMoves = direction.spotMove(1) != 0;
        if (!stress.found()) {
            double reach =
                    spotMoves ? direction.spotMove(direction.reach()) : direction.volatilityMove(direction.reach());
            return "not within " + move(reach);
        }
        double first = (spotMoves ? stress.spotMove() : stress.volatilityMove()).getAsDouble();
        String cell = signed(first);
        return direction == ReverseDirection.SPOT_DOWN_VOLATILITY_UP
                        && stress.volatilityMove().isPresent()
                ? cell + ", vol " + signed(stress.volatilityMove().getAsDouble())
                : cell;
    }

    private static String signed(double ratio) {
        return (ratio > 0 ? "+" : "") + percent(ratio, 2);
    }
}
