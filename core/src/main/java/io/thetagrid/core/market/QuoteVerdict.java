package io.thetagrid.core.market;

/** Whether a quote can be used, and if not, why. */
public enum QuoteVerdict {
    OK,
    /** Bid above ask. */
    CROSSED,
    /** Nobody bids. */
    ZERO_BID,
    /** Older than the snapshot allows. */
    STALE,
    /** The mid is below what exercise would give. */
    BELOW_INTRINSIC,
    /** The spread says little about the price. */
    WIDE,
    /** Bid or ask is missing. */
    ONE_SIDED,
    /** The contract's expiration instant has passed. */
    EXPIRED
}
