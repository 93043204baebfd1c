package io.thetagrid.core.scenario;

/** What a volatility stays with when the spot moves. */
public enum Stickiness {
    /** Every strike keeps its volatility. */
    STRIKE,
    /** Every log-moneyness keeps its volatility: the smile moves with the spot. */
    MONEYNESS
}
