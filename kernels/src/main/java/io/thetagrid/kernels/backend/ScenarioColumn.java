package io.thetagrid.kernels.backend;

/** One scenario a row, for the contracts of one bucket (those of one underlying and expiry). */
public enum ScenarioColumn {
    /** log(spot under the scenario / base spot). */
    LOG_SPOT,
    /** Volatility under the scenario / volatility of the (moved) smile. */
    VOL_FACTOR,
    /** Added to the rate, per 1.00. */
    RATE_SHIFT,
    /** Years that pass; where they exceed a contract's time to expiry, the contract is worth its exercise value. */
    TIME_ELAPSED
}
