package io.thetagrid.core.pricing;

import io.thetagrid.core.market.OptionQuote;
import io.thetagrid.core.market.QuoteVerdict;

/** Judges a quote against the option it is for (risk-engine.md, "Quote verdicts"). */
public final class QuoteCheck {
    /** A spread above this share of the mid says little about the price: bid below a third of ask. */
    private static final double WIDEST_SPREAD = 1.0;

    private QuoteCheck() {}

    public static QuoteVerdict judge(OptionQuote quote, OptionTerms option) {
        if (option.timeToExpiry() <= 0) {
            return QuoteVerdict.EXPIRED;
        }
        if (!(quote.bid() >= 0) || !(quote.ask() > 0)) {
            return QuoteVerdict.ONE_SIDED;
        }
        if (quote.bid() == 0) {
            return QuoteVerdict.ZERO_BID;
        }
        if (quote.bid() > quote.ask()) {
            return QuoteVerdict.CROSSED;
        }
        if (quote.mid() < option.lowerBound()) {
            return QuoteVerdict.BELOW_INTRINSIC;
        }
        if (quote.ask() - quote.bid() > WIDEST_SPREAD * quote.mid()) {
            return QuoteVerdict.WIDE;
        }
        return QuoteVerdict.OK;
    }
}
