package io.thetagrid.kernels.paths;

import io.thetagrid.kernels.backend.Columns;
import io.thetagrid.kernels.math.ScalarMath;

/** A diffusion whose drift is less intensity·(E[e^J] − 1), then the sum of a step's jumps. */
final class MertonProcess implements PathProcess {
    private final BrownianProcess diffusion;
    private final JumpStep[] jumps;

    MertonProcess(MertonJumpDiffusion model, PathGrid grid) {
        double jumpVariance = model.jumpVolatility() * model.jumpVolatility();
        double meanGrowth = ScalarMath.exp(model.meanJump() + 0.5 * jumpVariance);
        double compensator = model.jumpIntensity() * (meanGrowth - 1);
        Parameter.finite("the jumps' mean growth in a year", compensator);
        diffusion = new BrownianProcess(
                new GeometricBrownianMotion(model.rate() - compensator, model.dividendYield(), model.volatility()),
                grid);
        jumps = new JumpStep[grid.steps()];
        for (int step = 0; step < jumps.length; step++) {
            double[] thresholds = step > 0 && grid.length(step) == grid.length(step - 1)
                    ? jumps[step - 1].thresholds()
                    : PoissonThresholds.of(model.jumpIntensity() * grid.length(step));
            jumps[step] = new JumpStep(thresholds, model.meanJump(), model.jumpVolatility());
        }
    }

    @Override
    public int columns() {
        return 1;
    }

    @Override
    public void step(PathKernel kernel, int step, Columns[] normals, int column, Columns state) {
        diffusion.step(kernel, step, normals, column, state);
        kernel.jump(jumps[step], normals[1], normals[2], column, state);
    }
}
