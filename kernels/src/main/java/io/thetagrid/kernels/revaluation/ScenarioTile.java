package io.thetagrid.kernels.revaluation;

import io.thetagrid.kernels.backend.Batch;
import io.thetagrid.kernels.backend.Columns;
import io.thetagrid.kernels.backend.ScenarioColumn;

/**
 * Scenarios {@code from} to {@code to} of one bucket, few enough to stay in the first-level cache while all contracts
 * pass, with what the contracts share.
 *
 * @param growth scenario's spot / base spot in column {@code bucket}, row 0 belonging to scenario {@code from}
 * @param uniform whether rate shift and elapsed time are the same in all of them, so that their terms can be hoisted
 */
record ScenarioTile(Batch<ScenarioColumn> scenarios, Columns growth, int bucket, int from, int to, boolean uniform) {
    /** Scenarios in a tile; a multiple of {@link Columns#ROW_MULTIPLE}. */
    static final int ROWS = 1024;

    /** Fills the bucket's column of {@code growth}. */
    static ScenarioTile of(
            RevaluationKernel kernel, Batch<ScenarioColumn> scenarios, Columns growth, int bucket, int from, int to) {
        boolean uniform = isConstant(scenarios, ScenarioColumn.RATE_SHIFT, from, to)
                && isConstant(scenarios, ScenarioColumn.TIME_ELAPSED, from, to);
        ScenarioTile tile = new ScenarioTile(scenarios, growth, bucket, from, to, uniform);
        kernel.growth(tile);
        return tile;
    }

    private static boolean isConstant(Batch<ScenarioColumn> scenarios, ScenarioColumn column, int from, int to) {
        double first = scenarios.get(column, from);
        for (int row = from + 1; row < to; row++) {
            if (scenarios.get(column, row) != first) {
                return false;
            }
        }
        return true;
    }

    double growth(int scenario) {
        return growth.get(bucket, scenario - from);
    }
}
