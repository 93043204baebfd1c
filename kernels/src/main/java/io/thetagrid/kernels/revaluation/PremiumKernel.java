package io.thetagrid.kernels.revaluation;

import io.thetagrid.kernels.american.EarlyExercisePremiums;
import io.thetagrid.kernels.backend.Columns;

/**
 * Makes American values of European ones by tabulated premiums: the greater of European value plus premium and exercise, and
 * exercise alone from the boundary on.
 */
interface PremiumKernel {
    /** What a row's premium says where the boundary is reached. */
    double EXERCISED = -1.0;

    /**
     * Adds {@code weight · (value − baseValue)} to a column for each scenario of a tile, but for those whose volatility has no
     * table.
     *
     * @param sqrtTime √(time left), the same in all of them
     * @param european the contract's European values: one column, rows as the tile's scenarios
     * @return whether every scenario had a table; of the others {@code premiums.table} tells
     */
    boolean addPnl(
            RevaluedContract contract,
            double sqrtTime,
            EarlyExercisePremiums premiums,
            double weight,
            double baseValue,
            ScenarioTile tile,
            Columns european,
            Columns pnl,
            int column);
}
