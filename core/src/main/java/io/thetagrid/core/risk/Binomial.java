package io.thetagrid.core.risk;

/** The binomial distribution, by the ratio of neighbouring probabilities. */
public final class Binomial {

    private Binomial() {}

    /**
     * P(Bin(n, p) = k) for k = 0 … n.
     *
     * @param n at least 0
     * @param p between 0 and 1, neither of them
     */
    public static double[] masses(int n, double p) {
        double[] mass = new double[n + 1];
        int mode = Math.clamp((long) ((n + 1) * p), 0, n);
        double odds = p / (1 - p);
        // From the mode outwards: nothing overflows, and what underflows is nothing.
        mass[mode] = 1;
        for (int k = mode; k < n; k++) {
            mass[k + 1] = mass[k] * (n - k) / (k + 1) * odds;
        }
        for (int k = mode; k > 0; k--) {
            mass[k - 1] = mass[k] * k / ((n - k + 1) * odds);
        }
        double sum = 0;
        for (double m : mass) {
            sum += m;
        }
        for (int k = 0; k <= n; k++) {
            mass[k] /= sum;
        }
        return mass;
    }

    /** P(Bin(n, p) ≤ k). */
    public static double atMost(int k, int n, double p) {
        return sum(masses(n, p), 0, k);
    }

    /** P(Bin(n, p) ≥ k). */
    public static double atLeast(int k, int n, double p) {
        return sum(masses(n, p), k, n);
    }

    private static double sum(double[] mass, int from, int to) {
        CompensatedSum sum = new CompensatedSum();
        for (int k = from; k <= to; k++) {
            sum.add(mass[k]);
        }
        return Math.min(sum.value(), 1);
    }
}
