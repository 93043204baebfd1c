package io.thetagrid.kernels.backend;

/** Inputs of a pricing kernel, one option a row, in the engine's argument order. */
public enum OptionColumn {
    /** +1 call, −1 put. */
    OPTION_SIGN,
    /** Price of the underlying, &ge; 0. */
    SPOT,
    /** &ge; 0. */
    STRIKE,
    /** Years, &ge; 0. */
    TIME_TO_EXPIRY,
    /** Continuously compounded, per year. */
    RATE,
    /** Continuously compounded, per year; borrow cost included. */
    DIVIDEND_YIELD,
    /** Per square root of a year, &ge; 0: 0.25 is 25 %. */
    VOLATILITY
}
