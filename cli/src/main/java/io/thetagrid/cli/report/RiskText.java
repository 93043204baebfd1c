package io.thetagrid.cli.report;

import static io.thetagrid.cli.format.Numbers.fixed;
import static io.thetagrid.cli.format.Numbers.money;
import static io.thetagrid.cli.format.Numbers.percent;

import io.thetagrid.cli.format.RunInfo;
import io.thetagrid.cli.format.Style;
import io.thetagrid.cli.format.TextTable;
import io.thetagrid.cli.format.TraderUnits;
import io.thetagrid.core.book.Position;
import io.thetagrid.core.pricing.OptionTerms;
import io.thetagrid.core.pricing.PricedPosition;
import io.thetagrid.core.risk.AssignmentResult;
import io.thetagrid.core.risk.MarginResult;
import io.thetagrid.core.risk.PortfolioGreeks;
import io.thetagrid.core.risk.PortfolioResult;
import io.thetagrid.core.risk.RiskReport;
import io.thetagrid.core.risk.StressResult;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** A risk report for the person whose money it is: what it comes to first, then where each number comes from. */
public final class RiskText {
    private static final String INDENT = "  ";
    private static final int SHOWN_POSITIONS = 12;
    private static final int SHOWN_STRESSES = 8;
    private static final int SHOWN_REJECTS = 10;
    static final DateTimeFormatter INSTANT = DateTimeFormatter.ofPattern(
                    "EEEE d MMMM yyyy HH:mm 'New York'", Locale.ENGLISH)
            .withZone(ZoneId.of("America/New_York"));

    private final RiskReport report;
    private final Style style;
    private final String currency;
    private final StringBuilder text = new StringBuilder();

    private RiskText(RiskReport report, Style style) {
        this.report = report;
        this.style = style;
        this.currency = report.portfolio().baseCurrency();
    }

    /**
     * The whole page.
     *
     * @param title names the book
     * @param run how the report was computed
     * @param digest of the result
     */
    public static String render(String title, RiskReport report, RunInfo run, String digest, Style style) {
        RiskText page = new RiskText(report, style);
        page.head(title);
        page.greeks(report.portfolio().greeks());
        page.text.append(TailText.render(report, style));
        page.text.append(ComponentText.render(report, style));
        page.stresses();
        page.text.append(LimitText.render(report.limits(), style));
        page.text.append(ExerciseText.render(report, style));
        page.assignment(report.assigned());
        page.margin(report.margin());
        page.positions();
        page.verdicts();
        page.list("Assumptions", report.notes());
        page.foot(run, digest);
        return page.text.toString();
    }

    private void head(String title) {
        PortfolioResult portfolio = report.portfolio();
        line(style.strong(title) + ", " + INSTANT.format(report.asOf()));
        line("");
        line("Portfolio value  " + style.strong(currency + " " + money(portfolio.value())) + "   = cash "
                + money(portfolio.cash()) + " + positions at their marks "
                + money(portfolio.value() - portfolio.cash()) + "   (" + money(portfolio.liquidationValue())
                + " if closed at bid and ask)");
        line("");
        for (String sentence : Headlines.of(report, style)) {
            line(INDENT + sentence);
        }
    }

    private void greeks(PortfolioGreeks greeks) {
        section("Greeks of the book, " + currency);
        TextTable table = new TextTable(style)
                .number("delta (dollars of stock)")
                .number("gamma (delta per 1 % move)")
                .number("vega (per vol point)")
                .number("theta (per day)")
                .number("rho (per 1 % of rate)");
        table.row(
                money(greeks.dollarDelta()),
                money(greeks.gammaPerPercent()),
                money(greeks.vegaPerVolPoint()),
                money(greeks.thetaPerDay()),
                money(greeks.rhoPerPercent()));
        text.append(table.render(INDENT));
    }

    private void stresses() {
        if (report.stress().isEmpty()) {
            return;
        }
        long losing = report.stress().stream().filter(s -> s.pnl() < 0).count();
        section("Stress, full revaluation: the worst of " + report.stress().size() + " scenarios, " + losing
                + " of which lose");
        text.append(stressTable(
                report.stress().stream()
                        .sorted(Comparator.comparingDouble(StressResult::pnl))
                        .limit(SHOWN_STRESSES)
                        .toList(),
                currency,
                style));
    }

    /** Stress results, one a row. */
    public static String stressTable(List<StressResult> stresses, String currency, Style style) {
        TextTable table = new TextTable(style)
                .text("scenario")
                .number("P&L, " + currency)
                .number("of value")
                .number("sessions")
                .text("");
        for (StressResult stress : stresses) {
            UnaryOperator<String> paint = stress.pnl() < 0 ? style::alarm : UnaryOperator.identity();
            table.row(
                    stress.pnlRatio().orElse(0) <= -0.25 ? paint : UnaryOperator.identity(),
                    stress.name(),
                    money(stress.pnl()),
                    percent(stress.pnlRatio().orElse(Double.NaN), 1),
                    stress.horizonDays() == 0 ? "at once" : String.valueOf(stress.horizonDays()),
                    stress.description());
        }
        return table.render(INDENT);
    }

