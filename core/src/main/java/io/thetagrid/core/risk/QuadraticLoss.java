package io.thetagrid.core.risk;

import io.thetagrid.kernels.math.ScalarMath;

/** VaR and expected shortfall of a {@link NormalQuadratic}, exact up to rounding. */
final class QuadraticLoss {
    private static final double TOLERANCE = 1e-13;
    private static final int ITERATIONS = 200;

    private final double mean;
    private final double standardDeviation;
    private final QuadraticTail tail;

    /** @param form with a positive standard deviation, or a constant */
    QuadraticLoss(NormalQuadratic form) {
        mean = form.mean();
        standardDeviation = form.standardDeviation();
        tail = new QuadraticTail(standardDeviation > 0 ? form.standardised() : form);
    }

    double mean() {
        return mean;
    }

    double standardDeviation() {
        return standardDeviation;
    }

    /** VaR, the loss that is exceeded with probability 1 − confidence, and the mean of the losses beyond it. */
    record Measures(double valueAtRisk, double expectedShortfall) {}

    Measures at(double confidence) {
        if (!(standardDeviation > 0)) {
            return new Measures(mean, mean);
        }
        double quantile = quantile(confidence);
        double beyond = quantile + tail.beyond(quantile).excess() / (1 - confidence);
        return new Measures(mean + standardDeviation * quantile, mean + standardDeviation * beyond);
    }

    /** Newton's method on the tail probability, bisecting where it leaves the bracket of Cantelli's inequality. */
    private double quantile(double confidence) {
        double probability = 1 - confidence;
        double low = 0 - Math.sqrt(probability / confidence);
        double high = Math.sqrt(confidence / probability);
        double q = Math.clamp(ScalarMath.inverseNormalCdf(confidence), low, high);
        for (int i = 0; i < ITERATIONS && high - low > TOLERANCE; i++) {
            QuadraticTail.Tail at = tail.beyond(q);
            if (at.probability() > probability) {
                low = q;
            } else {
                high = q;
            }
            double next = q + (at.probability() - probability) / at.density();
            if (Math.abs(next - q) <= TOLERANCE) {
                return next;
            }
            q = next > low && next < high ? next : 0.5 * (low + high);
        }
        return q;
    }
}
