package io.thetagrid.kernels.paths;

import io.thetagrid.kernels.backend.Columns;

/** ln S moves by (rate − dividendYield − volatility²/2)·Δt + volatility·√Δt·Z. */
final class BrownianProcess implements PathProcess {
    private final double[] drifts;
    private final double[] deviations;

    BrownianProcess(GeometricBrownianMotion model, PathGrid grid) {
        drifts = new double[grid.steps()];
        deviations = new double[grid.steps()];
        double volatility = model.volatility();
        for (int step = 0; step < drifts.length; step++) {
            drifts[step] = (model.rate() - model.dividendYield() - 0.5 * volatility * volatility) * grid.length(step);
            deviations[step] = volatility * Math.sqrt(grid.length(step));
        }
    }

    @Override
    public int columns() {
        return 1;
    }

    @Override
    public void step(PathKernel kernel, int step, Columns[] normals, int column, Columns state) {
        kernel.diffuse(drifts[step], deviations[step], normals[0], column, state);
    }
}
