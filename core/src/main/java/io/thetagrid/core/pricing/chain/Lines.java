package io.thetagrid.core.pricing.chain;

import java.util.Arrays;

/** Straight lines and middles of a few points, robust against outliers. */
final class Lines {

    /** {@code y = intercept + slope · x}. */
    record Line(double intercept, double slope) {}

    private Lines() {}

    /** The median; NaN of nothing. */
    static double median(double[] values) {
        if (values.length == 0) {
            return Double.NaN;
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : 0.5 * (sorted[middle - 1] + sorted[middle]);
    }

    /** The median of the slopes of all pairs of points [Theil 1950; Sen 1968], through the median of what is left. */
    static Line theilSen(double[] x, double[] y) {
        int n = x.length;
        double[] slopes = new double[n * (n - 1) / 2];
        int count = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                if (x[i] != x[j]) {
                    slopes[count++] = (y[i] - y[j]) / (x[i] - x[j]);
                }
            }
        }
        double slope = median(Arrays.copyOf(slopes, count));
        double[] rest = new double[n];
        for (int i = 0; i < n; i++) {
            rest[i] = y[i] - slope * x[i];
        }
        return new Line(median(rest), slope);
    }
}
