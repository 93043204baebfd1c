package io.thetagrid.core.pricing.surface;

/** Total variance of one expiration over log-forward-moneyness {@code k = ln(strike / forward)}. */
public sealed interface SliceShape permits Svi, Parabola {

    /** σ²·T at a log-forward-moneyness; never negative. */
    double totalVariance(double k);

    /**
     * Durrleman's function, the density of ln(spot at expiry) but for a positive factor: below 0 the slice holds a butterfly
     * arbitrage [Gatheral and Jacquier 2014, "Arbitrage-free SVI volatility surfaces", lemma 2.2].
     */
    double durrleman(double k);

    /** Durrleman's function from total variance w and its first two derivatives at k. */
    static double durrleman(double k, double w, double slope, double curvature) {
        double ratio = 1 - 0.5 * k * slope / w;
        return ratio * ratio - 0.25 * slope * slope * (1 / w + 0.25) + 0.5 * curvature;
    }
}
