package io.thetagrid.core.risk;

import io.thetagrid.core.pricing.Parallel;
import io.thetagrid.core.scenario.ScenarioSet;
import java.util.ArrayList;
import java.util.List;

/**
 * Revalues a book in full under sets of scenarios, in blocks that threads take in turn. Every block writes its own rows, so the
 * result does not depend on how many threads there are.
 */
final class ScenarioRunner {

    private ScenarioRunner() {}

    /** P&amp;L of every set, in their order; sets without scenarios give empty rows. */
    static List<ScenarioPnl> run(Revaluation revaluation, List<ScenarioSet> sets, int threads, BlockStore store) {
        List<ScenarioPnl> results = new ArrayList<>(sets.size());
        List<Runnable> blocks = new ArrayList<>();
        for (ScenarioSet set : sets) {
            ScenarioPnl pnl = ScenarioPnl.empty(set, revaluation.groups());
            results.add(pnl);
            for (ScenarioBlock block : ScenarioBlock.of(set)) {
                blocks.add(() -> pnl.put(block.from(), pnl(revaluation, block, store)));
            }
        }
        Parallel.run(blocks, threads);
        return results;
    }

    /** Leaves a shard's blocks in the store. */
    static void keep(Revaluation revaluation, List<ScenarioSet> sets, int threads, BlockStore store, Shard shard) {
        Parallel.run(
                sets.stream()
                        .flatMap(set -> ScenarioBlock.of(set).stream())
                        .filter(block -> shard.holds(block.index()))
                        .<Runnable>map(block -> () -> pnl(revaluation, block, store))
                        .toList(),
                threads);
    }

    private static double[][] pnl(Revaluation revaluation, ScenarioBlock block, BlockStore store) {
        return store.block(block.name(), () -> revaluation.pnl(block.shocks()));
    }
}
