package io.thetagrid.core.risk;

import io.thetagrid.core.book.RiskSettings;
import io.thetagrid.core.exercise.Probability;
import io.thetagrid.core.pricing.PricedBook;
import io.thetagrid.core.scenario.ScenarioSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * VaR, expected shortfall and summary of scenario P&amp;L.
 *
 * @param summary of the distribution
 * @param var by confidence; empty where there are no scenarios
 * @param es by confidence; empty where there are no scenarios
 */
record TailMeasures(DistributionSummary summary, List<ValueAtRisk> var, List<ExpectedShortfall> es) {

    /**
     * Measures of one set.
     *
     * @param book whose settings say at which confidences, and whose value decides what is ruin
     */
    static TailMeasures of(ScenarioSet set, ScenarioPnl pnl, PricedBook book) {
        if (set.scenarios() == 0) {
            return new TailMeasures(unavailable(set), List.of(), List.of());
        }
        RiskSettings settings = book.book().risk();
        double[] total = pnl.total();
        LossDistribution losses = new LossDistribution(total);
        SamplingIntervals intervals = set.overlap() == 1
                ? losses
                : new BlockBootstrap(total, set.overlap(), settings.confidence(), settings.seed());
        List<ValueAtRisk> var = new ArrayList<>();
        List<ExpectedShortfall> es = new ArrayList<>();
        int days = set.horizon().sessions();
        for (double confidence : settings.confidence()) {
            Interval varInterval = intervals.valueAtRiskInterval(confidence);
            var.add(new ValueAtRisk(
                    set.method(),
                    confidence,
                    days,
                    losses.valueAtRisk(confidence),
                    varInterval.low(),
                    varInterval.high(),
                    OptionalDouble.empty()));
            Interval esInterval = intervals.expectedShortfallInterval(confidence);
            es.add(new ExpectedShortfall(
                    set.method(),
                    confidence,
                    days,
                    losses.expectedShortfall(confidence),
                    esInterval.low(),
                    esInterval.high(),
                    losses.topScenarioShare(confidence),
                    OptionalDouble.empty()));
        }
        DistributionSummary summary = new DistributionSummary(
                set.method(),
                days,
                set.scenarios(),
                OptionalDouble.of(losses.meanPnl()),
                losses.standardDeviation(),
                OptionalDouble.of(losses.worstPnl()),
                OptionalDouble.of(losses.bestPnl()),
                Optional.of(ruin(set, total, book.value())),
                set.note(),
                pnl.aggregation());
        return new TailMeasures(summary, var, es);
    }

    private static DistributionSummary unavailable(ScenarioSet set) {
        OptionalDouble none = OptionalDouble.empty();
        return new DistributionSummary(
                set.method(),
                set.horizon().sessions(),
                0,
                none,
                none,
                none,
                none,
                Optional.empty(),
                set.note(),
                Optional.empty());
    }

    private static Probability ruin(ScenarioSet set, double[] pnl, double value) {
        int ruined = (int) Arrays.stream(pnl).filter(p -> value + p <= 0).count();
        return ClopperPearson.share(ruined, pnl.length, set.overlap());
    }
}
