package io.thetagrid.core.risk;

import io.thetagrid.core.pricing.Parallel;
import io.thetagrid.core.scenario.ScenarioSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * VaR and expected shortfall of the book without each bucket, in the same scenarios. Every position is repriced in every
 * scenario once more where the P&amp;L of all buckets by scenario fits in memory for the largest set; otherwise buckets
 * take turns, and a position is repriced in each turn that has a bucket of its, at most once for each dimension. Besides,
 * all losses of a set are sorted once for each bucket.
 */
final class IncrementalRisk {
    /** Of P&amp;L by bucket and scenario: 128 MiB. */
    static final long MOST_BYTES = 128L << 20;

    /** A bucket of a partition, both by their index. */
    private record Part(int partition, int bucket) {}

    /** Measures of what is left, by confidence. */
    record Rest(double[] valueAtRisk, double[] expectedShortfall) {}

    private final List<Partition> partitions;
    private final List<ScenarioSet> sets;
    private final List<double[]> pnl;
    private final List<Double> confidences;
    private final long mostBytes;
    private final int threads;

    /**
     * Binds buckets to scenarios.
     *
     * @param sets none of them empty
     * @param pnl of the book by set and scenario; exact in all scenarios, since the rest has its tail in others than the book
     * @param mostBytes of P&amp;L by bucket and scenario to hold at a time
     */
    IncrementalRisk(
            List<Partition> partitions,
            List<ScenarioSet> sets,
            List<double[]> pnl,
            List<Double> confidences,
            long mostBytes,
            int threads) {
        this.partitions = partitions;
        this.sets = sets;
        this.pnl = pnl;
        this.confidences = confidences;
        this.mostBytes = mostBytes;
        this.threads = threads;
    }

    /**
     * Measures without each bucket, {@code [partition][bucket][set]}.
     *
     * @param revaluation of the positions at given places in the book, ascending
     */
    Rest[][][] run(Function<int[], PositionPnl> revaluation) {
        List<Part> parts = new ArrayList<>();
        Rest[][][] rests = new Rest[partitions.size()][][];
        for (int p = 0; p < rests.length; p++) {
            int buckets = partitions.get(p).buckets().size();
            rests[p] = new Rest[buckets][sets.size()];
            for (int bucket = 0; bucket < buckets; bucket++) {
                parts.add(new Part(p, bucket));
            }
        }
        int largest = sets.stream().mapToInt(ScenarioSet::scenarios).max().orElse(1);
        int together = Math.clamp(mostBytes / Double.BYTES / largest, 1, parts.size() + 1);
        for (int first = 0; first < parts.size(); first += together) {
            List<Part> turn = parts.subList(first, Math.min(first + together, parts.size()));
            takeTurn(turn, revaluation, rests);
        }
        return rests;
    }

    private void takeTurn(List<Part> turn, Function<int[], PositionPnl> revaluation, Rest[][][] rests) {
        int[][] rowOf = rows(turn);
        int[] positions = IntStream.range(0, partitions.getFirst().bucketOf().length)
                .filter(position -> IntStream.range(0, rowOf.length).anyMatch(p -> row(rowOf, p, position) >= 0))
                .toArray();
        try (PositionPnl revalued = revaluation.apply(positions)) {
            for (int s = 0; s < sets.size(); s++) {
                double[] whole = pnl.get(s);
                double[][] own = pnl(sets.get(s), revalued, rowOf, turn.size());
                List<Rest> measured = Parallel.map(Arrays.asList(own), threads, row -> rest(whole, row));
                for (int i = 0; i < turn.size(); i++) {
                    rests[turn.get(i).partition()][turn.get(i).bucket()][s] = measured.get(i);
                }
            }
        }
    }

    /** For each partition and bucket its row in this turn; −1 where it has none. */
    private int[][] rows(List<Part> turn) {
        int[][] rowOf = new int[partitions.size()][];
        for (int p = 0; p < rowOf.length; p++) {
            rowOf[p] = new int[partitions.get(p).buckets().size()];
            Arrays.fill(rowOf[p], -1);
        }
        for (int i = 0; i < turn.size(); i++) {
            rowOf[turn.get(i).partition()][turn.get(i).bucket()] = i;
        }
        return rowOf;
    }

    private int row(int[][] rowOf, int partition, int position) {
        return rowOf[partition][partitions.get(partition).bucketOf()[position]];
    }

    /** P&amp;L {@code [row][scenario]}, in the blocks that {@link ScenarioRunner} revalues the whole book in. */
    private double[][] pnl(ScenarioSet set, PositionPnl revalued, int[][] rowOf, int rows) {
        double[][] sums = new double[rows][set.scenarios()];
        List<Runnable> blocks = new ArrayList<>();
        for (ScenarioBlock block : ScenarioBlock.of(set)) {
            blocks.add(() -> revalued.revalue(block.shocks(), (position, values) -> {
                for (int p = 0; p < rowOf.length; p++) {
                    int row = row(rowOf, p, position);
                    if (row >= 0) {
                        add(values, sums[row], block.from());
                    }
                }
            }));
        }
        Parallel.run(blocks, threads);
        return sums;
    }

    private static void add(double[] values, double[] sums, int from) {
        for (int i = 0; i < values.length; i++) {
            sums[from + i] += values[i];
        }
    }

    private Rest rest(double[] whole, double[] part) {
        double[] rest = new double[whole.length];
        for (int i = 0; i < rest.length; i++) {
            rest[i] = whole[i] - part[i];
        }
        LossDistribution losses = new LossDistribution(rest);
        return new Rest(
                confidences.stream().mapToDouble(losses::valueAtRisk).toArray(),
                confidences.stream().mapToDouble(losses::expectedShortfall).toArray());
    }
}
