package io.thetagrid.core.ledger;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A position with its lots, oldest first.
 *
 * @param lots at least one; all long or all short, unless a history contradicts itself
 */
public record Holding(String account, String currency, Asset asset, List<Lot> lots) {

    public Holding {
        lots = List.copyOf(lots);
    }

    /** Short &lt; 0. */
    public BigDecimal quantity() {
        return lots.stream().map(Lot::quantity).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** What is known of the cost, as {@link Lot#cost()}. */
    public BigDecimal cost() {
        return lots.stream().map(Lot::cost).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Whether the whole cost is known. */
    public boolean costKnown() {
        return lots.stream().allMatch(Lot::known);
    }

    /** When the oldest lot was opened; empty where that was before the file begins. */
    public Optional<Instant> opened() {
        return lots.getFirst().opened();
    }
}
