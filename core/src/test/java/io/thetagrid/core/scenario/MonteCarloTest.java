package io.thetagrid.core.scenario;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.thetagrid.core.book.RiskMethod;
import io.thetagrid.kernels.backend.Backend;
import io.thetagrid.kernels.backend.Backends;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MonteCarloTest {
    private static final int SCENARIOS = 40_000;
    private static final double YEARS = 30 / 365.0;
    private static final double SETTLEMENT = 10 / 365.0;
    private static final double EARLY_SETTLEMENT = 3 / 365.0;
    private static final Backend BACKEND = Backends.pick("scalar");

    private static final Horizon HORIZON = new Horizon(
            21, YEARS, new TreeMap<>(Map.of("BBB", new TreeMap<>(Map.of(SETTLEMENT, 6, EARLY_SETTLEMENT, 2)))));

    private static MonteCarlo monteCarlo(RiskMethod method) {
        return new MonteCarlo(
                method,
                HORIZON,
                List.of(new Dynamics("AAA", 0.3, 0.02), new Dynamics("BBB", 0.8, 0.05)),
                Cholesky.of(new double[][] {{1, 0.6}, {0.6, 1}}),
                ScenarioModel.DEFAULT,
                SCENARIOS,
                3,
                BACKEND);
    }

    /** Moments that the model states; sampling errors of variances are √(2/n) for normal and some three times that for t. */
    @ParameterizedTest
    @EnumSource(names = {"GAUSSIAN", "STUDENT_T"})
    void shocksHaveTheStatedMoments(RiskMethod method) {
        Shocks shocks = monteCarlo(method).block(0, SCENARIOS);
        double relative = method == RiskMethod.GAUSSIAN ? 0.03 : 0.15;
        double correlation = method == RiskMethod.GAUSSIAN ? 0.02 : 0.06;
        double[] a = shocks.byUnderlying().get("AAA").logSpot();
        double[] b = shocks.byUnderlying().get("BBB").logSpot();
        double[] volatility = shocks.byUnderlying().get("BBB").logVolatility();
        assertEquals((0.02 - 0.045) * YEARS, mean(a), 4 * 0.3 * Math.sqrt(YEARS / SCENARIOS));
        assertEquals(0.09 * YEARS, variance(a), relative * 0.09 * YEARS);
        assertEquals(0.64 * YEARS, variance(b), relative * 0.64 * YEARS);
        assertEquals(0.81 * YEARS, variance(volatility), relative * 0.81 * YEARS);
        assertEquals(0.6, correlation(a, b), correlation);
        assertEquals(-0.5, correlation(b, volatility), correlation);
    }

    /** A path's spots at t₁ &lt; t₂ &lt; h have variances σ²t and independent increments. */
    @ParameterizedTest
    @EnumSource(names = {"GAUSSIAN", "STUDENT_T"})
    void spotsAtSettlementsLieOnTheSamePath(RiskMethod method) {
        UnderlyingShocks shocks =
                monteCarlo(method).block(0, SCENARIOS).byUnderlying().get("BBB");
        double relative = method == RiskMethod.GAUSSIAN ? 0.03 : 0.15;
        double[] early = shocks.settlementLogSpot().get(EARLY_SETTLEMENT);
        double[] late = shocks.settlementLogSpot().get(SETTLEMENT);
        double[] end = shocks.logSpot();
        assertEquals(0.64 * EARLY_SETTLEMENT, variance(early), relative * 0.64 * EARLY_SETTLEMENT);
        assertEquals(0.64 * SETTLEMENT, variance(late), relative * 0.64 * SETTLEMENT);
        assertEquals(0, correlation(early, minus(late, early)), 0.03);
        assertEquals(0, correlation(late, minus(end, late)), 0.03);
        assertTrue(monteCarlo(method)
                .block(0, 8)
                .byUnderlying()
                .get("AAA")
                .settlementLogSpot()
                .isEmpty());
    }

    @Test
    void studentShocksAreCappedAndFatTailed() {
        double[] x = monteCarlo(RiskMethod.STUDENT_T)
                .block(0, SCENARIOS)
                .byUnderlying()
                .get("AAA")
                .logSpot();
        double spread = 0.3 * Math.sqrt(YEARS);
        StudentT t = new StudentT(4, 1e-4);
        double cap = t.cap() / Math.sqrt(t.cappedVariance());
        double extreme = Arrays.stream(x)
                .map(v -> Math.abs(v - (0.02 - 0.045) * YEARS) / spread)
                .max()
                .orElseThrow();
        assertTrue(extreme > 6 && extreme <= cap + 1e-12, "extreme " + extreme);
        double beyondThree =
                (double) Arrays.stream(x).filter(v -> Math.abs(v) > 3 * spread).count();
        // P(|t₄| > 3·1.4019) = 1.36 %, of a Gaussian 0.27 %.
        assertEquals(0.0136 * SCENARIOS, beyondThree, 4 * Math.sqrt(0.0136 * SCENARIOS));
    }

    @Test
    void blocksArePartsOfOneSet() {
        MonteCarlo set = monteCarlo(RiskMethod.STUDENT_T);
        double[] whole =
                set.block(0, 100).byUnderlying().get("BBB").settlementLogSpot().get(SETTLEMENT);
        double[] part =
                set.block(40, 17).byUnderlying().get("BBB").settlementLogSpot().get(SETTLEMENT);
        assertArrayEquals(Arrays.copyOfRange(whole, 40, 57), part);
    }

    @Test
    void streamsAreNamedBySymbolAloneAndNeverShared() {
        int alone = StreamIds.of(List.of("BBB"))[0];
        assertEquals(alone, StreamIds.of(List.of("AAA", "BBB", "CCC"))[1]);
        int[] twins = StreamIds.of(List.of("AAA", "AAA"));
        assertNotEquals(twins[0], twins[1]);
    }

    private static double mean(double[] x) {
        return Arrays.stream(x).average().orElseThrow();
    }

    private static double variance(double[] x) {
        double mean = mean(x);
        return Arrays.stream(x).map(v -> (v - mean) * (v - mean)).average().orElseThrow();
    }

    private static double correlation(double[] x, double[] y) {
        double meanX = mean(x);
        double meanY = mean(y);
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += (x[i] - meanX) * (y[i] - meanY);
        }
        return sum / x.length / Math.sqrt(variance(x) * variance(y));
    }

    private static double[] minus(double[] x, double[] y) {
        double[] difference = new double[x.length];
        Arrays.setAll(difference, i -> x[i] - y[i]);
        return difference;
    }
}
