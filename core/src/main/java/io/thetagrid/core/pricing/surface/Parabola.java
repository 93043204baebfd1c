package io.thetagrid.core.pricing.surface;

import io.thetagrid.core.pricing.SmileSlice;

/**
 * Volatility as a parabola, line or constant in log-forward-moneyness, for expirations with few quotes; outside them it
 * stays flat.
 *
 * @param smile with log-forward-moneyness for its log-moneyness
 * @param timeToExpiry years
 */
public record Parabola(SmileSlice smile, double timeToExpiry) implements SliceShape {

    @Override
    public double totalVariance(double k) {
        double volatility = smile.volatility(k);
        return volatility * volatility * timeToExpiry;
    }

    /** Of the curve itself, not of the bends where it turns flat. */
    @Override
    public double durrleman(double k) {
        double volatility = smile.volatility(k);
        double slope = smile.slope() + 2 * smile.curvature() * k;
        double bend = slope * slope + volatility * 2 * smile.curvature();
        return SliceShape.durrleman(
                k, totalVariance(k), 2 * timeToExpiry * volatility * slope, 2 * timeToExpiry * bend);
    }
}
