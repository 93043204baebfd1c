package io.thetagrid.core.risk.backtest;

import io.thetagrid.kernels.math.ScalarMath;

/** The standard normal. */
record GaussianShock() implements ShockLaw {

    @Override
    public double quantile(double tail) {
        return -ScalarMath.inverseNormalCdf(tail);
    }

    @Override
    public double beyond(double x) {
        return ScalarMath.normalCdf(-x);
    }

    /** ∫ x φ(x) dx = −φ(x). */
    @Override
    public double meanBeyond(double x) {
        return ScalarMath.normalDensity(x);
    }
}
