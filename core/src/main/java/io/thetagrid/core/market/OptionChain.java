package io.thetagrid.core.market;

import io.thetagrid.core.instrument.OptionContract;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A vendor's quotes of one underlying's options.
 *
 * @param asOf when the quotes were in force
 * @param spot as the vendor quotes it; NaN where it does not
 * @param quotes in the file's order
 */
public record OptionChain(String underlying, Instant asOf, double spot, Map<OptionContract, OptionQuote> quotes) {

    public OptionChain {
        quotes = Collections.unmodifiableMap(new LinkedHashMap<>(quotes));
    }
}
