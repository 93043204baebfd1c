package io.thetagrid.cli.report;

import io.thetagrid.core.io.Columns;
import io.thetagrid.core.io.Table;
import io.thetagrid.core.risk.backtest.Backtest;
import io.thetagrid.core.risk.backtest.SeriesBacktest;
import io.thetagrid.core.risk.backtest.TestResult;
import io.thetagrid.core.risk.backtest.TrafficLight;
import io.thetagrid.core.scenario.PairCorrelation;
import io.thetagrid.core.strategy.limits.CorrelationReport;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Backtests as tables. */
public final class BacktestTables {

    private BacktestTables() {}

    /** {@code backtests} and {@code forecasts}; of a book {@code correlations} too. */
    public static Map<String, Table> all(List<SeriesBacktest> results, Optional<CorrelationReport> correlations) {
        Map<String, Table> tables = new LinkedHashMap<>();
        tables.put("backtests", backtests(results));
        tables.put("forecasts", forecasts(results));
        correlations.ifPresent(report -> tables.put("correlations", correlations(report)));
        return tables;
    }

    private record Row(
            SeriesBacktest series,
            Backtest backtest,
            String test,
            int observations,
            int exceptions,
            OptionalDouble statistic,
            String degreesOfFreedom,
            OptionalDouble pValue,
            String verdict) {

        static Row of(SeriesBacktest series, Backtest backtest, TestResult test) {
            return new Row(
                    series,
                    backtest,
                    test.kind().label(),
                    backtest.counts().observations(),
                    backtest.counts().exceptions(),
                    test.statistic(),
                    test.degreesOfFreedom().isPresent()
                            ? String.valueOf(test.degreesOfFreedom().getAsInt())
                            : "",
                    test.pValue(),
                    test.verdict().name());
        }

        /** The statistic of a light is the number of exceptions. */
        static Row of(SeriesBacktest series, Backtest backtest, String test, TrafficLight light) {
            return new Row(
                    series,
                    backtest,
                    test,
                    light.observations(),
                    light.exceptions(),
                    OptionalDouble.of(light.exceptions()),
                    "",
                    OptionalDouble.of(light.atLeast()),
                    light.zone().name());
        }
    }

    /** One row for each series, method, confidence and test; the traffic light is one of the tests. */
    public static Table backtests(List<SeriesBacktest> results) {
        List<Row> rows = new ArrayList<>();
        for (SeriesBacktest series : results) {
            for (Backtest backtest : series.backtests()) {
                backtest.tests().forEach(test -> rows.add(Row.of(series, backtest, test)));
                rows.add(Row.of(series, backtest, "traffic_light", backtest.light()));
                backtest.supervised()
                        .ifPresent(light -> rows.add(Row.of(series, backtest, "traffic_light_250", light)));
            }
        }
        return new Columns<>(rows)
                .text("source", row -> row.series().series().source())
                .text("symbol", row -> row.series().series().symbol())
                .text("method", row -> row.backtest().method().label())
                .number("confidence", row -> row.backtest().confidence())
                .integer("observations", Row::observations)
                .integer("exceptions", Row::exceptions)
                .number("mean_var", row -> row.backtest().daily().meanVar())
                .number("mean_es", row -> row.backtest().daily().meanEs())
                .text("test", Row::test)
                .optional("statistic", Row::statistic)
                .text("degrees_of_freedom", Row::degreesOfFreedom)
                .optional("p_value", Row::pValue)
                .text("verdict", Row::verdict)
                .table();
    }

    /** One row for each series, method, confidence and day: what the tests are computed from. */
    private static Table forecasts(List<SeriesBacktest> results) {
        int rows = results.stream()
                .mapToInt(series -> series.losses().length * series.backtests().size())
                .reduce(0, Math::addExact);
        List<String> sources = new ArrayList<>(rows);
        List<String> symbols = new ArrayList<>(rows);
        List<String> methods = new ArrayList<>(rows);
        double[] confidences = new double[rows];
        List<String> dates = new ArrayList<>(rows);
        double[] losses = new double[rows];
        double[] var = new double[rows];
        double[] es = new double[rows];
        int row = 0;
        for (SeriesBacktest series : results) {
            int days = series.losses().length;
            List<String> written =
                    series.dates().stream().map(LocalDate::toString).toList();
            for (Backtest backtest : series.backtests()) {
                sources.addAll(Collections.nCopies(days, series.series().source()));
                symbols.addAll(Collections.nCopies(days, series.series().symbol()));
                methods.addAll(Collections.nCopies(days, backtest.method().label()));
                dates.addAll(written);
                for (int day = 0; day < days; day++) {
                    confidences[row] = backtest.confidence();
                    losses[row] = series.losses()[day];
                    var[row] = backtest.daily().var()[day];
                    es[row] = backtest.daily().es()[day];
                    row++;
                }
            }
        }
        return new Table(List.of(
                new Table.TextColumn("source", sources),
                new Table.TextColumn("symbol", symbols),
                new Table.TextColumn("method", methods),
                new Table.NumberColumn("confidence", confidences),
                new Table.TextColumn("date", dates),
                new Table.NumberColumn("loss", losses),
                new Table.NumberColumn("var", var),
                new Table.NumberColumn("es", es)));
    }

    private record MonthOfPair(LocalDate date, PairCorrelation pair) {}

    /** One row for each month's end and pair. */
    private static Table correlations(CorrelationReport report) {
        List<MonthOfPair> rows = report.months().stream()
                .flatMap(month -> month.pairs().stream().map(pair -> new MonthOfPair(month.date(), pair)))
                .toList();
        return new Columns<>(rows)
                .text("date", row -> row.date().toString())
                .text("first", row -> row.pair().first())
                .text("second", row -> row.pair().second())
                .optional("correlation_60", row -> row.pair().quarter())
                .optional("correlation_252", row -> row.pair().year())
                .table();
    }
}
