package io.thetagrid.kernels.backend;

/**
 * One option position of a prepared book, ready for repricing under scenarios.
 *
 * <p>Its volatility under a scenario is {@code max(VOLATILITY_FLOOR, SMILE_LEVEL + m·(SMILE_SLOPE + m·SMILE_CURVATURE))
 * · VOL_FACTOR} with {@code m = clamp(LOG_MONEYNESS − LOG_SPOT, LOG_MONEYNESS_LOW, LOG_MONEYNESS_HIGH)}. The floor keeps
 * a moved smile from crossing 0; the factor is taken in full. Slope and curvature 0 keep the volatility with the strike.
 */
public enum ContractColumn {
    /** +1 call, −1 put. */
    OPTION_SIGN,
    /** Base spot. */
    SPOT,
    STRIKE,
    /** Years, base. */
    TIME_TO_EXPIRY,
    RATE,
    DIVIDEND_YIELD,
    SMILE_LEVEL,
    SMILE_SLOPE,
    SMILE_CURVATURE,
    /** log(strike / base spot). */
    LOG_MONEYNESS,
    LOG_MONEYNESS_LOW,
    LOG_MONEYNESS_HIGH,
    VOLATILITY_FLOOR,
    /** Signed quantity × contract multiplier. */
    WEIGHT
}
