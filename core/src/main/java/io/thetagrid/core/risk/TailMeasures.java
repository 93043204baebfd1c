package io.thetagrid.core.risk;

import io.thetagrid.core.scenario.ScenarioSet;
import java.util.ArrayList;
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

    static TailMeasures of(ScenarioSet set, ScenarioPnl pnl, List<Double> confidences) {
        if (set.scenarios() == 0) {
            return new TailMeasures(unavailable(set), List.of(), List.of());
        }
        LossDistribution losses = new LossDistribution(pnl.total(), set.overlap());
        List<ValueAtRisk> var = new ArrayList<>();
        List<ExpectedShortfall> es = new ArrayList<>();
        int days = set.horizon().sessions();
        for (double confidence : confidences) {
            var.add(new ValueAtRisk(
                    set.method(),
                    confidence,
                    days,
                    losses.valueAtRisk(confidence),
                    losses.valueAtRiskLow(confidence),
                    losses.valueAtRiskHigh(confidence),
                    OptionalDouble.empty()));
            double shortfall = losses.expectedShortfall(confidence);
            OptionalDouble margin = losses.expectedShortfallMargin(confidence);
            es.add(new ExpectedShortfall(
                    set.method(),
                    confidence,
                    days,
                    shortfall,
                    shifted(margin, shortfall, -1),
                    shifted(margin, shortfall, 1),
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
                set.note(),
                pnl.aggregation());
        return new TailMeasures(summary, var, es);
    }

    private static DistributionSummary unavailable(ScenarioSet set) {
        OptionalDouble none = OptionalDouble.empty();
        return new DistributionSummary(
                set.method(), set.horizon().sessions(), 0, none, none, none, none, set.note(), Optional.empty());
    }

    private static OptionalDouble shifted(OptionalDouble margin, double centre, int direction) {
        return margin.isEmpty() ? margin : OptionalDouble.of(centre + direction * margin.getAsDouble());
    }
}
