package io.thetagrid.kernels.paths;

import java.util.Arrays;

/**
 * An expectation estimated from samples.
 *
 * @param value the mean, less what controls explain
 * @param standardError of the value
 * @param variance of one path's contribution; what a method of variance reduction is judged by
 * @param paths simulated
 */
public record Estimate(double value, double standardError, double variance, int paths) {
    /** A control whose share not explained by the others is smaller repeats them. */
    private static final double COLLINEAR = 1e-12;

    /**
     * The mean of independent samples. For quasi-random paths a sample is the mean of one scrambling.
     *
     * @throws IllegalArgumentException if there are fewer than two
     */
    public static Estimate of(double[] samples) {
        return controlled(samples, new double[0][], new double[0]);
    }

    /** The same of pairs: {@code opposite} holds the samples of {@link PathNormals#opposite} paths. */
    public static Estimate antithetic(double[] samples, double[] opposite) {
        requireLength("opposite samples", samples, opposite);
        double[] means = new double[samples.length];
        Arrays.setAll(means, i -> 0.5 * (samples[i] + opposite[i]));
        Estimate pairs = of(means);
        return new Estimate(pairs.value, pairs.standardError, 2 * pairs.variance, 2 * pairs.paths);
    }

    /**
     * Control variates: the mean of samples less the least-squares multiple of what each control's mean errs by. The value's
     * bias, of order 1/samples, is far below its standard error [Glasserman 2003, §4.1].
     *
     * @param controls samples of each control on the same paths; none of them a combination of the others
     * @param expectations of the controls
     */
    public static Estimate controlled(double[] samples, double[][] controls, double[] expectations) {
        int count = controls.length;
        if (samples.length < count + 2) {
            throw new IllegalArgumentException("an estimate with " + count + " controls needs at least " + (count + 2)
                    + " samples, got " + samples.length);
        }
        if (expectations.length != count) {
            throw new IllegalArgumentException(count + " controls and " + expectations.length + " expectations");
        }
        double[][] orthogonal = new double[count][];
        double[] offset = new double[count];
        double[] residual = centred(samples);
        double value = mean(samples);
        // Gram–Schmidt, twice for each column: coefficients, residuals and expectations stay accurate together.
        for (int c = 0; c < count; c++) {
            requireLength("control " + c, samples, controls[c]);
            offset[c] = mean(controls[c]) - expectations[c];
            orthogonal[c] = centred(controls[c]);
            double whole = dot(orthogonal[c], orthogonal[c]);
            for (int pass = 0; pass < 2; pass++) {
                for (int other = 0; other < c; other++) {
                    double share = dot(orthogonal[c], orthogonal[other]) / dot(orthogonal[other], orthogonal[other]);
                    subtract(orthogonal[c], share, orthogonal[other]);
                    offset[c] -= share * offset[other];
                }
            }
            double own = dot(orthogonal[c], orthogonal[c]);
            if (!(own > COLLINEAR * whole)) {
                throw new IllegalArgumentException("control " + c + " is constant or repeats the others");
            }
            double coefficient = dot(residual, orthogonal[c]) / own;
            subtract(residual, coefficient, orthogonal[c]);
            value -= coefficient * offset[c];
        }
        double variance = dot(residual, residual) / (samples.length - 1 - count);
        return new Estimate(value, Math.sqrt(variance / samples.length), variance, samples.length);
    }

    /** How many times fewer paths this estimate needs for the same error. */
    public double varianceRatio(Estimate plain) {
        return plain.variance / variance;
    }

    private static double[] centred(double[] values) {
        double mean = mean(values);
        double[] centred = new double[values.length];
        Arrays.setAll(centred, i -> values[i] - mean);
        return centred;
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum = Math.fma(a[i], b[i], sum);
        }
        return sum;
    }

    private static void subtract(double[] from, double share, double[] what) {
        for (int i = 0; i < from.length; i++) {
            from[i] = Math.fma(-share, what[i], from[i]);
        }
    }

    private static void requireLength(String name, double[] samples, double[] other) {
        if (other.length != samples.length) {
            throw new IllegalArgumentException(
                    name + " must be as many as the samples, " + samples.length + ", got " + other.length);
        }
    }
}
