package io.thetagrid.core.market;

import io.thetagrid.core.instrument.OptionContract;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the market says of one underlying at the snapshot's instant.
 *
 * @param spot price of the underlying
 * @param dividendYield continuously compounded, per 1.00
 * @param borrowCost continuously compounded, per 1.00
 * @param beta to the stress library's index
 * @param sector GICS sector, or empty
 * @param quotes of listed options, iterated in the order given; empty where none is known
 * @param history of daily closes
 */
public record UnderlyingMarket(
        String symbol,
        double spot,
        double dividendYield,
        double borrowCost,
        double beta,
        String sector,
        Map<OptionContract, OptionQuote> quotes,
        PriceHistory history) {

    public UnderlyingMarket {
        quotes = Collections.unmodifiableMap(new LinkedHashMap<>(quotes));
    }
}
