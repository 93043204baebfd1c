package io.thetagrid.kernels.backend;

/** European price and its raw partial derivatives, per share and per 1.00 of each input. */
public enum GreekColumn {
    PRICE,
    /** ∂price/∂spot. */
    DELTA,
    /** ∂²price/∂spot². */
    GAMMA,
    /** ∂price/∂volatility, per 1.00. */
    VEGA,
    /** −∂price/∂timeToExpiry, per year. */
    THETA,
    /** ∂price/∂rate, per 1.00. */
    RHO,
    /** ∂²price/∂spot∂volatility. */
    VANNA,
    /** ∂²price/∂volatility². */
    VOLGA,
    /** {@link Status#code()}. */
    STATUS
}
