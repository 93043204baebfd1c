package io.thetagrid.core.risk;

import io.thetagrid.core.book.RiskMethod;
import io.thetagrid.core.scenario.GaussianFactors;
import io.thetagrid.core.scenario.Horizon;
import io.thetagrid.core.scenario.MarketDynamics;
import io.thetagrid.core.scenario.ScenarioSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Parametric VaR and expected shortfall: the book as a polynomial of second order ({@link TaylorPnl}) under the same
 * Gaussian law that {@link RiskMethod#GAUSSIAN} simulates, its quantiles by inversion and not by simulation, so without
 * sampling error (risk-engine.md, "P&amp;L of a scenario"). What it does have is the approximation's error, and that is
 * measured against full revaluation.
 */
final class DeltaGamma {

    private DeltaGamma() {}

    /**
     * Measures at one horizon.
     *
     * @param dynamics the law of the shocks, the model behind it, and the book
     * @param gaussian scenarios of full revaluation, whose horizon is taken
     * @param revalued their P&amp;L
     * @param exact what was measured on it, at the same confidences
     * @param confidences per 1.00
     */
    static TailMeasures measures(
            MarketDynamics dynamics,
            ScenarioSet gaussian,
            ScenarioPnl revalued,
            TailMeasures exact,
            List<Double> confidences) {
        Horizon horizon = gaussian.horizon();
        TaylorPnl taylor = TaylorPnl.of(
                dynamics.priced(), horizon.years(), dynamics.model().stickiness());
        GaussianFactors factors = GaussianFactors.of(
                horizon.years(), dynamics.over(horizon.years()), dynamics.factor(), dynamics.model());
        QuadraticLoss loss = new QuadraticLoss(taylor.loss(factors));
        List<ValueAtRisk> var = new ArrayList<>();
        List<ExpectedShortfall> es = new ArrayList<>();
        OptionalDouble none = OptionalDouble.empty();
        for (int i = 0; i < confidences.size(); i++) {
            QuadraticLoss.Measures at = loss.at(confidences.get(i));
            double varError = at.valueAtRisk() - exact.var().get(i).value();
            double esError = at.expectedShortfall() - exact.es().get(i).value();
            var.add(new ValueAtRisk(
                    RiskMethod.DELTA_GAMMA,
                    confidences.get(i),
                    horizon.sessions(),
                    at.valueAtRisk(),
                    none,
                    none,
                    OptionalDouble.of(varError)));
            es.add(new ExpectedShortfall(
                    RiskMethod.DELTA_GAMMA,
                    confidences.get(i),
                    horizon.sessions(),
                    at.expectedShortfall(),
                    none,
                    none,
                    none,
                    OptionalDouble.of(esError)));
        }
        DistributionSummary summary = new DistributionSummary(
                RiskMethod.DELTA_GAMMA,
                horizon.sessions(),
                gaussian.scenarios(),
                OptionalDouble.of(0 - loss.mean()),
                OptionalDouble.of(loss.standardDeviation()),
                none,
                none,
                Optional.empty(),
                note(horizon, errors(taylor, gaussian, revalued.total())),
                revalued.aggregation());
        return new TailMeasures(summary, var, es);
    }

    private static String note(Horizon horizon, double[] errors) {
        CompensatedSum squares = new CompensatedSum();
        double largest = 0;
        for (double error : errors) {
            squares.add(error * error);
            largest = Math.max(largest, Math.abs(error));
        }
        return String.format(
                Locale.ROOT,
                "%d %s: no sampling; off full revaluation by %.2f (root mean square), at most %.2f, over %d gaussian"
                        + " scenarios",
                horizon.sessions(),
                horizon.sessions() == 1 ? "session" : "sessions",
                Math.sqrt(squares.value() / errors.length),
                largest,
                errors.length);
    }

    /** Approximate less full P&amp;L, by scenario. */
    private static double[] errors(TaylorPnl taylor, ScenarioSet gaussian, double[] revalued) {
        double[] errors = new double[revalued.length];
        for (ScenarioBlock block : ScenarioBlock.of(gaussian)) {
            double[] approximate = taylor.pnl(block.shocks());
            for (int i = 0; i < approximate.length; i++) {
                errors[block.from() + i] = approximate[i] - revalued[block.from() + i];
            }
        }
        return errors;
    }
}
