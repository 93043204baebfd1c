package io.thetagrid.cli.report;

import static io.thetagrid.cli.format.Numbers.fixed;

import io.thetagrid.cli.format.Numbers;
import io.thetagrid.cli.format.RunInfo;
import io.thetagrid.cli.format.Style;
import io.thetagrid.cli.format.TextTable;
import io.thetagrid.core.io.Counts;
import io.thetagrid.core.io.importing.PriceSeriesFiles;
import io.thetagrid.core.risk.backtest.Backtest;
import io.thetagrid.core.risk.backtest.BacktestSettings;
import io.thetagrid.core.risk.backtest.BacktestSummary;
import io.thetagrid.core.risk.backtest.SeriesBacktest;
import io.thetagrid.core.risk.backtest.TestKind;
import io.thetagrid.core.risk.backtest.TestResult;
import io.thetagrid.core.risk.backtest.TestVerdict;
import io.thetagrid.core.risk.backtest.TrafficLight;
import io.thetagrid.core.risk.backtest.TrafficLight.Zone;
import io.thetagrid.core.strategy.limits.CorrelationReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Backtests for a person: a table for each history, one over all of them, and a book's correlations. */
public final class BacktestText {
    private static final String REJECTED = "*";

    private BacktestText() {}

    public static String render(
            PriceSeriesFiles input,
            BacktestSettings settings,
            List<SeriesBacktest> results,
            Optional<CorrelationReport> correlations,
            RunInfo info,
            String digest,
            Style style) {
        StringBuilder text = new StringBuilder();
        for (SeriesBacktest result : results) {
            text.append(style.strong(heading(result, settings))).append('\n');
            text.append(series(result, style)).append('\n');
        }
        if (results.size() > 1) {
            text.append(style.strong("All " + results.size()
                            + " histories: how many are in each zone, and how many each" + " test rejects"))
                    .append('\n');
            text.append(summary(BacktestSummary.of(results), style)).append('\n');
        }
        correlations.ifPresent(report -> text.append(CorrelationText.render(report, style)));
        text.append("Losses of one unit held ")
                .append(lower(settings.side()))
                .append(", per 100 of its value the close before, forecast one session ahead from ")
                .append(Counts.of(settings.window(), "return"))
                .append(".\nTests show p-values, of expected shortfall the statistic before it; ")
                .append(REJECTED)
                .append(" rejects at ")
                .append(TailText.level(settings.significance()))
                .append(". Z1 and Z2 are judged by ")
                .append(fixed(settings.simulations(), 0))
                .append(" simulated histories.\n");
        input.notes().forEach(note -> text.append(note).append('\n'));
        return text.append(style.faint(
                        info.backend() + ", " + fixed(info.seconds(), 2) + " s, result " + digest.substring(0, 12)))
                .append('\n')
                .toString();
    }

    private static String heading(SeriesBacktest result, BacktestSettings settings) {
        return result.series().symbol() + " (" + result.series().source() + "), "
                + lower(settings.side()) + ": " + Counts.of(result.losses().length, "day") + " "
                + result.dates().getFirst() + " to " + result.dates().getLast() + ", adjusted for "
                + result.series().history().adjustment().label();
    }

    private static String series(SeriesBacktest result, Style style) {
        TextTable table = new TextTable(style)
                .text("method")
                .number("level")
                .number("mean VaR")
                .number("mean ES")
                .number("exceptions")
                .number("expected")
                .text("zone")
                .text("last 250 days")
                .number("POF")
                .number("TUFF")
                .number("independence")
                .number("coverage")
                .number("Z1")
                .number("")
                .number("Z2")
                .number("");
        for (Backtest backtest : result.backtests()) {
            List<String> cells = new ArrayList<>(List.of(
                    backtest.method().label(),
                    TailText.level(backtest.confidence()),
                    fixed(100 * backtest.daily().meanVar(), 2),
                    fixed(100 * backtest.daily().meanEs(), 2),
                    String.valueOf(backtest.counts().exceptions()),
                    fixed(backtest.expected(), 1),
                    lower(backtest.light().zone()),
                    backtest.supervised().map(BacktestText::light).orElse(Numbers.NONE)));
            for (TestResult test : backtest.tests()) {
                if (test.kind() == TestKind.ACERBI_SZEKELY_Z1 || test.kind() == TestKind.ACERBI_SZEKELY_Z2) {
                    cells.add(fixed(test.statistic(), 3));
                }
                cells.add(pValue(test));
            }
            table.row(paint(backtest.light().zone(), style), cells.toArray(String[]::new));
        }
        return table.render("  ");
    }

    private static String light(TrafficLight light) {
        return light.exceptions() + " " + lower(light.zone())
                + (light.multiplier().isPresent() ? ", multiplier " + fixed(light.multiplier(), 2) : "");
    }

    private static String pValue(TestResult test) {
        return fixed(test.pValue(), 3) + (test.verdict() == TestVerdict.REJECTED ? REJECTED : " ");
    }

    private static String summary(List<BacktestSummary> summaries, Style style) {
        TextTable table = new TextTable(style)
                .text("method")
                .number("level")
                .number("days")
                .number("exceptions")
                .number("expected")
                .number("green")
                .number("yellow")
                .number("red")
                .number("POF")
                .number("TUFF")
                .number("independence")
                .number("coverage")
                .number("Z1")
                .number("Z2");
        for (BacktestSummary row : summaries) {
            List<String> cells = new ArrayList<>(List.of(
                    row.method().label(),
                    TailText.level(row.confidence()),
                    String.valueOf(row.observations()),
                    String.valueOf(row.exceptions()),
                    fixed(row.expected(), 1)));
            for (Zone zone : Zone.values()) {
                cells.add(String.valueOf(row.zones().getOrDefault(zone, 0)));
            }
            for (TestKind kind : TestKind.values()) {
                cells.add(String.valueOf(row.rejected().get(kind)));
            }
            table.row(cells.toArray(String[]::new));
        }
        return table.render("  ");
    }

    private static UnaryOperator<String> paint(Zone zone, Style style) {
        return switch (zone) {
            case GREEN -> UnaryOperator.identity();
            case YELLOW -> style::warning;
            case RED -> style::alarm;
        };
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
