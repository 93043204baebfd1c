package io.thetagrid.cli.report;

import static io.thetagrid.cli.format.Numbers.money;
import static io.thetagrid.cli.format.Numbers.move;

import io.thetagrid.cli.format.Json;
import io.thetagrid.cli.format.Style;
import io.thetagrid.cli.format.TextTable;
import io.thetagrid.core.book.Book;
import io.thetagrid.core.io.Columns;
import io.thetagrid.core.io.Table;
import io.thetagrid.core.risk.GridAxes;
import io.thetagrid.core.risk.GridLadder;
import io.thetagrid.core.risk.GridResult;
import io.thetagrid.core.risk.ModelVersion;
import io.thetagrid.core.risk.PortfolioGreeks;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** P&amp;L ladders as result, as table and as a page with one matrix of spot × volatility for each time. */
public final class GridReport {
    private static final String INDENT = "  ";

    /** One cell of one ladder. */
    private record Cell(String scope, double spotMove, double volatilityMove, int sessions, double pnl) {}

    private record SpotGreeks(double spotMove, PortfolioGreeks greeks) {}

    private final Book book;
    private final GridResult result;
    private final GridAxes axes;

    public GridReport(Book book, GridResult result) {
        this.book = book;
        this.result = result;
        this.axes = result.axes();
    }

    /** Members of the {@code result}; moves per 1.00, money in the base currency. */
    public void write(Json json) {
        json.text("asOf", book.market().asOf().toString());
        CommonJson.inputs(json, book.inputs());
        json.text("baseCurrency", book.baseCurrency());
        json.number("portfolioValue", result.value());
        json.text("spotMoves", axes.spot().name().toLowerCase(Locale.ROOT));
        json.objects("times", result.ladders().subList(0, axes.sessions().size()), (each, time) -> {
            each.integer("sessions", time.sessions());
            each.text("instant", time.instant().toString());
        });
        json.objects("grid", cells(), (each, cell) -> {
            each.text("underlying", cell.scope());
            each.number("spotMove", cell.spotMove());
            each.number("volMove", cell.volatilityMove());
            each.integer("sessions", cell.sessions());
            each.number("pnl", cell.pnl());
        });
        json.objects("greeks", spotGreeks(), (each, at) -> {
            each.number("spotMove", at.spotMove());
            RiskJson.greeks(each, at.greeks());
        });
        CommonJson.rejects(json, book.rejects());
        json.texts("notes", result.notes());
        json.text("version", ModelVersion.CURRENT);
    }

    /** One row for each point and scope; {@link GridLadder#PORTFOLIO} as underlying is the whole book. */
    public Table table() {
        return new Columns<>(cells())
                .text("underlying", Cell::scope)
                .number("spot_move", Cell::spotMove)
                .number("vol_move", Cell::volatilityMove)
                .integer("sessions", Cell::sessions)
                .number("pnl", Cell::pnl)
                .table();
    }

    /** The portfolio's Greeks, one row for each spot move. */
    public Table greeks() {
        return new Columns<>(spotGreeks())
                .number("spot_move", SpotGreeks::spotMove)
                .number("dollar_delta", at -> at.greeks().dollarDelta())
                .number("gamma_per_percent", at -> at.greeks().gammaPerPercent())
                .number("vega_per_vol_point", at -> at.greeks().vegaPerVolPoint())
                .number("theta_per_day", at -> at.greeks().thetaPerDay())
                .number("rho_per_percent", at -> at.greeks().rhoPerPercent())
                .table();
    }

    private List<Cell> cells() {
        List<Cell> cells = new ArrayList<>();
        for (GridLadder ladder : result.ladders()) {
            for (int s = 0; s < axes.spotMoves().size(); s++) {
                for (int v = 0; v < axes.volatilityMoves().size(); v++) {
                    cells.add(new Cell(
                            ladder.scope(),
                            axes.spotMoves().get(s),
                            axes.volatilityMoves().get(v),
                            ladder.sessions(),
                            ladder.pnl()[s][v]));
                }
            }
        }
        return cells;
    }

    private List<SpotGreeks> spotGreeks() {
        return IntStream.range(0, result.greeks().size())
                .mapToObj(i ->
                        new SpotGreeks(axes.spotMoves().get(i), result.greeks().get(i)))
                .toList();
    }

    /** The whole page. */
    public String text(String title, Style style) {
        StringBuilder page = new StringBuilder(style.strong(title))
                .append(", ")
                .append(RiskText.INSTANT.format(book.market().asOf()))
                .append(", portfolio value ")
                .append(book.baseCurrency())
                .append(' ')
                .append(money(result.value()))
                .append('\n');
        for (GridLadder ladder : result.ladders()) {
            page.append('\n').append(style.strong(heading(ladder))).append('\n');
            page.append(matrix(ladder, style));
        }
        page.append('\n').append(style.strong("Greeks of the book at once, " + book.baseCurrency()));
        page.append('\n').append(greeksTable(style)).append('\n');
        result.notes()
                .forEach(note -> page.append(INDENT).append("- ").append(note).append('\n'));
        return page.append('\n').toString();
    }

    private String heading(GridLadder ladder) {
        String scope = ladder.scope().equals(GridLadder.PORTFOLIO) ? "P&L" : ladder.scope() + ": P&L";
        String time = ladder.sessions() == 0
                ? "at once"
                : "after " + TailText.sessions(ladder.sessions()) + ", " + RiskText.INSTANT.format(ladder.instant());
        return scope + " " + time + ", " + book.baseCurrency();
    }

    private String matrix(GridLadder ladder, Style style) {
        TextTable table = new TextTable(style).number("spot");
        axes.volatilityMoves().forEach(volatility -> table.number("vol " + move(volatility)));
        for (int s = 0; s < axes.spotMoves().size(); s++) {
            List<String> cells = new ArrayList<>(List.of(move(axes.spotMoves().get(s))));
            for (double pnl : ladder.pnl()[s]) {
                cells.add(money(pnl));
            }
            table.row(cells.toArray(String[]::new));
        }
        return table.render(INDENT);
    }

    private String greeksTable(Style style) {
        TextTable table = new TextTable(style)
                .number("spot")
                .number("delta (dollars of stock)")
                .number("gamma (delta per 1 % move)")
                .number("vega (per vol point)")
                .number("theta (per day)");
        for (SpotGreeks at : spotGreeks()) {
            table.row(
                    move(at.spotMove()),
                    money(at.greeks().dollarDelta()),
                    money(at.greeks().gammaPerPercent()),
                    money(at.greeks().vegaPerVolPoint()),
                    money(at.greeks().thetaPerDay()));
        }
        return table.render(INDENT);
    }
}
