package io.thetagrid.core.pricing;

/** Where a position's mark comes from, best first. */
public enum MarkSource {
    /** The book states it. */
    BOOK,
    /** Middle of a usable quote. */
    MID,
    /** The underlying's own price: shares. */
    SPOT,
    /** The model's price at the smile's volatility: no usable quote. Counted and reported. */
    MODEL,
    /** Past its expiration instant: worth its exercise value. */
    EXERCISE_VALUE
}
