package io.thetagrid.core.io.chain;

/** How vendors write that there is no number. */
final class NoValue {

    private NoValue() {}

    /** A price, volatility or spot of 0 is none; NaN where it is none. */
    static double ifZero(double value) {
        return value == 0 ? Double.NaN : value;
    }
}
