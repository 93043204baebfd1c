package io.thetagrid.core.pricing;

import io.thetagrid.core.book.Position;
import io.thetagrid.core.market.QuoteVerdict;
import java.util.Optional;

/**
 * A position with its mark and Greeks.
 *
 * @param mark per share, of {@code markSource}
 * @param liquidationMark per share: bid for a long, ask for a short, where quoted; the mark otherwise
 * @param quoteVerdict what the option's quote is worth; empty where there is none
 * @param option terms and base volatility; empty for shares
 * @param volatilitySource empty for shares and expired options
 * @param smile of the option's expiration; empty for shares and expired options
 * @param greeks per share, kernel units
 */
public record PricedPosition(
        Position position,
        double mark,
        MarkSource markSource,
        double liquidationMark,
        Optional<QuoteVerdict> quoteVerdict,
        Optional<OptionTerms> option,
        Optional<VolatilitySource> volatilitySource,
        Optional<SmileSlice> smile,
        UnitGreeks greeks) {

    /** Signed quantity × multiplier: how many units of {@link #greeks()} the position holds. */
    public double weight() {
        return position.quantity() * position.instrument().multiplier();
    }

    /** Signed, in the base currency. */
    public double marketValue() {
        return weight() * mark;
    }

    /** Signed, in the base currency. */
    public double liquidationValue() {
        return weight() * liquidationMark;
    }

    /** Price of what one unit is written on: the option's spot, or the share's price. */
    public double spot() {
        return option.map(OptionTerms::spot).orElse(mark);
    }

    /** Whether the option's expiration instant has passed. */
    public boolean expired() {
        return markSource == MarkSource.EXERCISE_VALUE;
    }
}
