package io.thetagrid.kernels.backend;

/** American price and partial derivatives, per share. */
public enum AmericanColumn {
    PRICE,
    /** ∂price/∂spot. */
    DELTA,
    /** ∂²price/∂spot². */
    GAMMA,
    /** {@link Status#code()}. */
    STATUS
}
