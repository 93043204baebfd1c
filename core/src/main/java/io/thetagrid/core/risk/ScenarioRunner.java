package io.thetagrid.core.risk;

import io.thetagrid.core.pricing.Parallel;
import io.thetagrid.core.scenario.ScenarioSet;
import java.util.ArrayList;
import java.util.List;

/**
 * Revalues a book under sets of scenarios, in blocks of a fixed size that threads take in turn. Every block writes its own
 * rows, so the result does not depend on how many threads there are.
 */
final class ScenarioRunner {
    /** Large enough to feed vectors, small enough to stay in a core's cache. */
    static final int BLOCK = 1024;

    private ScenarioRunner() {}

    /** P&amp;L of every set, in their order; sets without scenarios give empty rows. */
    static List<ScenarioPnl> run(Revaluation revaluation, List<ScenarioSet> sets, int threads) {
        List<ScenarioPnl> results = new ArrayList<>(sets.size());
        List<Runnable> blocks = new ArrayList<>();
        for (ScenarioSet set : sets) {
            double[][] pnl = new double[revaluation.groups().size()][set.scenarios()];
            results.add(new ScenarioPnl(
                    set.method(), set.horizon().sessions(), set.scenarios(), revaluation.groups(), pnl));
            for (int first = 0; first < set.scenarios(); first += BLOCK) {
                int from = first;
                int count = Math.min(BLOCK, set.scenarios() - from);
                blocks.add(() -> {
                    double[][] part = revaluation.pnl(set.block(from, count));
                    for (int group = 0; group < part.length; group++) {
                        requireNumbers(part[group], set, revaluation.groups().get(group), from);
                        System.arraycopy(part[group], 0, pnl[group], from, count);
                    }
                });
            }
        }
        Parallel.run(blocks, threads);
        return results;
    }

    /** A measure over scenarios of which one has no value would be false without showing it. */
    private static void requireNumbers(double[] pnl, ScenarioSet set, Group group, int first) {
        for (int i = 0; i < pnl.length; i++) {
            if (Double.isNaN(pnl[i])) {
                throw new ArithmeticException("no value for " + group.label() + " in scenario " + (first + i) + " of "
                        + set.method().label() + ", " + set.horizon().sessions() + " sessions");
            }
        }
    }
}
