package io.thetagrid.cli.report;

import static io.thetagrid.cli.format.Numbers.money;
import static io.thetagrid.cli.format.Numbers.percent;

import io.thetagrid.cli.format.Style;
import io.thetagrid.cli.format.TextTable;
import io.thetagrid.core.book.RiskMethod;
import io.thetagrid.core.risk.DistributionSummary;
import io.thetagrid.core.risk.ExpectedShortfall;
import io.thetagrid.core.risk.RiskReport;
import io.thetagrid.core.risk.ValueAtRisk;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;

/** Value at risk and expected shortfall, a row for each method and horizon, with what the numbers are worth. */
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
        Set<String> notes = new LinkedHashSet<>();
        for (DistributionSummary distribution : report.distributions()) {
            RiskMethod method = distribution.method();
            int horizon = distribution.horizonDays();
            List<String> cells = new ArrayList<>(List.of(method.label(), sessions(horizon)));
            varLevels.forEach(level -> cells.add(report.var().stream()
                    .filter(v -> v.method() == method && v.horizonDays() == horizon && v.confidence() == level)
                    .findFirst()
                    .map(v -> cell(v.value(), v.low(), v.high(), v.error()))
                    .orElse("–")));
            esLevels.forEach(level -> cells.add(report.es().stream()
                    .filter(v -> v.method() == method && v.horizonDays() == horizon && v.confidence() == level)
                    .findFirst()
                    .map(v -> cell(v.value(), v.low(), v.high(), v.error()))
                    .orElse("–")));
            table.row(cells.toArray(String[]::new));
            if (!distribution.note().isEmpty()) {
                notes.add(method.label() + ": " + distribution.note());
            }
        }
        if (table.isEmpty()) {
            return "";
        }
        StringBuilder text = new StringBuilder("\n");
        text.append(style.strong("Loss not exceeded (VaR) and mean loss beyond it (ES), "
                        + report.portfolio().baseCurrency()))
                .append('\n')
                .append(table.render("  "))
                .append(style.faint("  [95 % sampling interval], (error against full revaluation)"))
                .append('\n');
        notes.forEach(note -> text.append("  ").append(note).append('\n'));
        return text.toString();
    }

    static String sessions(int horizon) {
        return horizon == 1 ? "1 session" : horizon + " sessions";
    }

    static String level(double confidence) {
        return percent(confidence, confidence * 100 % 1 == 0 ? 0 : 1);
    }

    private static String cell(double value, OptionalDouble low, OptionalDouble high, OptionalDouble error) {
        StringBuilder cell = new StringBuilder(money(value));
        if (low.isPresent() || high.isPresent()) {
            cell.append(" [")
                    .append(money(low))
                    .append(" to ")
                    .append(money(high))
                    .append(']');
        }
        if (error.isPresent()) {
            cell.append(" (")
                    .append(error.getAsDouble() > 0 ? "+" : "")
                    .append(money(error))
                    .append(')');
        }
        return cell.toString();
    }
}
