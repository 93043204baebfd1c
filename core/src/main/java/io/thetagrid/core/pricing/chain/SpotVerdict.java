package io.thetagrid.core.pricing.chain;

/** Whether the underlying's price that a vendor quotes fits its options. */
public enum SpotVerdict {
    OK,
    /** The options' forwards say that the underlying stood elsewhere. */
    STALE,
    /** The chain has too few expirations to tell, or quotes no price of the underlying. */
    UNKNOWN
}
