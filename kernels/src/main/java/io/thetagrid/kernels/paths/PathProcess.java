package io.thetagrid.kernels.paths;

import io.thetagrid.kernels.backend.Columns;

/** A model on a grid: each step's constants, and what a step does to a block of paths. */
interface PathProcess {
    /** Column of a block's state that holds log(S/S₀). */
    int LOG_RETURN = 0;

    /** Columns of a block's state: those reported, then what a step needs besides. */
    int columns();

    /** Sets a block to time 0. */
    default void start(Columns state) {
        state.fill(LOG_RETURN, 0);
    }

    /** Takes a block of paths over one step. Factor f's normals stand in column {@code column} of {@code normals[f]}. */
    void step(PathKernel kernel, int step, Columns[] normals, int column, Columns state);
}
