package io.thetagrid.core.risk;

import io.thetagrid.core.scenario.ScenarioSet;
import io.thetagrid.core.scenario.Shocks;
import java.util.ArrayList;
import java.util.List;

/** Scenarios {@code from … from + count − 1} of a set: what one thread takes at a time. */
record ScenarioBlock(ScenarioSet set, int from, int count) {
    /** Large enough to feed vectors, small enough to stay in a core's cache. */
    static final int ROWS = 1024;

    /** A set in blocks, each of {@link #ROWS} scenarios, the last of up to half as many more: none is too small for vectors. */
    static List<ScenarioBlock> of(ScenarioSet set) {
        List<ScenarioBlock> blocks = new ArrayList<>();
        int from = 0;
        while (from < set.scenarios()) {
            int left = set.scenarios() - from;
            int count = left < ROWS + ROWS / 2 ? left : ROWS;
            blocks.add(new ScenarioBlock(set, from, count));
            from += count;
        }
        return blocks;
    }

    /** Among the set's blocks, from 0. */
    int index() {
        return from / ROWS;
    }

    /** Names it among all blocks of a run. */
    String name() {
        return set.method().label() + "-" + set.horizon().sessions() + "-" + from;
    }

    Shocks shocks() {
        return set.block(from, count);
    }
}
