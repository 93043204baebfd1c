package io.thetagrid.cli.report;

import static io.thetagrid.cli.format.Numbers.fixed;

import io.thetagrid.cli.format.Numbers;
import io.thetagrid.cli.format.Style;
import io.thetagrid.cli.format.TextTable;
import io.thetagrid.core.scenario.MonthlyCorrelations;
import io.thetagrid.core.scenario.PairCorrelation;
import io.thetagrid.core.strategy.limits.CorrelationAlert;
import io.thetagrid.core.strategy.limits.CorrelationReport;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** How closely a book's underlyings moved together: the last year by month, and the last month by pair. */
final class CorrelationText {
    private static final int MONTHS = 13;

    private CorrelationText() {}

    /** Nothing where no two underlyings share a quarter's returns. */
    static String render(CorrelationReport report, Style style) {
        if (report.months().isEmpty()) {
            return "";
        }
        StringBuilder text = new StringBuilder();
        text.append(style.strong("Correlations of daily returns at month ends, averages over all pairs"))
                .append('\n');
        text.append(months(report, style)).append('\n');
        text.append(style.strong("Each pair at " + report.months().getLast().date() + ", over 252 sessions"))
                .append('\n');
        text.append(pairs(report, style)).append('\n');
        return text.toString();
    }

    private static String months(CorrelationReport report, Style style) {
        TextTable table = new TextTable(style)
                .text("month end")
                .number("60 sessions")
                .number("252 sessions")
                .number("change in a month")
                .text("alerts");
        List<MonthlyCorrelations> months = report.months();
        for (MonthlyCorrelations month : months.subList(Math.max(months.size() - MONTHS, 0), months.size())) {
            List<String> alerts = report.alerts().stream()
                    .filter(alert -> alert.date().equals(month.date()))
                    .map(CorrelationText::words)
                    .toList();
            table.row(
                    alerts.isEmpty() ? cell -> cell : style::warning,
                    month.date().toString(),
                    fixed(month.averageQuarter(), 2),
                    fixed(month.averageYear(), 2),
                    fixed(month.change(), 2),
                    String.join("; ", alerts));
        }
        return table.render("  ");
    }

    private static String words(CorrelationAlert alert) {
        return alert.rule() + ": above " + alert.bound()
                + alert.action().map(action -> ", " + action).orElse("");
    }

    private static String pairs(CorrelationReport report, Style style) {
        List<String> symbols = report.symbols();
        TextTable table = new TextTable(style).text("");
        symbols.forEach(table::number);
        for (String row : symbols) {
            List<String> cells = new ArrayList<>(List.of(row));
            for (String column : symbols) {
                cells.add(row.equals(column) ? "1" : correlation(report.months().getLast(), row, column));
            }
            table.row(cells.toArray(String[]::new));
        }
        return table.render("  ");
    }

    private static String correlation(MonthlyCorrelations month, String one, String other) {
        OptionalDouble found = month.pairs().stream()
                .filter(pair -> isOf(pair, one, other) || isOf(pair, other, one))
                .findFirst()
                .map(PairCorrelation::year)
                .orElse(OptionalDouble.empty());
        return found.isPresent() ? fixed(found, 2) : Numbers.NONE;
    }

    private static boolean isOf(PairCorrelation pair, String first, String second) {
        return pair.first().equals(first) && pair.second().equals(second);
    }
}
