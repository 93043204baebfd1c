package io.thetagrid.core.risk;

import io.thetagrid.core.pricing.Parallel;
import io.thetagrid.core.scenario.ScenarioSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Every position's part of VaR and expected shortfall in one set of scenarios, by Euler's rule: a measure that doubles with
 * the book is the sum of each position's size times its derivative, and the derivative is the position's mean loss where the
 * book's loss is what the measure is about [Tasche 1999, "Risk contributions and performance measurement"; Gouriéroux–
 * Laurent–Scaillet 2000].
 *
 * <ul>
 *   <li>Expected shortfall: the position's mean loss over the worst n·(1 − α) scenarios, the last one by its fraction, as
 *       {@link LossDistribution#expectedShortfall}. Parts add up but for rounding.
 *   <li>VaR: the position's mean loss over the scenarios whose rank is within k of VaR's own, k = ⌈√(n·α·(1 − α))⌉, one
 *       standard error of the rank, or as many as there are on the shorter side; times VaR over the book's mean loss in
 *       them. One scenario alone would add up too, but says little. Where that ratio is not between ½ and 2, the window says
 *       nothing of VaR, and the parts are the losses in the scenario that is VaR.
 * </ul>
 *
 * <p>Only these scenarios are repriced, in blocks: time and memory do not grow with the others. An American option may be
 * off by 1e-9 of its strike in a set whose size leaves fewer than 32 scenarios for the last of its tiles (see {@code
 * AmericanRevaluation}).
 */
final class TailComponents {
    /** Scenarios repriced together; at most a tile of the kernels. */
    private static final int BLOCK = 256;

    /** Fewer American options than this would not share their exercise boundaries, as they do in the whole set. */
    private static final int FEWEST = 32;

    /** What is summed for each confidence. */
    private enum Sum {
        TAIL,
        WINDOW,
        AT_VAR
    }

    /** Places in the order of losses, the worst at 0, that one confidence's measures are made of. */
    private record Places(double tail, int valueAtRisk, int reach) {

        static Places of(int n, double confidence) {
            TailRank rank = TailRank.of(n, confidence);
            int at = n - rank.valueAtRisk();
            int error = (int) Math.ceil(Math.sqrt(rank.tail() * confidence));
            return new Places(rank.tail(), at, Math.min(error, Math.min(at, n - 1 - at)));
        }

        int count() {
            return Math.max((int) Math.ceil(tail), valueAtRisk + reach + 1);
        }

        double weight(Sum sum, int place) {
            return switch (sum) {
                case TAIL -> Math.clamp(tail - place, 0, 1);
                case WINDOW -> Math.abs(place - valueAtRisk) <= reach ? 1 : 0;
                case AT_VAR -> place == valueAtRisk ? 1 : 0;
            };
        }

        double scenarios(Sum sum) {
            return switch (sum) {
                case TAIL -> tail;
                case WINDOW -> 2.0 * reach + 1;
                case AT_VAR -> 1;
            };
        }
    }

    /**
     * Parts by position.
     *
     * @param valueAtRisk {@code [confidence][position]}, base currency
     * @param expectedShortfall likewise
     */
    record Parts(double[][] valueAtRisk, double[][] expectedShortfall) {}

    private final int positions;
    private final PositionPnl revaluation;
    private final int threads;

    /** @param revaluation of all the book's positions */
    TailComponents(int positions, PositionPnl revaluation, int threads) {
        this.positions = positions;
        this.revaluation = revaluation;
        this.threads = threads;
    }

    /**
     * Parts in a set that is not empty.
     *
     * @param pnl of the book by scenario
     */
    Parts of(ScenarioSet set, double[] pnl, List<Double> confidences) {
        List<Places> places = confidences.stream()
                .map(confidence -> Places.of(pnl.length, confidence))
                .toList();
        int[] worst = WorstScenarios.of(
                pnl, places.stream().mapToInt(Places::count).max().orElse(0));
        double[][][] means = means(set, worst, places);
        double[][] valueAtRisk = new double[places.size()][];
        double[][] expectedShortfall = new double[places.size()][];
        for (int c = 0; c < places.size(); c++) {
            expectedShortfall[c] = means[c][Sum.TAIL.ordinal()];
            double measure = 0 - pnl[worst[places.get(c).valueAtRisk()]];
            double[] window = means[c][Sum.WINDOW.ordinal()];
            double scale = measure / sum(window);
            valueAtRisk[c] = scale >= 0.5 && scale <= 2
                    ? Arrays.stream(window).map(mean -> mean * scale).toArray()
                    : means[c][Sum.AT_VAR.ordinal()];
        }
        return new Parts(valueAtRisk, expectedShortfall);
    }

    /** Mean losses {@code [confidence][sum][position]}. */
    private double[][][] means(ScenarioSet set, int[] worst, List<Places> places) {
        List<Integer> blocks = new ArrayList<>();
        for (int from = 0; from < worst.length; from += BLOCK) {
            blocks.add(from);
        }
        List<double[][][]> parts = Parallel.map(blocks, threads, from -> sums(set, worst, from, places));
        double[][][] means = new double[places.size()][Sum.values().length][positions];
        for (int c = 0; c < places.size(); c++) {
            for (Sum sum : Sum.values()) {
                for (int position = 0; position < positions; position++) {
                    CompensatedSum total = new CompensatedSum();
                    for (double[][][] part : parts) {
                        total.add(part[c][sum.ordinal()][position]);
                    }
                    means[c][sum.ordinal()][position] =
                            total.value() / places.get(c).scenarios(sum);
                }
            }
        }
        return means;
    }

    /** What a block of scenarios adds: {@code [confidence][sum][position]}. */
    private double[][][] sums(ScenarioSet set, int[] worst, int from, List<Places> places) {
        int count = Math.min(BLOCK, worst.length - from);
        int[] numbers = new int[Math.max(count, FEWEST)];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = worst[from + Math.min(i, count - 1)];
        }
        double[][][] sums = new double[places.size()][Sum.values().length][positions];
        revaluation.revalue(ChosenScenarios.of(set, numbers), (position, pnl) -> {
            for (int c = 0; c < places.size(); c++) {
                for (Sum sum : Sum.values()) {
                    CompensatedSum losses = new CompensatedSum();
                    for (int i = 0; i < count; i++) {
                        losses.add(places.get(c).weight(sum, from + i) * (0 - pnl[i]));
                    }
                    sums[c][sum.ordinal()][position] = losses.value();
                }
            }
        });
        return sums;
    }

    private static double sum(double[] values) {
        CompensatedSum sum = new CompensatedSum();
        for (double value : values) {
            sum.add(value);
        }
        return sum.value();
    }
}
