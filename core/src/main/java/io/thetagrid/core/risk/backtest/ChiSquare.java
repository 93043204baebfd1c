package io.thetagrid.core.risk.backtest;

import io.thetagrid.kernels.math.ScalarMath;

/** The χ² distribution as far as likelihood ratios of one and two restrictions need it. */
final class ChiSquare {

    private ChiSquare() {}

    /** P(χ² ≥ x): 2·N(−√x) for one degree of freedom, e^(−x/2) for two. */
    static double upperTail(double x, int degreesOfFreedom) {
        return switch (degreesOfFreedom) {
            case 1 -> 2 * ScalarMath.normalCdf(-Math.sqrt(x));
            case 2 -> ScalarMath.exp(-0.5 * x);
            default -> throw new IllegalArgumentException("χ² with 1 or 2 degrees of freedom, got " + degreesOfFreedom);
        };
    }
}
