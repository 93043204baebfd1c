package io.thetagrid.core.risk;

import java.util.OptionalInt;

/**
 * Ranks of the order statistics between which a quantile lies with 95 % confidence [David–Nagaraja 2003, 7.1]: the
 * number of observations below the quantile is binomial.
 *
 * @param low from 1, ascending; empty where no observation is low enough
 * @param high from 1, ascending; empty where no observation is high enough
 */
record BinomialRanks(OptionalInt low, OptionalInt high) {
    private static final double TAIL = 0.025;

    /** Ranks for the quantile {@code probability} of {@code n} independent observations. */
    static BinomialRanks of(int n, double probability) {
        double[] mass = Binomial.masses(n, probability);
        double below = 0;
        int low = 0;
        while (low < n && below + mass[low] <= TAIL) {
            below += mass[low];
            low++;
        }
        double above = 0;
        int high = n + 1;
        while (high > 1 && above + mass[high - 1] <= TAIL) {
            above += mass[high - 1];
            high--;
        }
        return new BinomialRanks(
                low == 0 ? OptionalInt.empty() : OptionalInt.of(low),
                high == n + 1 ? OptionalInt.empty() : OptionalInt.of(high));
    }
}
