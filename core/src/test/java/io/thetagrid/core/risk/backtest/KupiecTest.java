package io.thetagrid.core.risk.backtest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KupiecTest {
    private static final double SIGNIFICANCE = 0.05;

    /** Kupiec 1995, table 3: failures that do not reject at 5 % lie between these two. For 255 days at 99 % it gives no lower one. */
    @ParameterizedTest
    @CsvSource({
        "0.01, 255, , 7", "0.01, 510, 1, 11", "0.01, 1000, 4, 17",
        "0.025, 255, 2, 12", "0.025, 510, 6, 21", "0.025, 1000, 15, 36",
        "0.05, 255, 6, 21", "0.05, 510, 16, 36", "0.05, 1000, 37, 65",
        "0.075, 255, 11, 28", "0.075, 510, 27, 51", "0.075, 1000, 59, 92",
        "0.10, 255, 16, 36", "0.10, 510, 38, 65", "0.10, 1000, 81, 120"
    })
    void nonRejectionRegionsAreThosePublished(double p, int days, Integer low, int high) {
        if (low != null) {
            assertEquals(TestVerdict.REJECTED, failures(days, low, p).verdict());
            assertEquals(TestVerdict.ACCEPTED, failures(days, low + 1, p).verdict());
        }
        assertEquals(TestVerdict.ACCEPTED, failures(days, high - 1, p).verdict());
        assertEquals(TestVerdict.REJECTED, failures(days, high, p).verdict());
    }

    /** The likelihood's maximum is 1: what is left is −2 ln (1 − p)^n, or −2 ln p^n. */
    @Test
    void noneAndAllHaveTheirLimits() {
        assertEquals(
                -2 * 250 * Math.log(0.99), failures(250, 0, 0.01).statistic().orElseThrow(), 1e-12);
        assertEquals(
                -2 * 250 * Math.log(0.01), failures(250, 250, 0.01).statistic().orElseThrow(), 1e-9);
        assertEquals(-2 * Math.log(0.99), failures(1, 0, 0.01).statistic().orElseThrow(), 1e-15);
        assertEquals(-2 * Math.log(0.01), failures(1, 1, 0.01).statistic().orElseThrow(), 1e-14);
        assertEquals(0, failures(1000, 10, 0.01).statistic().orElseThrow(), 1e-12);
        assertEquals(1, failures(1000, 10, 0.01).pValue().orElseThrow(), 1e-5);
    }

    /** The likelihoods of 4,015 days with 401 failures are 10^-565 and less: below the smallest double. */
    @Test
    void longHistoriesDoNotUnderflow() {
        TestResult result = failures(4015, 500, 0.10);
        assertTrue(result.statistic().orElseThrow() > 20
                && Double.isFinite(result.statistic().orElseThrow()));
    }

    @Test
    void timeUntilFirstFailureLooksAtTheFirstAlone() {
        boolean[] days = new boolean[300];
        days[99] = true;
        TestResult expected = Kupiec.timeUntilFirstFailure(ExceptionCounts.of(days), 0.01, SIGNIFICANCE);
        // 1/100 is what was forecast.
        assertEquals(0, expected.statistic().orElseThrow(), 1e-12);
        days[100] = true;
        days[250] = true;
        assertEquals(expected, Kupiec.timeUntilFirstFailure(ExceptionCounts.of(days), 0.01, SIGNIFICANCE));
        days[0] = true;
        TestResult atOnce = Kupiec.timeUntilFirstFailure(ExceptionCounts.of(days), 0.01, SIGNIFICANCE);
        assertEquals(-2 * Math.log(0.01), atOnce.statistic().orElseThrow(), 1e-12);
        assertNotEquals(expected, atOnce);
    }

    @Test
    void noFailureYetIsWhatHasBeenSeen() {
        TestResult none = Kupiec.timeUntilFirstFailure(ExceptionCounts.of(new boolean[250]), 0.01, SIGNIFICANCE);
        assertEquals(-2 * 250 * Math.log(0.99), none.statistic().orElseThrow(), 1e-12);
    }

    /** Rejections in 1,000 seeded histories, against the test's exact size: its region's binomial probability. */
    @Test
    void sizeUnderTheNullIsTheRegionsProbability() {
        int days = 500;
        double p = 0.05;
        double size = 0;
        for (int x = 0; x <= days; x++) {
            size += failures(days, x, p).verdict() == TestVerdict.REJECTED ? binomial(days, x, "0.05") : 0;
        }
        assertEquals(SIGNIFICANCE, size, 0.015); // χ² is an approximation to counts
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(20);
        int histories = 1000;
        int rejected = 0;
        for (int h = 0; h < histories; h++) {
            boolean[] exceptions = new boolean[days];
            for (int day = 0; day < days; day++) {
                exceptions[day] = random.nextDouble() < p;
            }
            TestResult result = Kupiec.proportionOfFailures(ExceptionCounts.of(exceptions), p, SIGNIFICANCE);
            rejected += result.verdict() == TestVerdict.REJECTED ? 1 : 0;
        }
        assertEquals(size, rejected / (double) histories, 3.5 * Math.sqrt(size * (1 - size) / histories));
    }

    private static TestResult failures(int days, int failures, double p) {
        boolean[] exceptions = new boolean[days];
        Arrays.fill(exceptions, 0, failures, true);
        return Kupiec.proportionOfFailures(ExceptionCounts.of(exceptions), p, SIGNIFICANCE);
    }

    private static double binomial(int n, int k, String probability) {
        MathContext digits = new MathContext(40);
        BigDecimal p = new BigDecimal(probability);
        BigDecimal mass = p.pow(k, digits).multiply(BigDecimal.ONE.subtract(p).pow(n - k, digits), digits);
        for (int i = 1; i <= k; i++) {
            mass = mass.multiply(BigDecimal.valueOf(n - k + i), digits).divide(BigDecimal.valueOf(i), digits);
        }
        return mass.doubleValue();
    }
}
