package io.thetagrid.core.ledger;

import io.thetagrid.core.instrument.Instrument;
import java.util.Optional;

/**
 * What a ledger's line moves: an instrument that can be priced, or one that is known by name only, such as a futures
 * option, so that its quantity and cash still add up.
 *
 * @param symbol identifies it: a ticker, a padded OSI symbol, or the broker's own name
 * @param underlying by which positions are grouped
 */
public record Asset(String symbol, String underlying, Optional<Instrument> instrument) {

    public static Asset of(Instrument instrument) {
        return new Asset(instrument.symbol(), instrument.underlying(), Optional.of(instrument));
    }

    /** Something that cannot be priced here. */
    public static Asset unpriced(String symbol, String underlying) {
        return new Asset(symbol, underlying, Optional.empty());
    }

    /** Shares or index points that one unit stands for; 1 where it is not known. */
    public double multiplier() {
        return instrument.map(Instrument::multiplier).orElse(1.0);
    }
}
