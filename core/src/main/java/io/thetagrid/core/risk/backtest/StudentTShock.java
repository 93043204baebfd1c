package io.thetagrid.core.risk.backtest;

/**
 * Student's t with an even number of degrees of freedom ν, scaled to variance 1. With {@code u = t / √(ν + t²)} its
 * distribution function is a polynomial [Abramowitz–Stegun 26.7.4]: P(|T| ≤ t) = u Σ cₖ (1 − u²)ᵏ, k below ν/2, c₀ = 1,
 * cₖ = cₖ₋₁ (2k − 1)/(2k); its derivative in u is (Σ cₖ)(1 − u²)^(ν/2 − 1).
 */
final class StudentTShock implements ShockLaw {
    private static final int BISECTIONS = 60;

    private final int degreesOfFreedom;
    private final double[] coefficients;
    private final double densityAtZero;

    /** Standard deviation of T is 1 / scale. */
    private final double scale;

    /** @param degreesOfFreedom even and above 2 */
    StudentTShock(int degreesOfFreedom) {
        if (degreesOfFreedom <= 2 || degreesOfFreedom % 2 != 0) {
            throw new IllegalArgumentException("degrees of freedom must be even and above 2, got " + degreesOfFreedom);
        }
        this.degreesOfFreedom = degreesOfFreedom;
        coefficients = new double[degreesOfFreedom / 2];
        coefficients[0] = 1;
        double sum = 1;
        for (int k = 1; k < coefficients.length; k++) {
            coefficients[k] = coefficients[k - 1] * (2 * k - 1) / (2 * k);
            sum += coefficients[k];
        }
        densityAtZero = sum;
        scale = Math.sqrt((degreesOfFreedom - 2.0) / degreesOfFreedom);
    }

    @Override
    public double quantile(double tail) {
        double low = 0;
        double high = 1;
        for (int i = 0; i < BISECTIONS; i++) {
            double middle = 0.5 * (low + high);
            if (tailOf(middle) > tail) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return scale * Math.sqrt(degreesOfFreedom / ((1 - low) * (1 + low))) * low;
    }

    @Override
    public double beyond(double x) {
        double t = x / scale;
        return tailOf(t / Math.sqrt(degreesOfFreedom + t * t));
    }

    /** t = √ν u/√(1 − u²), whose integral over the density is √ν (Σ cₖ)(1 − u²)^((ν − 1)/2) / (2(ν − 1)). */
    @Override
    public double meanBeyond(double x) {
        double t = x / scale;
        double rest = degreesOfFreedom / (degreesOfFreedom + t * t);
        double power = Math.sqrt(rest);
        for (int k = 1; k < coefficients.length; k++) {
            power *= rest;
        }
        return scale * Math.sqrt(degreesOfFreedom) * densityAtZero * power / (2 * (degreesOfFreedom - 1));
    }

    private double tailOf(double u) {
        double rest = (1 - u) * (1 + u);
        double sum = 0;
        for (int k = coefficients.length - 1; k >= 0; k--) {
            sum = sum * rest + coefficients[k];
        }
        return 0.5 * (1 - u * sum);
    }
}
