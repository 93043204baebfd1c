package io.thetagrid.kernels.paths;

import static io.thetagrid.kernels.paths.MertonPathsTest.assertWithin;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.thetagrid.kernels.backend.NormalStream;
import org.junit.jupiter.api.Test;

/**
 * Values against closed forms, and measured variance ratios held above floors some way below them. Measured: opposite paths
 * 1.7 (European call) and 16.5 (spot); spot as control 6.1 (European call); geometric Asian as control 870, with the spot
 * 1,020 (Asian call); quasi-random paths 3,700 (European), 1,600 (geometric Asian), 1,600 (Asian).
 */
class VarianceReductionTest {
    private static final int PATHS = 1 << 17;
    private static final int FIXINGS = 12;
    private static final double SPOT = 100;
    private static final double STRIKE = 100;
    private static final double RATE = 0.05;
    private static final double YIELD = 0.02;
    private static final double VOLATILITY = 0.25;
    private static final PathModel MODEL = new GeometricBrownianMotion(RATE, YIELD, VOLATILITY);
    private static final PathGrid GRID = PathGrid.uniform(1, FIXINGS);
    private static final double DISCOUNT = Math.exp(-RATE);

    /** Discounted call payoffs of one path each. */
    private record Calls(double[] european, double[] asian, double[] geometricAsian, double[] spots) {

        static Calls simulate(PathNormals normals, int paths) {
            double[][] logReturns = Simulation.run(MODEL, GRID, normals, 0, paths);
            Calls calls = new Calls(new double[paths], new double[paths], new double[paths], new double[paths]);
            for (int i = 0; i < paths; i++) {
                double sum = 0;
                double logSum = 0;
                for (double[] fixing : logReturns) {
                    sum += SPOT * Math.exp(fixing[i]);
                    logSum += fixing[i];
                }
                calls.spots[i] = SPOT * Math.exp(logReturns[FIXINGS - 1][i]);
                calls.european[i] = DISCOUNT * Math.max(calls.spots[i] - STRIKE, 0);
                calls.asian[i] = DISCOUNT * Math.max(sum / FIXINGS - STRIKE, 0);
                calls.geometricAsian[i] = DISCOUNT * Math.max(SPOT * Math.exp(logSum / FIXINGS) - STRIKE, 0);
            }
            return calls;
        }
    }

    private static final Calls CALLS = Calls.simulate(Simulation.NORMALS, PATHS);
    private static final Calls OPPOSITE = Calls.simulate(Simulation.NORMALS.opposite(), PATHS);
    private static final double EUROPEAN = BlackScholes.price(1, SPOT, STRIKE, 1, RATE, YIELD, VOLATILITY);

    /** The geometric mean is lognormal: a Black–Scholes price [Kemna–Vorst 1990]. */
    private static double geometricAsian() {
        double mean = 0;
        double variance = 0;
        for (double time : GRID.times()) {
            mean += (RATE - YIELD - VOLATILITY * VOLATILITY / 2) * time / FIXINGS;
            for (double other : GRID.times()) {
                variance += VOLATILITY * VOLATILITY * Math.min(time, other) / FIXINGS / FIXINGS;
            }
        }
        double growth = Math.exp(mean + variance / 2);
        return BlackScholes.price(1, SPOT * growth * DISCOUNT, STRIKE, 1, RATE, 0, Math.sqrt(variance));
    }

    @Test
    void plainEstimatesMeetClosedForms() {
        assertWithin(4, EUROPEAN, Estimate.of(CALLS.european));
        assertWithin(4, geometricAsian(), Estimate.of(CALLS.geometricAsian));
    }

    @Test
    void antitheticVariates() {
        Estimate european = Estimate.antithetic(CALLS.european, OPPOSITE.european);
        assertWithin(4, EUROPEAN, european);
        assertRatio(1.5, european, Estimate.of(CALLS.european));
        Estimate spot = Estimate.antithetic(CALLS.spots, OPPOSITE.spots);
        assertWithin(4, SPOT * Math.exp(RATE - YIELD), spot);
        double square = VOLATILITY * VOLATILITY;
        double exact = Math.expm1(square) / (Math.expm1(square) + Math.expm1(-square));
        assertEquals(exact, spot.varianceRatio(Estimate.of(CALLS.spots)), 0.05 * exact, "variances of 2^17 samples");
    }

    @Test
    void spotAsControl() {
        double forward = SPOT * Math.exp(RATE - YIELD);
        Estimate european = Estimate.controlled(CALLS.european, new double[][] {CALLS.spots}, new double[] {forward});
        assertWithin(4, EUROPEAN, european);
        assertRatio(5, european, Estimate.of(CALLS.european));
    }

    @Test
    void geometricAsianAsControl() {
        double forward = SPOT * Math.exp(RATE - YIELD);
        Estimate geometric = Estimate.controlled(
                CALLS.asian, new double[][] {CALLS.geometricAsian}, new double[] {geometricAsian()});
        assertRatio(500, geometric, Estimate.of(CALLS.asian));
        Estimate both = Estimate.controlled(
                CALLS.asian, new double[][] {CALLS.geometricAsian, CALLS.spots}, new double[] {geometricAsian(), forward
                });
        assertRatio(500, both, Estimate.of(CALLS.asian));
        assertWithin(4, both.value(), Estimate.of(CALLS.asian));
    }

    /** 32 scramblings of 4,096 points each, against as many random paths. */
    @Test
    void quasiRandomPaths() {
        int points = 1 << 12;
        double[][] means = new double[3][PATHS / points];
        for (int i = 0; i < means[0].length; i++) {
            Calls calls = Calls.simulate(PathNormals.quasiRandom(new NormalStream(i, 0, 0, 0)), points);
            means[0][i] = Simulation.mean(calls.european);
            means[1][i] = Simulation.mean(calls.geometricAsian);
            means[2][i] = Simulation.mean(calls.asian);
        }
        Estimate european = Estimate.of(means[0]);
        Estimate geometric = Estimate.of(means[1]);
        assertWithin(4, EUROPEAN, european);
        assertWithin(4, geometricAsian(), geometric);
        assertSquaredRatio(1_000, european, Estimate.of(CALLS.european));
        assertSquaredRatio(500, geometric, Estimate.of(CALLS.geometricAsian));
        assertSquaredRatio(500, Estimate.of(means[2]), Estimate.of(CALLS.asian));
    }

    private static void assertRatio(double floor, Estimate reduced, Estimate plain) {
        double ratio = reduced.varianceRatio(plain);
        assertTrue(ratio > floor, () -> "variance falls by " + ratio);
    }

    /** As many paths in both, but samples of one are means. */
    private static void assertSquaredRatio(double floor, Estimate reduced, Estimate plain) {
        double ratio = Math.pow(plain.standardError() / reduced.standardError(), 2);
        assertTrue(ratio > floor, () -> "variance falls by " + ratio);
    }
}
