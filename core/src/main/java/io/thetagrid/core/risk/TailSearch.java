package io.thetagrid.core.risk;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Finds the scenarios on which a distribution's tail depends, from P&amp;L that is known to ± a bound each (risk-engine.md, "Exact
 * tails"): no loss at a rank can be below the loss at that rank of all lower ends, so what may reach that one is to be had
 * exactly, and what may not stays below it, whatever it is. The best P&amp;L is found likewise.
 *
 * <p>Exact values test the bounds that were given; where one fails all are widened.
 */
final class TailSearch {
    /** By how much more than a bound was missed all are widened. */
    private static final double WIDENING = 2;

    private final double[] pnl;
    private final double[] bounds;
    private final BitSet exact;
    private double largestError;

    /**
     * @param pnl by scenario
     * @param bounds of its error, by scenario
     */
    TailSearch(double[] pnl, double[] bounds) {
        this.pnl = pnl.clone();
        this.bounds = bounds.clone();
        exact = new BitSet(pnl.length);
    }

    /**
     * Scenarios to be had exactly before losses from a rank on are known, and how many reach a level; none once they are.
     *
     * @param rank of losses, from 1, ascending
     * @param level of losses
     */
    BitSet open(int rank, double level) {
        int n = pnl.length;
        double[] ascending = new double[n];
        double leastBest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < n; i++) {
            ascending[i] = 0 - pnl[i] - margin(i);
            leastBest = Math.max(leastBest, pnl[i] - margin(i));
        }
        Arrays.sort(ascending);
        double leastLoss = ascending[rank - 1];
        BitSet open = new BitSet(n);
        for (int i = 0; i < n; i++) {
            boolean counts = margin(i) - pnl[i] >= leastLoss || pnl[i] + margin(i) >= leastBest;
            boolean decides = Math.abs(pnl[i] + level) <= margin(i);
            open.set(i, (counts || decides) && !exact.get(i));
        }
        return open;
    }

    private double margin(int scenario) {
        return exact.get(scenario) ? 0 : bounds[scenario];
    }

    /**
     * Takes exact P&amp;L of scenarios.
     *
     * @param values by scenario, read at {@code scenarios} only
     */
    void found(BitSet scenarios, double[] values) {
        double missed = 0;
        for (int i = scenarios.nextSetBit(0); i >= 0; i = scenarios.nextSetBit(i + 1)) {
            double error = Math.abs(values[i] - pnl[i]);
            largestError = Math.max(largestError, error);
            missed = Math.max(missed, error - bounds[i]);
            pnl[i] = values[i];
        }
        exact.or(scenarios);
        if (missed > 0) {
            for (int i = 0; i < bounds.length; i++) {
                bounds[i] += WIDENING * missed;
            }
        }
    }

    boolean isExact(int scenario) {
        return exact.get(scenario);
    }

    int exactCount() {
        return exact.cardinality();
    }

    double largestBound() {
        return Arrays.stream(bounds).max().orElse(0);
    }

    double largestError() {
        return largestError;
    }
}