    private void assignment(AssignmentResult assigned) {
        section("If every short option in the money is assigned at today's prices");
        if (assigned.assigned().isEmpty()) {
            line(INDENT + "none is in the money");
            return;
        }
        TextTable table = new TextTable(style)
                .text("account")
                .text("option")
                .number("contracts")
                .number("shares")
                .number("cash, " + currency);
        assigned.assigned().stream()
                .limit(SHOWN_POSITIONS)
                .forEach(a -> table.row(
                        a.account(), a.symbol(), fixed(a.contracts(), 0), fixed(a.shares(), 0), money(a.cash())));
        text.append(table.render(INDENT));
        more(assigned.assigned().size(), SHOWN_POSITIONS);
        line(INDENT + "Cash afterwards: "
                + assigned.cashAfter().entrySet().stream()
                        .map(e -> e.getKey() + " " + money(e.getValue()))
                        .collect(Collectors.joining(", "))
                + (assigned.shortfall() > 0
                        ? style.alarm("; " + currency + " " + money(assigned.shortfall()) + " missing")
                        : ""));
    }

    private void margin(MarginResult margin) {
        section("Cash-secured requirement");
        String verdict = margin.excess() < 0
                ? style.alarm(currency + " " + money(-margin.excess()) + " short")
                : style.good(currency + " " + money(margin.excess()) + " to spare");
        line(INDENT + "requirement " + money(margin.requirement()) + ", cash " + money(margin.cash()) + ": " + verdict
                + (margin.uncoveredCallShares() > 0
                        ? style.alarm("; short calls on " + fixed(margin.uncoveredCallShares(), 0)
                                + " shares that nothing covers: their loss has no bound")
                        : ""));
    }

    private void positions() {
        section("Positions, largest first, per share unless " + currency);
        TextTable table = new TextTable(style)
                .text("account")
                .text("symbol")
                .number("quantity")
                .number("mark")
                .text("from")
                .number("vol %")
                .number("delta")
                .number("value, " + currency)
                .number("theta, " + currency + " per day");
        List<PricedPosition> largest = report.positions().stream()
                .sorted(Comparator.comparingDouble((PricedPosition p) -> -Math.abs(p.marketValue())))
                .limit(SHOWN_POSITIONS)
                .toList();
        for (PricedPosition priced : largest) {
            Position position = priced.position();
            table.row(
                    position.account(),
                    position.instrument().symbol(),
                    fixed(position.quantity(), position.quantity() % 1 == 0 ? 0 : 4),
                    fixed(priced.mark(), 4),
                    priced.markSource().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                    priced.option()
                            .map(OptionTerms::volatility)
                            .map(v -> fixed(v * 100, 1))
                            .orElse(""),
                    fixed(priced.greeks().delta(), 3),
                    money(priced.marketValue()),
                    money(TraderUnits.thetaPerDay(priced.greeks().theta()) * priced.weight()));
        }
        text.append(table.render(INDENT));
        more(report.positions().size(), SHOWN_POSITIONS);
    }

    private void verdicts() {
        Map<String, Integer> counts = report.verdictCounts();
        if (!counts.isEmpty()) {
            section("Quotes and marks");
            line(INDENT
                    + counts.entrySet().stream()
                            .map(e -> e.getValue() + " " + e.getKey())
                            .collect(Collectors.joining(", ")));
        }
        if (!report.rejects().isEmpty()) {
            section(report.rejects().size() + " rows rejected, as --allow-rejects permits");
            report.rejects().stream().limit(SHOWN_REJECTS).forEach(r -> line(INDENT + r));
            more(report.rejects().size(), SHOWN_REJECTS);
        }
    }

    private void list(String title, List<String> items) {
        if (!items.isEmpty()) {
            section(title);
            items.forEach(item -> line(INDENT + "- " + item));
        }
    }

    private void foot(RunInfo run, String digest) {
        line("");
        line(style.faint("seed " + report.seed() + ", version " + report.version() + ", " + run.backend() + " on "
                + run.threads() + (run.threads() == 1 ? " thread, " : " threads, ") + fixed(run.seconds(), 2)
                + " s, result " + digest.substring(0, 12)));
    }

    private void more(int all, int shown) {
        if (all > shown) {
            line(INDENT + style.faint("and " + (all - shown) + " more: --format json, or --out DIR"));
        }
    }

    private void section(String title) {
        line("");
        line(style.strong(title));
    }

    private void line(String content) {
        text.append(content).append('\n');
    }
}
