package io.thetagrid.core.pricing.chain;

import io.thetagrid.core.instrument.OptionContract;
import io.thetagrid.core.market.OptionQuote;
import io.thetagrid.core.market.QuoteVerdict;
import io.thetagrid.core.pricing.UnitGreeks;

/**
 * One quote, judged.
 *
 * @param expiry what holds for its expiration
 * @param impliedVolatility of the mid, per 1.00; NaN unless the quote is usable and determines one
 * @param greeks at that volatility, kernel units, without rho; all NaN where there is none
 */
public record QuoteAnalysis(
        OptionContract contract,
        OptionQuote quote,
        QuoteVerdict verdict,
        ExpiryAnalysis expiry,
        double impliedVolatility,
        UnitGreeks greeks) {}
