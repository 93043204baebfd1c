package io.thetagrid.core.risk.backtest;

import java.util.Arrays;

/**
 * Acerbi and Székely's statistics of simulated histories, in ascending order.
 *
 * @param conditional Z₁ of the histories that have an exception
 * @param unconditional Z₂
 */
record NullDistribution(double[] conditional, double[] unconditional) {

    /**
     * @param ratios Σ loss / expected shortfall over the exceptions of each history
     * @param exceptions of each history
     * @param expected exceptions of a history
     */
    static NullDistribution of(double[] ratios, int[] exceptions, double expected) {
        double[] conditional = new double[ratios.length];
        double[] unconditional = new double[ratios.length];
        int withExceptions = 0;
        for (int s = 0; s < ratios.length; s++) {
            unconditional[s] = 1 - ratios[s] / expected;
            if (exceptions[s] > 0) {
                conditional[withExceptions] = 1 - ratios[s] / exceptions[s];
                withExceptions++;
            }
        }
        conditional = Arrays.copyOf(conditional, withExceptions);
        Arrays.sort(conditional);
        Arrays.sort(unconditional);
        return new NullDistribution(conditional, unconditional);
    }

    /** Probability of a Z₁ as low. */
    double conditionalPValue(double statistic) {
        return pValue(conditional, statistic);
    }

    /** Probability of a Z₂ as low. */
    double unconditionalPValue(double statistic) {
        return pValue(unconditional, statistic);
    }

    /** The observed history counts as one of them [Davison–Hinkley 1997, 4.11]: no p-value is 0. */
    private static double pValue(double[] ascending, double statistic) {
        int low = 0;
        while (low < ascending.length && ascending[low] <= statistic) {
            low++;
        }
        return (1.0 + low) / (1.0 + ascending.length);
    }
}
