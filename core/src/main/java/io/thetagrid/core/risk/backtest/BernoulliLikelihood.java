package io.thetagrid.core.risk.backtest;

import io.thetagrid.kernels.math.ScalarMath;

/** Logarithms of likelihoods, which, unlike the likelihoods, do not underflow; 0·ln 0 is 0. */
final class BernoulliLikelihood {

    private BernoulliLikelihood() {}

    /** ln of p^hits · (1 − p)^misses. */
    static double log(int hits, int misses, double p) {
        return term(hits, p) + term(misses, 1 - p);
    }

    /** The same at its maximum over p, hits / (hits + misses). */
    static double logAtMaximum(int hits, int misses) {
        return hits + misses == 0 ? 0 : log(hits, misses, hits / (double) (hits + misses));
    }

    /** −2 ln of restricted over free; rounding does not make it negative. */
    static double ratio(double restricted, double free) {
        return Math.max(2 * (free - restricted), 0);
    }

    private static double term(int count, double p) {
        return count == 0 ? 0 : count * ScalarMath.log(p);
    }
}
