package io.thetagrid.kernels.paths;

import io.thetagrid.kernels.math.ScalarMath;
import java.util.Arrays;

/**
 * A Poisson number by inversion of a standard normal Z: it exceeds k where Z exceeds threshold k = N⁻¹(P(N ≤ k)), so that
 * no path needs a distribution function.
 */
final class PoissonThresholds {
    /** Beyond, e^−mean comes near the smallest number. */
    private static final double HIGHEST_MEAN = 500;

    /** No normal of 54 bits exceeds N⁻¹(1 − 2⁻⁵⁴): what is rarer never happens. */
    private static final double RAREST = 0x1p-60;

    private PoissonThresholds() {}

    static double[] of(double mean) {
        Parameter.within("jumps expected in a step", mean, 0, HIGHEST_MEAN);
        // Beyond mean + 12·√mean + 40 the probabilities are below 2⁻⁶⁰ (Chernoff's bound).
        double[] probabilities = new double[(int) (mean + 12 * Math.sqrt(mean)) + 40];
        probabilities[0] = ScalarMath.exp(-mean);
        for (int k = 1; k < probabilities.length; k++) {
            probabilities[k] = probabilities[k - 1] * mean / k;
        }
        double[] above = new double[probabilities.length];
        for (int k = probabilities.length - 2; k >= 0; k--) {
            above[k] = above[k + 1] + probabilities[k + 1];
        }
        double[] thresholds = new double[probabilities.length];
        int count = 0;
        double upTo = 0;
        while (above[count] > RAREST) {
            upTo += probabilities[count];
            thresholds[count] = upTo < above[count]
                    ? ScalarMath.normalQuantile(upTo - 0.5, upTo)
                    : ScalarMath.normalQuantile(0.5 - above[count], above[count]);
            count++;
        }
        return Arrays.copyOf(thresholds, count);
    }
}
