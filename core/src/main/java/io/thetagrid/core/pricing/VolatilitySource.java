package io.thetagrid.core.pricing;

/** Where an option's volatility comes from, best first (risk-engine.md, "Volatility surface"); an option with none is refused. */
public enum VolatilitySource {
    /** Implied from the option's own mark. */
    OWN_MARK,
    /**
     * The underlying's smiles at the option's strike and time, between expirations where its own has no quote: the mark
     * determines no volatility, or is absent.
     */
    SMILE,
    /**
     * The median at-the-money volatility of the sector's other underlyings: no quote of the underlying's own options is usable.
     */
    SECTOR_PROXY
}
