package io.thetagrid.core.market;

/**
 * A vendor's quote of one option, per share; NaN where the vendor gives nothing.
 *
 * @param vendorVolatility the vendor's implied volatility, a decimal
 * @param vendorDelta the vendor's delta
 */
public record OptionQuote(
        double bid,
        double ask,
        double last,
        double volume,
        double openInterest,
        double vendorVolatility,
        double vendorDelta) {

    public double mid() {
        return 0.5 * (bid + ask);
    }
}
