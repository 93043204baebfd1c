package io.thetagrid.kernels.backend;

/** Result of an implied-volatility kernel. */
public enum ImpliedVolatilityColumn {
    /** Per square root of a year; NaN unless the status is OK. */
    IMPLIED_VOLATILITY,
    /** {@link Status#code()}. */
    STATUS
}
