package io.thetagrid.kernels.backend;

/** Named presets of the European implied volatility, on top of what the price's own last place leaves open. */
public enum Precision {
    /** Relative error of the volatility up to 1e-12. */
    FAST,
    /** A few units in the last place: as exact as double precision allows. */
    FULL
}
