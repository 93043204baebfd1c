package io.thetagrid.core.market;

import java.time.Instant;
import java.util.Optional;

/**
 * A vendor's quote of one option, per share; NaN where the vendor gives nothing.
 *
 * @param vendorVolatility the vendor's implied volatility, a decimal
 * @param vendorDelta the vendor's delta
 * @param quotedAt when bid and ask were last quoted; empty where the vendor does not say
 */
public record OptionQuote(
        double bid,
        double ask,
        double last,
        double volume,
        double openInterest,
        double vendorVolatility,
        double vendorDelta,
        Optional<Instant> quotedAt) {

    public double mid() {
        return 0.5 * (bid + ask);
    }

    /** Whether anything is bid, asked or was paid. */
    boolean hasPrice() {
        return !(Double.isNaN(bid) && Double.isNaN(ask) && Double.isNaN(last));
    }

    /** What a later quote says, and this one where that says nothing. */
    OptionQuote updatedBy(OptionQuote later) {
        return new OptionQuote(
                either(later.bid, bid),
                either(later.ask, ask),
                either(later.last, last),
                either(later.volume, volume),
                either(later.openInterest, openInterest),
                either(later.vendorVolatility, vendorVolatility),
                either(later.vendorDelta, vendorDelta),
                later.quotedAt.or(() -> quotedAt));
    }

    private static double either(double first, double second) {
        return Double.isNaN(first) ? second : first;
    }
}
