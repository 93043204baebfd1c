package io.thetagrid.core.risk;

import io.thetagrid.core.pricing.Parallel;
import io.thetagrid.core.scenario.ScenarioSet;
import io.thetagrid.core.scenario.Shocks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A set of independent scenarios by {@link BookSurfaces}, then in full wherever VaR, expected shortfall, their intervals, the
 * worst and the best P&amp;L and the share of ruin look, so that these are full revaluation's to the last digit.
 */
final class ExactTail {
    /** Scenarios that a standard deviation is estimated from, and whose bounds are tested away from the tail. */
    private static final int PILOT = 256;

    /** Fewer are not repriced at a time: many share what is costly about them. */
    private static final int FEWEST = 64;

    private final Revaluation revaluation;
    private final ScenarioSet set;
    private final List<ScenarioBlock> blocks;
    private final int threads;
    private final BlockStore store;
    private final ScenarioPnl pnl;
    private int rounds;

    private ExactTail(Revaluation revaluation, ScenarioSet set, int threads, BlockStore store) {
        this.revaluation = revaluation;
        this.set = set;
        this.threads = threads;
        this.store = store;
        blocks = ScenarioBlock.of(set);
        pnl = ScenarioPnl.empty(set, revaluation.groups());
    }

    /**
     * P&amp;L of a set.
     *
     * @param confidences at which the measures have to be exact
     * @param ruin the loss from which on scenarios are counted
     */
    static ScenarioPnl run(
            Revaluation revaluation,
            ScenarioSet set,
            List<Double> confidences,
            double ruin,
            int threads,
            BlockStore store) {
        return new ExactTail(revaluation, set, threads, store)
                .run(LossDistribution.lowestRank(set.scenarios(), confidences), ruin);
    }

    /** Leaves a shard's blocks of approximate P&amp;L in the store: which tails to revalue in full is known once all are there. */
    static void keep(Revaluation revaluation, ScenarioSet set, int threads, BlockStore store, Shard shard) {
        ExactTail tail = new ExactTail(revaluation, set, threads, store);
        BookSurfaces surfaces = tail.surfaces();
        Parallel.run(
                tail.blocks.stream()
                        .filter(block -> shard.holds(block.index()))
                        .<Runnable>map(block -> () -> tail.approximate(surfaces, block))
                        .toList(),
                threads);
    }

    private BookSurfaces surfaces() {
        Survey survey = Survey.of(set, threads);
        return BookSurfaces.of(revaluation, survey, set.scenarios(), standardDeviation(survey.sample()), threads);
    }

    private ScenarioPnl run(int rank, double ruin) {
        BookSurfaces surfaces = surfaces();
        double[] bounds = new double[set.scenarios()];
        Parallel.run(
                blocks.stream()
                        .<Runnable>map(block -> () -> put(block, approximate(surfaces, block), bounds))
                        .toList(),
                threads);
        TailSearch search = new TailSearch(pnl.total(), bounds);
        BitSet open = search.open(rank, ruin);
        evenlySpaced(set.scenarios()).forEach(open::set);
        while (!open.isEmpty()) {
            for (int i = 0; i < set.scenarios() && open.cardinality() < FEWEST; i++) {
                open.set(i, !search.isExact(i));
            }
            reprice(open);
            search.found(open, pnl.total());
            open = search.open(rank, ruin);
        }
        return pnl.aggregated(
                new Aggregation(surfaces.points(), search.exactCount(), search.largestBound(), search.largestError()));
    }

    private static IntStream evenlySpaced(int scenarios) {
        int step = Math.max(scenarios / PILOT, 1);
        return IntStream.iterate(0, i -> i < scenarios, i -> i + step);
    }

    /** Of the P&amp;L, from some of the scenarios. */
    private double standardDeviation(Shocks sample) {
        double[][] values =
                revaluation.pnl(sample.at(evenlySpaced(sample.scenarios()).toArray()));
        double[] total = new double[values[0].length];
        for (double[] group : values) {
            for (int i = 0; i < total.length; i++) {
                total[i] += group[i];
            }
        }
        return new LossDistribution(total).standardDeviation().orElse(0);
    }

    /** P&amp;L of each group, and below it a row of bounds. */
    private double[][] approximate(BookSurfaces surfaces, ScenarioBlock block) {
        return store.block(block.name() + "-approximate", () -> {
            double[] bounds = new double[block.count()];
            double[][] values = surfaces.pnl(block.shocks(), bounds);
            double[][] rows = Arrays.copyOf(values, values.length + 1);
            rows[values.length] = bounds;
            return rows;
        });
    }

    private void put(ScenarioBlock block, double[][] rows, double[] bounds) {
        int groups = rows.length - 1;
        pnl.put(block.from(), Arrays.copyOf(rows, groups));
        System.arraycopy(rows[groups], 0, bounds, block.from(), block.count());
    }

    /** Revalues chosen scenarios in full. */
    private void reprice(BitSet chosen) {
        rounds++;
        Parallel.run(
                batches(chosen).stream()
                        .<Runnable>map(batch -> () -> reprice(batch, chosen))
                        .toList(),
                threads);
    }

    /** Blocks whose chosen scenarios together are enough to be repriced at a time. */
    private List<List<ScenarioBlock>> batches(BitSet chosen) {
        List<List<ScenarioBlock>> batches = new ArrayList<>();
        List<ScenarioBlock> batch = new ArrayList<>();
        int rows = 0;
        for (ScenarioBlock block : blocks) {
            int ofBlock = chosenIn(block, chosen).length;
            if (ofBlock > 0) {
                batch.add(block);
                rows += ofBlock;
            }
            if (rows >= ScenarioBlock.ROWS) {
                batches.add(batch);
                batch = new ArrayList<>();
                rows = 0;
            }
        }
        if (batches.isEmpty()) {
            batches.add(batch);
        } else {
            batches.getLast().addAll(batch);
        }
        return batches;
    }

    private static int[] chosenIn(ScenarioBlock block, BitSet chosen) {
        return chosen.get(block.from(), block.from() + block.count()).stream().toArray();
    }

    private void reprice(List<ScenarioBlock> batch, BitSet chosen) {
        double[][] values =
                store.tail(batch.getFirst().name() + "-tail" + rounds, () -> revaluation.pnl(shocks(batch, chosen)));
        int[] scenarios = batch.stream()
                .flatMapToInt(block -> Arrays.stream(chosenIn(block, chosen)).map(place -> block.from() + place))
                .toArray();
        for (int group = 0; group < values.length; group++) {
            for (int i = 0; i < scenarios.length; i++) {
                pnl.put(group, scenarios[i], values[group][i]);
            }
        }
    }

    private static Shocks shocks(List<ScenarioBlock> batch, BitSet chosen) {
        return Shocks.joined(batch.stream()
                .map(block -> block.shocks().at(chosenIn(block, chosen)))
                .toList());
    }
}
