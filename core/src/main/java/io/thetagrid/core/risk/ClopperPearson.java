package io.thetagrid.core.risk;

import io.thetagrid.core.exercise.Probability;

/**
 * The share of scenarios in which something happens, with its exact 95 % interval: the probabilities under which as many
 * hits or more, or as many or fewer, have a chance of 2.5 % [Clopper–Pearson 1934].
 */
final class ClopperPearson {
    private static final double TAIL = 0.025;

    /** Masses less than this share of the mode's count for nothing. */
    private static final double NEGLIGIBLE = 1e-20;

    private ClopperPearson() {}

    /**
     * The share of {@code n} scenarios, at least one, that are hits. Windows that overlap count as n / h independent ones, hits
     * rounded down for the lower bound and up for the upper.
     *
     * @param overlap h: how many neighbouring scenarios share each observation; 1 where they are independent
     */
    static Probability share(int hits, int n, int overlap) {
        int independent = Math.max(n / overlap, 1);
        double value = (double) hits / n;
        double low = low(Math.min(hits / overlap, independent), independent);
        double high = 1 - low(independent - Math.min(Math.ceilDiv(hits, overlap), independent), independent);
        return new Probability(value, Math.min(low, value), Math.max(high, value));
    }

    /** The probability under which {@code hits} of {@code n} or more have a chance of 2.5 %, by bisection. */
    private static double low(int hits, int n) {
        if (hits == 0) {
            return 0;
        }
        double low = 0;
        double high = (double) hits / n;
        for (double middle = 0.5 * high; middle > low && middle < high; middle = 0.5 * (low + high)) {
            if (atLeast(hits, n, middle) < TAIL) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    /** P(Bin(n, p) ≥ hits) for 0 &lt; p &lt; 1, by the ratio of neighbours from the mode outwards. */
    private static double atLeast(int hits, int n, double p) {
        int mode = Math.clamp((long) ((n + 1) * p), 0, n);
        double odds = p / (1 - p);
        double above = 0;
        double total = 0;
        double mass = 1;
        for (int k = mode; k <= n && mass > NEGLIGIBLE; k++) {
            total += mass;
            above += k >= hits ? mass : 0;
            mass *= (n - k) / (k + 1.0) * odds;
        }
        mass = mode / ((n - mode + 1) * odds);
        for (int k = mode - 1; k >= 0 && mass > NEGLIGIBLE; k--) {
            total += mass;
            above += k >= hits ? mass : 0;
            mass *= k / ((n - k + 1) * odds);
        }
        return above / total;
    }
}
