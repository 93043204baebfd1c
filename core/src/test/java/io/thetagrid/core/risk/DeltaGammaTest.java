package io.thetagrid.core.risk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.thetagrid.core.book.Book;
import io.thetagrid.core.book.Position;
import io.thetagrid.core.book.RiskMethod;
import io.thetagrid.core.instrument.ExerciseStyle;
import io.thetagrid.core.instrument.OptionContract;
import io.thetagrid.core.instrument.OptionType;
import io.thetagrid.core.market.ExpirationInstants;
import io.thetagrid.core.market.PriceHistory;
import io.thetagrid.core.pricing.BookPricer;
import io.thetagrid.core.pricing.OptionPricer;
import io.thetagrid.core.pricing.PricedBook;
import io.thetagrid.core.scenario.Cholesky;
import io.thetagrid.core.scenario.Dynamics;
import io.thetagrid.core.scenario.GaussianFactors;
import io.thetagrid.core.scenario.Horizon;
import io.thetagrid.core.scenario.Horizons;
import io.thetagrid.core.scenario.MarketDynamics;
import io.thetagrid.core.scenario.MonteCarlo;
import io.thetagrid.core.scenario.ScenarioModel;
import io.thetagrid.core.scenario.Shocks;
import io.thetagrid.core.scenario.Stickiness;
import io.thetagrid.core.scenario.UnderlyingShocks;
import io.thetagrid.core.testing.Markets;
import io.thetagrid.core.testing.ReferenceBackend;
import io.thetagrid.kernels.backend.Accuracy;
import io.thetagrid.kernels.backend.Backend;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The parametric method against full revaluation: its expansion for small moves, its law by simulation. */
class DeltaGammaTest {
    private static final Backend BACKEND = new ReferenceBackend();
    private static final double[] VOLATILITY = {0.55, 0.6, 0.7};

    /** Puts and calls short on two underlyings, and shares; traces of two more puts give the first a skewed smile. */
    private static Book book(int scenarios, RiskMethod... methods) {
        LocalDate expiration = LocalDate.of(2025, 12, 19);
        double[] strikes = {55, 50, 45};
        Position[] positions = new Position[5];
        for (int i = 0; i < 3; i++) {
            OptionContract put = Markets.option("AAA", OptionType.PUT, strikes[i], expiration, ExerciseStyle.EUROPEAN);
            double t = ExpirationInstants.timeToExpiry(put, Markets.AS_OF);
            double mark = ReferenceBackend.european(-1, 50, strikes[i], t, Markets.RATE, 0.01, VOLATILITY[i]);
            positions[i] = Markets.position(put, i == 1 ? -6 : 1e-6, mark);
        }
        OptionContract call = Markets.option("BBB", OptionType.CALL, 110, expiration, ExerciseStyle.EUROPEAN);
        double t = ExpirationInstants.timeToExpiry(call, Markets.AS_OF);
        positions[3] = Markets.position(call, -2, ReferenceBackend.european(1, 100, 110, t, Markets.RATE, 0.01, 0.4));
        positions[4] = Markets.shares("BBB", 150);
        return Markets.book(
                Markets.market(
                        Markets.underlying("AAA", 50, PriceHistory.none()),
                        Markets.underlying("BBB", 100, PriceHistory.none())),
                Markets.settings(scenarios, methods),
                positions);
    }

    private static PricedBook priced(Book book) {
        return BookPricer.price(book, new OptionPricer(BACKEND, Accuracy.STANDARD));
    }

    private static Shocks shocks(double years, double spot, double volatility) {
        UnderlyingShocks moves =
                new UnderlyingShocks(new double[] {spot}, new double[] {volatility}, new double[1], new TreeMap<>());
        return new Shocks(1, years, new TreeMap<>(Map.of("AAA", moves, "BBB", moves)));
    }

