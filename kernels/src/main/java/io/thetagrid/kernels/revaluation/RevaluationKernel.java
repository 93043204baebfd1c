package io.thetagrid.kernels.revaluation;

import io.thetagrid.kernels.backend.Columns;

/** What a backend does for a tile of scenarios. */
interface RevaluationKernel {

    /** Fills the tile's shared columns. */
    void share(ScenarioTile tile);

    /** Adds {@code weight · (value − baseValue)} of a contract to a column, for each scenario of the tile. */
    void addPnl(RevaluedContract contract, double weight, double baseValue, ScenarioTile tile, Columns pnl, int column);
}
