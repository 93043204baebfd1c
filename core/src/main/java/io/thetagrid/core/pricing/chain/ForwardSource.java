package io.thetagrid.core.pricing.chain;

/** Where an expiration's forward comes from, best first. */
public enum ForwardSource {
    /** Put–call parity of its own quotes, early exercise taken out of American ones. */
    PARITY,
    /** The nearest expiration that has one: too few quotes of its own. */
    NEIGHBOUR,
    /** The vendor's price of the underlying, grown at the rate: no expiration has a pair of quotes. */
    SPOT,
    /** Nothing tells. */
    NONE
}
