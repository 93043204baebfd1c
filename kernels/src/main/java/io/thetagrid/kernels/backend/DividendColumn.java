package io.thetagrid.kernels.backend;

/** Price and partial derivatives of an option with cash dividends, per share and per 1.00 of each input. */
public enum DividendColumn {
    PRICE,
    /** ∂price/∂spot; the dividends' amounts stay. */
    DELTA,
    /** ∂²price/∂spot². */
    GAMMA,
    /** ∂price/∂volatility, per 1.00. */
    VEGA,
    /** ∂price/∂t, per year, as the ex-dates draw near. */
    THETA,
    /** ∂price/∂rate, per 1.00. */
    RHO,
    /**
     * Spot from which (calls) or down to which (puts) exercise is best today; NaN for European options and where no such
     * spot lies within five standard deviations.
     */
    CRITICAL_SPOT,
    /** 1 where exercise now is best, else 0. */
    EXERCISE,
    /** {@link Status#code()}. */
    STATUS
}
