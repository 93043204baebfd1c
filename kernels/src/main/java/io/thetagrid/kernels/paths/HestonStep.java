package io.thetagrid.kernels.paths;

import io.thetagrid.kernels.math.ScalarMath;

/** Constants of one step of {@link Heston}, named after Andersen's paper where it names them. */
final class HestonStep {
    /** ψ up to which the variance is a squared normal, beyond which it is 0 or exponential [Andersen 2008, §3.2.3]. */
    static final double PSI_CRITICAL = 1.5;

    /** Below it the series of (1 − e^−κΔ)/κ is exact to a rounding, its closed form is not. */
    private static final double SHORT_DECAY = 1e-5;

    /** (rate − dividendYield)·Δ. */
    final double carry;
    /** Mean of the next variance: {@code meanSlope·v + meanRest}. */
    final double meanSlope;

    final double meanRest;
    /** Variance of the next variance: {@code varianceSlope·v + varianceRest}. */
    final double varianceSlope;

    final double varianceRest;
    final double k0;
    final double k1;
    final double k2;
    final double k3;
    final double k4;
    /** A of the martingale correction. */
    final double a;

    HestonStep(Heston model, double length) {
        double kappa = model.meanReversion();
        double theta = model.longRunVariance();
        double sigma = model.volatilityOfVariance();
        double rho = model.correlation();
        double decay = ScalarMath.exp(-kappa * length);
        double x = kappa * length;
        double decayed = x < SHORT_DECAY ? length * (1 - x / 2 * (1 - x / 3)) : (1 - decay) / kappa;
        carry = (model.rate() - model.dividendYield()) * length;
        meanSlope = decay;
        meanRest = theta * kappa * decayed;
        varianceSlope = sigma * sigma * decay * decayed;
        varianceRest = theta * sigma * sigma * kappa * decayed * decayed / 2;
        double half = length / 2; // γ₁Δ and γ₂Δ: the variance's integral by the trapezoidal rule
        k0 = -rho * kappa * theta / sigma * length;
        k1 = half * (kappa * rho / sigma - 0.5) - rho / sigma;
        k2 = half * (kappa * rho / sigma - 0.5) + rho / sigma;
        k3 = half * (1 - rho * rho);
        k4 = k3;
        a = k2 + 0.5 * k4;
    }
}
