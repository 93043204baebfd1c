package io.thetagrid.core.pricing.surface;

/**
 * One quote as a slice is fitted to it.
 *
 * @param k log-forward-moneyness
 * @param volatility of the mid
 * @param halfSpread half the spread between ask and bid, in volatility: (ask − bid) / (2 · vega)
 */
public record SlicePoint(double k, double volatility, double halfSpread) {}
