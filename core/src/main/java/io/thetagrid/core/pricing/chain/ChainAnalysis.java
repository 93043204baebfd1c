package io.thetagrid.core.pricing.chain;

import io.thetagrid.core.market.OptionChain;
import io.thetagrid.core.market.QuoteVerdict;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What a chain of quotes says of its underlying.
 *
 * @param spotImplied price of the underlying that the options' forwards point to; NaN where they do not tell
 * @param volatility30d at-the-money-forward volatility of 30 days; NaN where no expirations lie around them
 * @param expiries by expiration, then root
 * @param quotes by expiration, root, strike, type
 */
public record ChainAnalysis(
        OptionChain chain,
        double spotImplied,
        SpotVerdict spotVerdict,
        double volatility30d,
        List<ExpiryAnalysis> expiries,
        List<QuoteAnalysis> quotes) {

    public ChainAnalysis {
        expiries = List.copyOf(expiries);
        quotes = List.copyOf(quotes);
    }

    /** How many quotes got each verdict; every verdict is listed. */
    public Map<QuoteVerdict, Integer> verdicts() {
        Map<QuoteVerdict, Integer> counts = new EnumMap<>(QuoteVerdict.class);
        for (QuoteVerdict verdict : QuoteVerdict.values()) {
            counts.put(verdict, 0);
        }
        quotes.forEach(quote -> counts.merge(quote.verdict(), 1, Integer::sum));
        return counts;
    }
}
