package io.thetagrid.kernels.paths;

import io.thetagrid.kernels.backend.Columns;

/** The variance first, then the spot, which depends on the variance at both ends of the step. */
final class HestonProcess implements PathProcess {
    /** Column of a block's state that holds the variance. */
    static final int VARIANCE = 1;
    /** The variance at the end of the step, until the spot has used both. */
    static final int NEXT_VARIANCE = 2;
    /** K₀* + K₁·v of the paper. */
    static final int CORRECTION = 3;

    private final double initialVariance;
    private final HestonStep[] steps;

    HestonProcess(Heston model, PathGrid grid) {
        initialVariance = model.initialVariance();
        steps = new HestonStep[grid.steps()];
        for (int step = 0; step < steps.length; step++) {
            steps[step] = new HestonStep(model, grid.length(step));
        }
    }

    @Override
    public int columns() {
        return 4;
    }

    @Override
    public void start(Columns state) {
        state.fill(LOG_RETURN, 0);
        state.fill(VARIANCE, initialVariance);
    }

    @Override
    public void step(PathKernel kernel, int step, Columns[] normals, int column, Columns state) {
        kernel.moveVariance(steps[step], normals[1], column, state);
        kernel.moveSpot(steps[step], normals[0], column, state);
    }
}
