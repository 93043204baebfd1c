package io.thetagrid.core.risk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LossDistributionTest {

    /** Losses 1 … n, so that an order statistic is its own rank. */
    private static LossDistribution ranks(int n) {
        return new LossDistribution(
                IntStream.rangeClosed(1, n).mapToDouble(i -> -i).toArray());
    }

    @Test
    void valueAtRiskIsTheOrderStatisticOfRankCeilingAlphaN() {
        assertEquals(9500, ranks(10_000).valueAtRisk(0.95));
        assertEquals(9750, ranks(10_000).valueAtRisk(0.975));
        assertEquals(9900, ranks(10_000).valueAtRisk(0.99));
        assertEquals(250, ranks(252).valueAtRisk(0.99)); // 249.48
        assertEquals(1, ranks(1).valueAtRisk(0.95));
    }

    @Test
    void expectedShortfallWeightsTheBoundaryByItsFraction() {
        assertEquals((9751 + 10_000) / 2.0, ranks(10_000).expectedShortfall(0.975), 1e-9);
        // n(1 − α) = 2.52: losses 252, 251 and 0.52 of 250.
        assertEquals((252 + 251 + 0.52 * 250) / 2.52, ranks(252).expectedShortfall(0.99), 1e-12);
        assertEquals(1, ranks(1).expectedShortfall(0.95));
    }

    @Test
    void gainsGiveNegativeMeasures() {
        LossDistribution gains = new LossDistribution(new double[] {3, 1, 2});
        assertEquals(-1, gains.valueAtRisk(0.99));
        assertEquals(-1, gains.expectedShortfall(0.99));
        assertEquals(OptionalDouble.empty(), gains.topScenarioShare(0.99));
    }

    @Test
    void topScenarioShareIsTheWorstLossOverTheTailsSum() {
        LossDistribution losses = ranks(100);
        assertEquals(
                100.0 / (100 + 99 + 98 + 97 + 96), losses.topScenarioShare(0.95).orElseThrow(), 1e-15);
    }

    @Test
    void boundsThatDoNotExistAreEmpty() {
        Interval year = ranks(252).valueAtRiskInterval(0.99);
        assertTrue(year.low().isPresent());
        assertEquals(OptionalDouble.empty(), year.high());
        assertEquals(Interval.NONE, ranks(252).expectedShortfallInterval(0.99));
        assertTrue(ranks(252).valueAtRiskInterval(0.95).high().isPresent());
    }
}
