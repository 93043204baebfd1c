package io.thetagrid.core.risk;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.function.LongFunction;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** How often 95 % intervals hold what they are of, over a thousand seeds, where the truth is known. */
class IntervalCoverageTest {
    private static final int SEEDS = 1_000;
    private static final double LEVEL = 0.95;
    private static final int SESSIONS = 5;

    /** VaR and expected shortfall of the standard normal at 95 %: its quantile, and φ(quantile) / 5 %. */
    private static final double VAR = 1.6448536269514722;

    private static final double ES = Math.exp(-VAR * VAR / 2) / Math.sqrt(2 * Math.PI) / 0.05;

    private record Coverage(double valueAtRisk, double expectedShortfall) {}

    private static Coverage coverage(LongFunction<SamplingIntervals> intervals, double deviation) {
        List<SamplingIntervals> samples =
                LongStream.rangeClosed(1, SEEDS).parallel().mapToObj(intervals).toList();
        return new Coverage(
                share(samples, sample -> holds(sample.valueAtRiskInterval(LEVEL), VAR * deviation)),
                share(samples, sample -> holds(sample.expectedShortfallInterval(LEVEL), ES * deviation)));
    }

    private static double share(List<SamplingIntervals> samples, Predicate<SamplingIntervals> holds) {
        return (double) samples.stream().filter(holds).count() / SEEDS;
    }

    private static boolean holds(Interval interval, double truth) {
        return interval.low().orElseThrow() <= truth && truth <= interval.high().orElseThrow();
    }

    /** Sums of {@code h} neighbouring standard normals. */
    private static double[] windows(int n, int h, long seed) {
        Random random = new Random(seed);
        double[] daily = new double[n + h - 1];
        for (int i = 0; i < daily.length; i++) {
            daily[i] = random.nextGaussian();
        }
        double[] sums = new double[n];
        for (int i = 0; i < n; i++) {
            for (int t = 0; t < h; t++) {
                sums[i] += daily[i + t];
            }
        }
        return sums;
    }

    /** Within three standard errors of a share of a thousand. */
    private static void assertCovers(double low, double high, double measured) {
        double least = low - 3 * Math.sqrt(low * (1 - low) / SEEDS);
        double most = high + 3 * Math.sqrt(high * (1 - high) / SEEDS);
        assertTrue(
                least <= measured && measured <= most,
                () -> "covers " + measured + ", expected " + low + " to " + high);
    }

    /** VaR's ends leave at most 2.5 % each, and less by at most the chance of one rank; a mean's error is nearly normal. */
    @Test
    void independentScenariosAreCoveredAsOftenAsPromised() {
        Coverage coverage = coverage(seed -> new LossDistribution(windows(2_000, 1, seed)), 1);
        assertCovers(0.95, 0.962, coverage.valueAtRisk());
        assertCovers(0.935, 0.95, coverage.expectedShortfall());
    }

    /**
     * Windows of five sessions in blocks of ten: a sum over blocks has Σ (1 − |k|/10)(1 − |k|/5) = 4.2 of the five variances
     * that it has over dependent windows, so a normal interval covers P(|Z| &lt; 1.96·√(4.2/5)) = 92.8 %. Ten independent
     * losses in the tail, as a thousand windows have, cost expected shortfall some more; twenty-five hardly any.
     */
    @Test
    void overlappingWindowsAreCoveredNearlyAsOften() {
        Coverage fourYears = coverage(seed -> bootstrap(1_000, seed), Math.sqrt(SESSIONS));
        assertCovers(0.91, 0.95, fourYears.valueAtRisk());
        assertCovers(0.88, 0.95, fourYears.expectedShortfall());
        Coverage tenYears = coverage(seed -> bootstrap(2_500, seed), Math.sqrt(SESSIONS));
        assertCovers(0.928, 0.95, tenYears.valueAtRisk());
        assertCovers(0.92, 0.95, tenYears.expectedShortfall());
    }

    private static BlockBootstrap bootstrap(int windows, long seed) {
        return new BlockBootstrap(windows(windows, SESSIONS, seed), SESSIONS, List.of(LEVEL), (int) seed);
    }
}
