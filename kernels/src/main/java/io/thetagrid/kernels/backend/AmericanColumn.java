package io.thetagrid.kernels.backend;

/** American price and partial derivatives, per share, and the exercise boundary. */
public enum AmericanColumn {
    PRICE,
    /** ∂price/∂spot. */
    DELTA,
    /** ∂²price/∂spot². */
    GAMMA,
    /** ∂price/∂volatility, per 1.00; NaN unless wanted. */
    VEGA,
    /** ∂price/∂time as time passes, per year. */
    THETA,
    /** ∂price/∂rate, per 1.00; NaN unless wanted. */
    RHO,
    /**
     * The critical spot today: at or below it a put, at or above it a call is exercised; 0 for a put, ∞ for a call that
     * never is. Where exercise pays between two critical spots, the one nearer to the strike. NaN unless wanted, and for a call on a spot of 0.
     */
    BOUNDARY,
    /** {@link Status#code()}. */
    STATUS
}
