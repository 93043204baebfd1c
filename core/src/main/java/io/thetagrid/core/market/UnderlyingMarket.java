package io.thetagrid.core.market;

import io.thetagrid.core.instrument.OptionContract;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the market says of one underlying at the snapshot's instant.
 *
 * @param spot price of the underlying
 * @param carry dividends and borrow cost
 * @param beta to the stress library's index
 * @param sector GICS sector, or empty
 * @param quotes of listed options, iterated in the order given; empty where none is known
 * @param history of daily closes
 */
public record UnderlyingMarket(
        String symbol,
        double spot,
        Carry carry,
        double beta,
        String sector,
        Map<OptionContract, OptionQuote> quotes,
        PriceHistory history) {

    public UnderlyingMarket {
        quotes = Collections.unmodifiableMap(new LinkedHashMap<>(quotes));
    }
    /** An underlying that pays and costs the same for all times, continuously compounded, per 1.00 a year. */
    public UnderlyingMarket(
            String symbol,
            double spot,
            double dividendYield,
            double borrowCost,
            double beta,
            String sector,
            Map<OptionContract, OptionQuote> quotes,
            PriceHistory history) {
        this(symbol, spot, Carry.flat(dividendYield, borrowCost), beta, sector, quotes, history);
    }
}
