package io.thetagrid.core.risk.backtest;

import io.thetagrid.core.risk.backtest.TrafficLight.Zone;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * One method at one confidence over all series.
 *
 * @param series how many
 * @param observations days of all of them
 * @param zones how many series are in each zone over all their days
 * @param rejected how many series each test rejects
 */
public record BacktestSummary(
        ForecastMethod method,
        double confidence,
        int series,
        int observations,
        int exceptions,
        double expected,
        Map<Zone, Integer> zones,
        Map<TestKind, Integer> rejected) {

    public BacktestSummary {
        zones = Map.copyOf(zones);
        rejected = Map.copyOf(rejected);
    }

    /** One for each method and confidence; all series have the same ones. */
    public static List<BacktestSummary> of(List<SeriesBacktest> series) {
        List<BacktestSummary> summaries = new ArrayList<>();
        for (int i = 0; i < series.getFirst().backtests().size(); i++) {
            int row = i;
            summaries.add(
                    of(series.stream().map(one -> one.backtests().get(row)).toList(), series.size()));
        }
        return summaries;
    }

    private static BacktestSummary of(List<Backtest> backtests, int series) {
        int observations = 0;
        int exceptions = 0;
        double expected = 0;
        Map<Zone, Integer> zones = new EnumMap<>(Zone.class);
        Map<TestKind, Integer> rejected = new EnumMap<>(TestKind.class);
        for (Backtest backtest : backtests) {
            observations += backtest.counts().observations();
            exceptions += backtest.counts().exceptions();
            expected += backtest.expected();
            zones.merge(backtest.light().zone(), 1, Integer::sum);
            for (TestResult test : backtest.tests()) {
                rejected.merge(test.kind(), test.verdict() == TestVerdict.REJECTED ? 1 : 0, Integer::sum);
            }
        }
        return new BacktestSummary(
                backtests.getFirst().method(),
                backtests.getFirst().confidence(),
                series,
                observations,
                exceptions,
                expected,
                zones,
                rejected);
    }
}
