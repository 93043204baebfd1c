package io.thetagrid.cli.report;

import static io.thetagrid.cli.format.Numbers.money;
import static io.thetagrid.cli.format.Numbers.percent;

import io.thetagrid.cli.format.Style;
import io.thetagrid.cli.format.TextTable;
import io.thetagrid.core.book.RiskMethod;
import io.thetagrid.core.exercise.Probability;
import io.thetagrid.core.risk.DistributionSummary;
import io.thetagrid.core.risk.ExpectedShortfall;
import io.thetagrid.core.risk.RiskReport;
import io.thetagrid.core.risk.ValueAtRisk;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Value at risk, expected shortfall and ruin, a row for each method and horizon, with what the numbers are worth. */
final class TailText {

    private TailText() {}

    static String render(RiskReport report, Style style) {
        List<Double> varLevels = report.var().stream()
                .map(ValueAtRisk::confidence)
                .distinct()
                .sorted()
                .toList();
        List<Double> esLevels = report.es().stream()
                .map(ExpectedShortfall::confidence)
                .distinct()
                .sorted()
                .toList();
        TextTable table = new TextTable(style).text("method").text("horizon");
        varLevels.forEach(level -> table.number("VaR " + level(level)));
        esLevels.forEach(level -> table.number("ES " + level(level)));
        table.number("ruin");
        Set<String> notes = new LinkedHashSet<>();
        for (DistributionSummary distribution : report.distributions()) {
            RiskMethod method = distribution.method();
            int horizon = distribution.horizonDays();
            if (!distribution.note().isEmpty()) {
                notes.add(method.label() + ": " + distribution.note());
            }
            List<Optional<Tail>> tails = new ArrayList<>();
            varLevels.forEach(level -> tails.add(report.var().stream()
                    .filter(v -> v.method() == method && v.horizonDays() == horizon && v.confidence() == level)
                    .findFirst()
                    .map(v -> new Tail(v.value(), v.low(), v.high(), v.error()))));
            esLevels.forEach(level -> tails.add(report.es().stream()
                    .filter(v -> v.method() == method && v.horizonDays() == horizon && v.confidence() == level)
                    .findFirst()
                    .map(v -> new Tail(v.value(), v.low(), v.high(), v.error()))));
            if (tails.stream().anyMatch(Optional::isPresent)) {
                Optional<Probability> ruin = distribution.ruin();
                row(
                        table,
                        UnaryOperator.identity(),
                        method.label(),
                        sessions(horizon),
                        tails,
                        Tail::amount,
                        ruin.map(p -> percent(p.value(), 2)));
                row(
                        table,
                        style::faint,
                        "",
                        "",
                        tails,
                        Tail::doubt,
                        ruin.map(p -> percent(p.low(), 2) + " to " + percent(p.high(), 2)));
            }
        }
        StringBuilder text = new StringBuilder("\n");
        text.append(style.strong("Loss not exceeded (VaR) and mean loss beyond it (ES), "
                        + report.portfolio().baseCurrency()))
                .append('\n');
        if (!table.isEmpty()) {
            text.append(table.render("  "))
                    .append(style.faint(
                            "  below each: its 95 % sampling interval, or its error against full revaluation; ruin: the"
                                    + " portfolio's value falls to 0 or below"))
                    .append('\n');
        }
        notes.forEach(note -> text.append("  ").append(note).append('\n'));
        return text.toString();
    }

    /** One VaR or expected shortfall. */
    private record Tail(double value, OptionalDouble low, OptionalDouble high, OptionalDouble error) {
        String amount() {
            return money(value);
        }

        String doubt() {
            if (low.isPresent() || high.isPresent()) {
                return money(low) + " to " + money(high);
            }
            return error.isPresent() ? "error " + (error.getAsDouble() > 0 ? "+" : "") + money(error) : "";
        }
    }

    private static void row(
            TextTable table,
            UnaryOperator<String> paint,
            String method,
            String horizon,
            List<Optional<Tail>> tails,
            Function<Tail, String> content,
            Optional<String> ruin) {
        List<String> cells = new ArrayList<>(List.of(method, horizon));
        tails.forEach(tail -> cells.add(tail.map(content).orElse("")));
        cells.add(ruin.orElse(""));
        table.row(paint, cells.toArray(String[]::new));
    }

    static String sessions(int horizon) {
        return horizon == 1 ? "1 session" : horizon + " sessions";
    }

    static String level(double confidence) {
        return percent(confidence, confidence * 100 % 1 == 0 ? 0 : 1);
    }
}
