/*
 * Batches as the Java side lays them out (Columns): column c of a batch begins at c * stride. The orders are those of the
 * Java enums OptionColumn, QuoteColumn, GreekColumn, ImpliedVolatilityColumn, ContractColumn, ScenarioColumn and Status.
 */
#pragma once

/* OptionColumn; QuoteColumn has the price in place of the volatility. */
enum { OPTION_SIGN, SPOT, STRIKE, TIME_TO_EXPIRY, RATE, DIVIDEND_YIELD, VOLATILITY, QUOTED_PRICE = VOLATILITY };

/* GreekColumn. */
enum { PRICE, DELTA, GAMMA, VEGA, THETA, RHO, VANNA, VOLGA, GREEK_STATUS };

/* ImpliedVolatilityColumn. */
enum { IMPLIED_VOLATILITY, IMPLIED_STATUS };

/* ContractColumn after its DIVIDEND_YIELD, then what the book adds. */
enum {
    SMILE_LEVEL = DIVIDEND_YIELD + 1,
    SMILE_SLOPE,
    SMILE_CURVATURE,
    LOG_MONEYNESS,
    LOG_MONEYNESS_LOW,
    LOG_MONEYNESS_HIGH,
    VOLATILITY_FLOOR,
    WEIGHT,
    BASE_VALUE,
    BUCKET,
    CONTRACT_COLUMNS
};

/* ScenarioColumn. */
enum { LOG_SPOT, VOL_FACTOR, RATE_SHIFT, TIME_ELAPSED };

/* Status. */
enum { OK, DEGENERATE, INVALID_INPUT, BELOW_INTRINSIC, ABOVE_MAXIMUM, UNSUPPORTED, NOT_CONVERGED };
