package io.thetagrid.core.risk.backtest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

class ChristoffersenTest {
    private static final double SIGNIFICANCE = 0.05;

    /** Eight transitions, 2 of 5 and 2 of 3: the products of the paper's equations, which do not underflow here. */
    @Test
    void ratioOfTheLikelihoodsAsThePaperWritesThem() {
        boolean[] days = {false, false, true, true, true, false, false, true, false};
        ExceptionCounts counts = ExceptionCounts.of(days);
        assertEquals(new ExceptionCounts(9, 4, 3, 2, 2, 2, 2), counts);
        boolean[] uneven = {false, false, false, true, true, true, false, false, true};
        assertEquals(new ExceptionCounts(9, 4, 4, 3, 2, 1, 2), ExceptionCounts.of(uneven));
        double one = Math.pow(4 / 8.0, 4) * Math.pow(4 / 8.0, 4);
        double two = Math.pow(3 / 5.0, 3) * Math.pow(2 / 5.0, 2) * Math.pow(1 / 3.0, 1) * Math.pow(2 / 3.0, 2);
        assertEquals(-2 * Math.log(one / two), independence(uneven).statistic().orElseThrow(), 1e-14);
        // Two of four after either: no evidence at all.
        assertEquals(0, independence(days).statistic().orElseThrow(), 1e-14);
    }

    @Test
    void clustersAreRejectedWhereTheirNumberIsNot() {
        boolean[] cluster = new boolean[500];
        Arrays.fill(cluster, 200, 225, true);
        ExceptionCounts counts = ExceptionCounts.of(cluster);
        assertEquals(
                TestVerdict.ACCEPTED,
                Kupiec.proportionOfFailures(counts, 0.05, SIGNIFICANCE).verdict());
        assertEquals(TestVerdict.REJECTED, independence(cluster).verdict());
        assertEquals(
                TestVerdict.REJECTED,
                Christoffersen.conditionalCoverage(counts, 0.05, SIGNIFICANCE).verdict());
    }

    @Test
    void noneAndAllSayNothingOfIndependence() {
        boolean[] none = new boolean[250];
        boolean[] all = new boolean[250];
        Arrays.fill(all, true);
        assertEquals(0, independence(none).statistic().orElseThrow());
        assertEquals(1, independence(none).pValue().orElseThrow());
        assertEquals(0, independence(all).statistic().orElseThrow());
        // What is left of conditional coverage is the proportion of failures, with two degrees of freedom.
        TestResult coverage = Christoffersen.conditionalCoverage(ExceptionCounts.of(none), 0.01, SIGNIFICANCE);
        assertEquals(-2 * 250 * Math.log(0.99), coverage.statistic().orElseThrow(), 1e-12);
        assertEquals(Math.pow(0.99, 250), coverage.pValue().orElseThrow(), 1e-12);
        assertEquals(2, coverage.degreesOfFreedom().orElseThrow());
    }

    @Test
    void oneDayHasNoTransition() {
        for (boolean exception : new boolean[] {false, true}) {
            ExceptionCounts counts = ExceptionCounts.of(new boolean[] {exception});
            assertEquals(
                    TestResult.notComputable(TestKind.CHRISTOFFERSEN_INDEPENDENCE),
                    Christoffersen.independence(counts, SIGNIFICANCE));
            assertEquals(
                    TestResult.notComputable(TestKind.CHRISTOFFERSEN_COVERAGE),
                    Christoffersen.conditionalCoverage(counts, 0.05, SIGNIFICANCE));
        }
    }

    /** Rejections in 1,000 seeded histories of 1,000 days with one exception in ten: near the 5 % that χ² promises. */
    @Test
    void sizeUnderTheNullIsNearTheLevel() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(21);
        int histories = 1000;
        int dependent = 0;
        int wrong = 0;
        for (int h = 0; h < histories; h++) {
            boolean[] exceptions = new boolean[1000];
            for (int day = 0; day < exceptions.length; day++) {
                exceptions[day] = random.nextDouble() < 0.1;
            }
            ExceptionCounts counts = ExceptionCounts.of(exceptions);
            dependent += independence(exceptions).verdict() == TestVerdict.REJECTED ? 1 : 0;
            TestResult coverage = Christoffersen.conditionalCoverage(counts, 0.1, SIGNIFICANCE);
            wrong += coverage.verdict() == TestVerdict.REJECTED ? 1 : 0;
        }
        // 3.5 standard deviations of 1,000 draws, and a hundredth for χ² as an approximation.
        double tolerance = 3.5 * Math.sqrt(0.05 * 0.95 / histories) + 0.01;
        assertEquals(0.05, dependent / (double) histories, tolerance);
        assertEquals(0.05, wrong / (double) histories, tolerance);
        assertTrue(dependent > 0 && wrong > 0);
    }

    private static TestResult independence(boolean[] exceptions) {
        return Christoffersen.independence(ExceptionCounts.of(exceptions), SIGNIFICANCE);
    }
}
