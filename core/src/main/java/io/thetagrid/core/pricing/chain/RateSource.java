package io.thetagrid.core.pricing.chain;

/** Where a chain's rates come from. */
public enum RateSource {
    /** The user states the rate. */
    GIVEN,
    /** The slope of call less put over the strikes of European options: put–call parity. */
    PARITY,
    /** The growth of the forward over the expirations of American options, as if no dividends were paid. */
    FORWARD_GROWTH,
    /** Nothing tells: 0. */
    ASSUMED_ZERO
}