    /** What is left out is of third order in log spot, second in volatility and time: halving a move shows its order. */
    @Test
    void expansionMeetsFullRevaluationInItsOrder() {
        PricedBook priced = priced(book(100, RiskMethod.GAUSSIAN));
        for (Stickiness stickiness : Stickiness.values()) {
            try (Revaluation full = new Revaluation(priced, BACKEND, Accuracy.STANDARD, stickiness)) {
                double[][] moves = {{0, 0.02, 0, 3}, {0, -0.02, 0, 3}, {0, 0, 0.02, 2}, {0.002, 0, 0, 2}};
                for (double[] move : moves) {
                    double[] errors = new double[2];
                    double largest = 0;
                    for (int half = 0; half < 2; half++) {
                        double size = half == 0 ? 1 : 0.5;
                        Shocks shock = shocks(move[0] * size, move[1] * size, move[2] * size);
                        double exact = Arrays.stream(full.pnl(shock))
                                .mapToDouble(group -> group[0])
                                .sum();
                        double approximate =
                                TaylorPnl.of(priced, move[0] * size, stickiness).pnl(shock)[0];
                        errors[half] = Math.abs(approximate - exact);
                        largest = Math.max(largest, Math.abs(exact));
                    }
                    String name = stickiness + " " + Arrays.toString(move) + " " + Arrays.toString(errors);
                    // Skew adds what vanna and volga would: second order under moneyness.
                    double order = stickiness == Stickiness.MONEYNESS ? Math.min(move[3], 2) : move[3];
                    assertTrue(errors[0] < 0.1 * largest, name);
                    assertTrue(errors[1] < errors[0] * Math.pow(0.5, order) * 1.25, name);
                }
            }
        }
    }

    /** The sample's covariance is that of the loadings within four standard errors, √((1 + ρ²)/n) of the variances. */
    @Test
    void factorsHaveTheMomentsOfTheSimulatedShocks() {
        List<Dynamics> underlyings = List.of(new Dynamics("AAA", 0.6, 0.03), new Dynamics("BBB", 0.3, -0.02));
        Cholesky correlation = Cholesky.of(new double[][] {{1, 0.4}, {0.4, 1}});
        Horizon horizon = new Horizon(5, 7.0 / 365, new TreeMap<>());
        int n = 20_000;
        Shocks shocks = new MonteCarlo(
                        RiskMethod.GAUSSIAN, horizon, underlyings, correlation, ScenarioModel.DEFAULT, n, 3, BACKEND)
                .block(0, n);
        double[][] samples = {
            shocks.byUnderlying().get("AAA").logSpot(),
            shocks.byUnderlying().get("BBB").logSpot(),
            shocks.byUnderlying().get("AAA").logVolatility(),
            shocks.byUnderlying().get("BBB").logVolatility()
        };
        GaussianFactors factors = GaussianFactors.of(horizon.years(), underlyings, correlation, ScenarioModel.DEFAULT);
        double[][] covariance = new double[4][4];
        for (int i = 0; i < 4; i++) {
            for (int j = 0; j < 4; j++) {
                for (int k = 0; k < 4; k++) {
                    covariance[i][j] += factors.loading()[i][k] * factors.loading()[j][k];
                }
            }
        }
        for (int i = 0; i < 4; i++) {
            double mean = Arrays.stream(samples[i]).average().orElseThrow();
            assertEquals(factors.mean()[i], mean, 4 * Math.sqrt(covariance[i][i] / n));
            for (int j = 0; j < 4; j++) {
                double sum = 0;
                for (int s = 0; s < n; s++) {
                    sum += (samples[i][s] - factors.mean()[i]) * (samples[j][s] - factors.mean()[j]);
                }
                double scale = Math.sqrt(covariance[i][i] * covariance[j][j]);
                assertEquals(covariance[i][j] / scale, sum / n / scale, 4 * Math.sqrt(2.0 / n), i + ", " + j);
            }
        }
    }

