package io.thetagrid.core.strategy.audit;

import io.thetagrid.kernels.math.ScalarMath;

/**
 * Expected shortfall over value at risk of a centred distribution, which depends on its shape alone. For Student's t with
 * u = t/√(ν + t²) the density becomes (1 − u²)^{(ν − 2)/2} and the expected shortfall has the closed form
 * √ν·(1 − u²)^{(ν − 1)/2} / (2(ν − 1)·I·tail), where I is the density's integral from 0 to 1.
 */
final class TailRatio {
    private static final int PANELS = 400;
    private static final int MOST_DEGREES = 100;

    private TailRatio() {}

    /** Of the normal distribution: φ(z) / tail over the quantile. */
    static double gaussian(double shortfallConfidence, double riskConfidence) {
        double z = ScalarMath.inverseNormalCdf(shortfallConfidence);
        return ScalarMath.normalDensity(z) / (1 - shortfallConfidence) / ScalarMath.inverseNormalCdf(riskConfidence);
    }

    /** Whole degrees of freedom, 3 to 100, whose Student t comes closest to a ratio, which falls as they rise. */
    static int degreesOfFreedom(double shortfallConfidence, double riskConfidence, double ratio) {
        int low = 3;
        int high = MOST_DEGREES;
        while (high - low > 1) {
            int middle = (low + high) / 2;
            if (student(middle, shortfallConfidence, riskConfidence) >= ratio) {
                low = middle;
            } else {
                high = middle;
            }
        }
        double above = student(low, shortfallConfidence, riskConfidence) - ratio;
        double below = ratio - student(high, shortfallConfidence, riskConfidence);
        return above <= below ? low : high;
    }

    /** Of Student's t with {@code degrees} &ge; 3. */
    static double student(int degrees, double shortfallConfidence, double riskConfidence) {
        double whole = integral(1, degrees);
        double far = quantile(shortfallConfidence, degrees, whole);
        double near = quantile(riskConfidence, degrees, whole);
        double root = Math.sqrt(degrees);
        double shortfall =
                root * power(1 - far * far, degrees - 1) / (2 * (degrees - 1) * whole * (1 - shortfallConfidence));
        return shortfall / (root * near / Math.sqrt(1 - near * near));
    }

    /** u of a quantile above the median. */
    private static double quantile(double confidence, int degrees, double whole) {
        return Amounts.solveRising(u -> integral(u, degrees), (2 * confidence - 1) * whole, 0, 1);
    }

    /**
     * ∫₀ᵘ (1 − v²)^{(ν − 2)/2} dv by Simpson's rule, in w with v = w(2 − w): that takes the square root's end out of v = 1.
     */
    private static double integral(double u, int degrees) {
        double step = (1 - Math.sqrt(1 - u)) / PANELS;
        double sum = 0;
        for (int i = 0; i <= PANELS; i++) {
            double rest = 1 - i * step;
            double weight = i == 0 || i == PANELS ? 1 : 2 + 2 * (i % 2);
            sum += weight * power(rest * rest * (2 - rest * rest), degrees - 2) * 2 * rest;
        }
        return sum * step / 3;
    }

    /** x^(halves/2). */
    private static double power(double x, int halves) {
        double power = halves % 2 == 0 ? 1 : Math.sqrt(x);
        for (int i = 0; i < halves / 2; i++) {
            power *= x;
        }
        return power;
    }
}
