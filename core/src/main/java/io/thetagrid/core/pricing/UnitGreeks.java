package io.thetagrid.core.pricing;

/**
 * Price per share and its partial derivatives in the kernels' units: vega per 1.00 volatility, theta per year (the
 * change as time passes), rho per 1.00 rate.
 */
public record UnitGreeks(double price, double delta, double gamma, double vega, double theta, double rho) {

    /** Shares: price and delta 1. */
    public static UnitGreeks ofShare(double price) {
        return new UnitGreeks(price, 1, 0, 0, 0, 0);
    }
}
