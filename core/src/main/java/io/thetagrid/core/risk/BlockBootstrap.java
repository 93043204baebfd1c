package io.thetagrid.core.risk;

import io.thetagrid.kernels.backend.NormalStream;
import io.thetagrid.kernels.random.PhiloxScalar;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Intervals of VaR and expected shortfall over windows that overlap, and so are not independent: blocks of neighbouring
 * windows are drawn with replacement from the circle they form, until there are as many as there were, a thousand times, and
 * the interval lies between the 2.5 % and 97.5 % quantiles of what the samples' measures come to [Politis–Romano 1992, "A
 * circular block-resampling procedure for stationary data"]. A block holds {@code max(2h, ⌈n^⅓⌉)} of n windows of h
 * sessions. Draws are named by seed, resample and block alone.
 *
 * <p>What is called 95 % is somewhat less: of normal returns over five sessions, intervals at 95 % hold the true VaR 91 % of
 * the time and the true expected shortfall 89 %, from a thousand windows; both 93 % from 2,500. Blocks lose the dependence
 * across their ends, and a tail of few independent losses has its mean skewed; longer blocks gain nothing at these sizes.
 *
 * <p>A bound exists where it would for n / h independent windows: a sample whose worst loss is too small to bound a quantile
 * bounds it no better when drawn from again.
 */
final class BlockBootstrap implements SamplingIntervals {
    static final int RESAMPLES = 1_000;

    /** Resamples beyond either end of an interval, the one at it included: 2.5 % of them. */
    private static final int BEYOND = RESAMPLES / 40;

    /** Beside those of {@link io.thetagrid.core.scenario.MonteCarlo} and of assignment's paths. */
    private static final int PURPOSE = 16;

    private static final long WORD = 0xFFFFFFFFL;

    private final int overlap;
    private final int seed;
    private final List<Double> confidences;
    /** Losses, the worst first. */
    private final double[] worst;
    /** Where each window stands among them. */
    private final int[] place;
    /** {@code [confidence][resample]}, ascending. */
    private final double[][] valueAtRisk;

    private final double[][] expectedShortfall;

    /**
     * Draws the resamples.
     *
     * @param pnl by window, in time's order, at least one
     * @param overlap h: how many neighbouring windows share each observation
     * @param confidences at which intervals will be asked for
     */
    BlockBootstrap(double[] pnl, int overlap, List<Double> confidences, int seed) {
        this.overlap = overlap;
        this.seed = seed;
        this.confidences = confidences;
        int n = pnl.length;
        int[] order = WorstScenarios.of(pnl, n);
        worst = new double[n];
        place = new int[n];
        for (int i = 0; i < n; i++) {
            worst[i] = 0 - pnl[order[i]];
            place[order[i]] = i;
        }
        valueAtRisk = new double[confidences.size()][RESAMPLES];
        expectedShortfall = new double[confidences.size()][RESAMPLES];
        int[] counts = new int[n];
        for (int i = 0; i < RESAMPLES; i++) {
            resample(i, counts);
            for (int c = 0; c < confidences.size(); c++) {
                TailRank rank = TailRank.of(n, confidences.get(c));
                valueAtRisk[c][i] = ranked(counts, n - rank.valueAtRisk() + 1);
                expectedShortfall[c][i] = mean(counts, rank.tail());
            }
        }
        for (int c = 0; c < confidences.size(); c++) {
            Arrays.sort(valueAtRisk[c]);
            Arrays.sort(expectedShortfall[c]);
        }
    }

    /** How many neighbouring windows are drawn together. */
    static int blockLength(int windows, int overlap) {
        int root = 1;
        while ((long) root * root * root < windows) {
            root++;
        }
        return Math.min(Math.max(2 * overlap, root), windows);
    }

    /** How often each place is drawn. */
    private void resample(int number, int[] counts) {
        Arrays.fill(counts, 0);
        int n = counts.length;
        int length = blockLength(n, overlap);
        int[] words = {};
        for (int drawn = 0, block = 0; drawn < n; drawn += length, block++) {
            if (block % 4 == 0) {
                words = PhiloxScalar.block(new NormalStream(seed, 0, block / 4, PURPOSE), number);
            }
            // Uniform but for one part in 2³² / n.
            int first = (int) (((words[block % 4] & WORD) * n) >>> 32);
            for (int i = first; i < first + Math.min(length, n - drawn); i++) {
                counts[place[i < n ? i : i - n]]++;
            }
        }
    }

    /** The loss that is the {@code rank}-th worst of a resample. */
    private double ranked(int[] counts, int rank) {
        int at = 0;
        for (int seen = counts[0]; seen < rank; seen += counts[at]) {
            at++;
        }
        return worst[at];
    }

    /** Mean of the worst {@code tail} losses of a resample, the last one by its fraction. */
    private double mean(int[] counts, double tail) {
        CompensatedSum sum = new CompensatedSum();
        double left = tail;
        for (int at = 0; left > 0; at++) {
            double taken = Math.min(counts[at], left);
            sum.add(taken * worst[at]);
            left -= taken;
        }
        return sum.value() / tail;
    }

    @Override
    public Interval valueAtRiskInterval(double confidence) {
        BinomialRanks ranks = BinomialRanks.of(Math.max(worst.length / overlap, 1), confidence);
        double[] resampled = valueAtRisk[confidences.indexOf(confidence)];
        return new Interval(
                ranks.low().isPresent() ? low(resampled) : OptionalDouble.empty(),
                ranks.high().isPresent() ? high(resampled) : OptionalDouble.empty());
    }

    @Override
    public Interval expectedShortfallInterval(double confidence) {
        if (TailRank.of(worst.length, confidence).tail() / overlap < LossDistribution.FEWEST_TAIL_SCENARIOS) {
            return Interval.NONE;
        }
        double[] resampled = expectedShortfall[confidences.indexOf(confidence)];
        return new Interval(low(resampled), high(resampled));
    }

    private static OptionalDouble low(double[] resampled) {
        return OptionalDouble.of(resampled[BEYOND - 1]);
    }

    private static OptionalDouble high(double[] resampled) {
        return OptionalDouble.of(resampled[RESAMPLES - BEYOND]);
    }
}
