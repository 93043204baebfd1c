package io.thetagrid.core.pricing;

/** Where an option's volatility comes from, best first (risk-engine.md, "Volatility surface"). */
public enum VolatilitySource {
    /** Implied from the option's own mark. */
    OWN_MARK,
    /** The underlying's smile at the option's expiration and strike: the mark determines no volatility, or is absent. */
    SMILE
}
