package io.thetagrid.kernels.backend;

/** Inputs of an implied-volatility kernel: an option, and its price instead of its volatility. */
public enum QuoteColumn {
    /** +1 call, −1 put. */
    OPTION_SIGN,
    SPOT,
    STRIKE,
    /** Years. */
    TIME_TO_EXPIRY,
    RATE,
    DIVIDEND_YIELD,
    /** Per share. */
    PRICE
}
