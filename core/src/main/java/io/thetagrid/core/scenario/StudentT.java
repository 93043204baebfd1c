package io.thetagrid.core.scenario;

/**
 * Student's t distribution, cut at a quantile. With {@code u = t / √(ν + t²)} its integrals become those of
 * {@code (1 − u²)^{(ν − 2)/2}} over a finite range, a polynomial for even ν; Simpson's rule does them.
 */
final class StudentT {
    private static final int PANELS = 1024;
    private static final int BISECTIONS = 60;

    private final int degreesOfFreedom;
    private final double cap;
    private final double variance;

    /** @param tail probability beyond the cap, on either side */
    StudentT(int degreesOfFreedom, double tail) {
        this.degreesOfFreedom = degreesOfFreedom;
        double whole = integral(1, degreesOfFreedom - 2, false);
        double low = 0;
        double high = 1;
        for (int i = 0; i < BISECTIONS; i++) {
            double middle = 0.5 * (low + high);
            if (0.5 * integral(middle, degreesOfFreedom - 2, false) / whole < 0.5 - tail) {
                low = middle;
            } else {
                high = middle;
            }
        }
        cap = Math.sqrt(degreesOfFreedom) * low / Math.sqrt(1 - low * low);
        variance = degreesOfFreedom * integral(low, degreesOfFreedom - 4, true) / whole + 2 * tail * cap * cap;
    }

    int degreesOfFreedom() {
        return degreesOfFreedom;
    }

    /** Quantile 1 − tail. */
    double cap() {
        return cap;
    }

    /** Variance of t clamped to ±{@link #cap()}. */
    double cappedVariance() {
        return variance;
    }

    /**
     * ∫₀ᵘ (1 − v²)^(halves/2) dv, with v² beside it if {@code second}; in w with v = w(2 − w), which takes the root's
     * singularity out of v = 1.
     */
    private static double integral(double u, int halves, boolean second) {
        double step = (1 - Math.sqrt(1 - u)) / PANELS;
        double sum = 0;
        for (int i = 0; i <= PANELS; i++) {
            double rest = 1 - i * step;
            double v = 1 - rest * rest;
            double weight = i == 0 || i == PANELS ? 1 : 2 + 2 * (i % 2);
            sum += weight * halfPower(rest * rest * (1 + v), halves) * 2 * rest * (second ? v * v : 1);
        }
        return sum * step / 3;
    }

    /** x^(halves/2). */
    private static double halfPower(double x, int halves) {
        double power = 1;
        for (int i = 0; i < Math.abs(halves) / 2; i++) {
            power *= x;
        }
        if (halves % 2 != 0) {
            power *= Math.sqrt(x);
        }
        return halves < 0 ? 1 / power : power;
    }
}
