package io.thetagrid.core.pricing.chain;

/** What the growth of the forwards says of holding the underlying. */
public enum CarryVerdict {
    /** Rate less what dividends and the lending of shares commonly cost. */
    NORMAL,
    /** Holding the underlying yields more than dividends commonly do: its shares cost to borrow. */
    HARD_TO_BORROW,
    /** Too few expirations, or no rate to compare with. */
    UNKNOWN
}