    /** Inversion against the same polynomial over simulated shocks: VaR and expected shortfall lie within its intervals. */
    @Test
    void inversionMatchesTheSamePolynomialSimulated() {
        Book book = book(40_000, RiskMethod.DELTA_GAMMA);
        PricedBook priced = priced(book);
        MarketDynamics dynamics = MarketDynamics.of(priced, ScenarioModel.DEFAULT);
        for (int sessions : new int[] {1, 5, 21}) {
            Horizon horizon = Horizons.of(priced, sessions);
            List<Dynamics> underlyings = dynamics.over(horizon.years());
            TaylorPnl taylor = TaylorPnl.of(priced, horizon.years(), Stickiness.MONEYNESS);
            Shocks shocks = new MonteCarlo(
                            RiskMethod.GAUSSIAN,
                            horizon,
                            underlyings,
                            dynamics.factor(),
                            ScenarioModel.DEFAULT,
                            40_000,
                            7,
                            BACKEND)
                    .block(0, 40_000);
            LossDistribution simulated = new LossDistribution(taylor.pnl(shocks));
            QuadraticLoss loss = new QuadraticLoss(taylor.loss(
                    GaussianFactors.of(horizon.years(), underlyings, dynamics.factor(), ScenarioModel.DEFAULT)));
            double deviation = loss.standardDeviation();
            // Four standard errors of a mean; of a standard deviation with the kurtosis of a χ² at most, √((15 −
            // 1)/4n).
            assertEquals(-simulated.meanPnl(), loss.mean(), 4 * deviation / 200);
            assertEquals(1, simulated.standardDeviation().orElseThrow() / deviation, 4 * Math.sqrt(14.0 / 160_000));
            for (double confidence : new double[] {0.95, 0.975, 0.99}) {
                QuadraticLoss.Measures at = loss.at(confidence);
                // Half an interval is two standard errors; four of them.
                assertEquals(
                        simulated.valueAtRisk(confidence),
                        at.valueAtRisk(),
                        width(simulated.valueAtRiskInterval(confidence)));
                assertEquals(
                        simulated.expectedShortfall(confidence),
                        at.expectedShortfall(),
                        width(simulated.expectedShortfallInterval(confidence)));
            }
        }
    }

    private static double width(Interval interval) {
        return interval.high().orElseThrow() - interval.low().orElseThrow();
    }

    @Test
    void runReportsItWithItsErrorAndWithoutScenariosNobodyAskedFor() {
        ScenarioModel model = ScenarioModel.DEFAULT;
        Book both = book(2_000, RiskMethod.DELTA_GAMMA, RiskMethod.GAUSSIAN);
        TailRun run = run(both, model);
        TailRun alone = run(book(2_000, RiskMethod.DELTA_GAMMA), model);
        assertEquals(6, run.measures().size());
        assertEquals(3, run.scenarios().size());
        assertEquals(0, alone.scenarios().size());
        assertEquals(run.measures().subList(0, 3), alone.measures());
        for (int i = 0; i < 3; i++) {
            TailMeasures parametric = run.measures().get(i);
            TailMeasures full = run.measures().get(3 + i);
            assertEquals(RiskMethod.DELTA_GAMMA, parametric.summary().method());
            for (int k = 0; k < 3; k++) {
                ValueAtRisk var = parametric.var().get(k);
                assertEquals(
                        var.value() - full.var().get(k).value(), var.error().orElseThrow());
                ExpectedShortfall es = parametric.es().get(k);
                assertEquals(es.value() - full.es().get(k).value(), es.error().orElseThrow());
                // A book of moderate convexity over a day: sampling and third order stay within a tenth of VaR.
                if (i == 0) {
                    assertEquals(full.var().get(k).value(), var.value(), 0.1 * var.value());
                }
            }
        }
        assertTrue(run.measures().getFirst().summary().note().contains("over 2000 gaussian scenarios"));
    }

    /** Cash and expired options have no P&L. */
    @Test
    void bookWithoutPositionsLosesNothing() {
        Book empty = Markets.book(
                Markets.market(Markets.underlying("AAA", 50, PriceHistory.none())),
                Markets.settings(100, RiskMethod.DELTA_GAMMA));
        for (TailMeasures measures : run(empty, ScenarioModel.DEFAULT).measures()) {
            assertEquals(0, measures.var().getFirst().value());
            assertEquals(0, measures.es().getFirst().value());
        }
    }

    private static TailRun run(Book book, ScenarioModel model) {
        PricedBook priced = priced(book);
        try (Revaluation revaluation = new Revaluation(priced, BACKEND, Accuracy.FAST, model.stickiness())) {
            return TailRun.of(
                    priced,
                    MarketDynamics.of(priced, model),
                    revaluation,
                    new Computation(BACKEND, 2, Accuracy.FAST, Exactness.AUTO));
        }
    }
}
