package io.thetagrid.kernels.revaluation;

import io.thetagrid.kernels.backend.Batch;
import io.thetagrid.kernels.backend.Columns;
import io.thetagrid.kernels.backend.ScenarioColumn;
import java.lang.foreign.Arena;

/**
 * Scenarios {@code from} to {@code to} of one bucket, few enough to stay in the first-level cache while all contracts
 * pass, with what the contracts share.
 *
 * @param shared {@link #GROWTH} and {@link #PER_VOL_FACTOR}, row 0 belonging to scenario {@code from}
 * @param uniform whether rate shift and elapsed time are the same in all of them, so that their terms can be hoisted
 * @param unchanged whether nothing changes in any of them
 */
record ScenarioTile(
        Batch<ScenarioColumn> scenarios, Columns shared, int from, int to, boolean uniform, boolean unchanged) {
    /** Scenarios in a tile; a multiple of {@link Columns#ROW_MULTIPLE}. */
    static final int ROWS = 512;

    /** Scenario's spot / base spot. */
    static final int GROWTH = 0;
    /** 1 / volatility factor. */
    static final int PER_VOL_FACTOR = 1;

    static Columns allocateShared(Arena arena, int rows) {
        return Columns.allocate(arena, PER_VOL_FACTOR + 1, rows);
    }

    /** Fills the shared columns. */
    static ScenarioTile of(
            RevaluationKernel kernel, Batch<ScenarioColumn> scenarios, Columns shared, int from, int to) {
        boolean uniform = isConstant(scenarios, ScenarioColumn.RATE_SHIFT, from, to)
                && isConstant(scenarios, ScenarioColumn.TIME_ELAPSED, from, to);
        boolean unchanged = uniform
                && isEverywhere(scenarios, ScenarioColumn.RATE_SHIFT, 0, from, to)
                && isEverywhere(scenarios, ScenarioColumn.TIME_ELAPSED, 0, from, to)
                && isEverywhere(scenarios, ScenarioColumn.LOG_SPOT, 0, from, to)
                && isEverywhere(scenarios, ScenarioColumn.VOL_FACTOR, 1, from, to);
        ScenarioTile tile = new ScenarioTile(scenarios, shared, from, to, uniform, unchanged);
        kernel.share(tile);
        return tile;
    }

    private static boolean isConstant(Batch<ScenarioColumn> scenarios, ScenarioColumn column, int from, int to) {
        return isEverywhere(scenarios, column, scenarios.get(column, from), from, to);
    }

    private static boolean isEverywhere(
            Batch<ScenarioColumn> scenarios, ScenarioColumn column, double value, int from, int to) {
        for (int row = from; row < to; row++) {
            if (scenarios.get(column, row) != value) {
                return false;
            }
        }
        return true;
    }

    int rows() {
        return to - from;
    }
}
