package io.thetagrid.kernels.paths;

import java.util.Arrays;

/** A European option estimated on the last of a path's times, with the spot as control. */
record European(double sign, double spot, double strike, double rate, double dividendYield) {

    static double sign(String optionType) {
        return optionType.equals("call") ? 1 : -1;
    }

    Estimate estimate(PathModel model, PathGrid grid, PathNormals normals, int paths) {
        double[] logReturns = Simulation.run(model, grid.lastObserved(), normals, 0, paths)[0];
        double years = grid.times()[grid.steps() - 1];
        double[] spots = spots(logReturns);
        double forward = spot * Math.exp((rate - dividendYield) * years);
        return Estimate.controlled(payoffs(spots, years), new double[][] {spots}, new double[] {forward});
    }

    double[] spots(double[] logReturns) {
        return Arrays.stream(logReturns).map(x -> spot * Math.exp(x)).toArray();
    }

    /** Discounted. */
    double[] payoffs(double[] spots, double years) {
        double discount = Math.exp(-rate * years);
        return Arrays.stream(spots)
                .map(s -> discount * Math.max(sign * (s - strike), 0))
                .toArray();
    }
}
