package io.thetagrid.core.pricing.chain;

import io.thetagrid.core.market.OptionChain;
import io.thetagrid.core.market.QuoteVerdict;
import io.thetagrid.core.pricing.surface.VolatilitySurface;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What a chain of quotes says of its underlying.
 *
 * @param spotImplied price of the underlying that the options' forwards point to; NaN where they do not tell
 * @param carry growth of the forwards against the rate
 * @param volatility30d at-the-money-forward volatility of 30 days; NaN where no expirations lie around them
 * @param index the volatility index by Cboe's method
 * @param surface total variance over strike and time
 * @param arbitrage one for each test
 * @param quality of the quotes
 * @param expiries by expiration, then root
 * @param quotes by expiration, root, strike, type
 */
public record ChainAnalysis(
        OptionChain chain,
        double spotImplied,
        SpotVerdict spotVerdict,
        CarryDiagnosis carry,
        double volatility30d,
        IndexReading index,
        VolatilitySurface surface,
        List<Arbitrage> arbitrage,
        QuoteQuality quality,
        List<ExpiryAnalysis> expiries,
        List<QuoteAnalysis> quotes) {

    public ChainAnalysis {
        arbitrage = List.copyOf(arbitrage);
        expiries = List.copyOf(expiries);
        quotes = List.copyOf(quotes);
    }

    /** How far the options' spot lies from the vendor's, as a share of it; NaN where either is unknown. */
    public double spotError() {
        return spotImplied / chain.spot() - 1;
    }

    /** How many quotes got each verdict; every verdict is listed. */
    public Map<QuoteVerdict, Integer> verdicts() {
        Map<QuoteVerdict, Integer> counts = new EnumMap<>(QuoteVerdict.class);
        for (QuoteVerdict verdict : QuoteVerdict.values()) {
            counts.put(verdict, 0);
        }
        quality.verdicts().forEach(share -> counts.put(share.verdict(), share.count()));
        return counts;
    }
}
