package io.thetagrid.core.market;

import io.thetagrid.core.instrument.OptionContract;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
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

    /**
     * Chains of one underlying and instant made one, in the order of their first appearance; where a contract is quoted
     * more than once, the last quote holds.
     */
    public static List<OptionChain> merged(List<OptionChain> chains) {
        record Key(String underlying, Instant asOf) {}
        Map<Key, OptionChain> merged = new LinkedHashMap<>();
        for (OptionChain chain : chains) {
            merged.merge(new Key(chain.underlying(), chain.asOf()), chain, (one, other) -> {
                Map<OptionContract, OptionQuote> quotes = new LinkedHashMap<>(one.quotes());
                quotes.putAll(other.quotes());
                return new OptionChain(one.underlying(), one.asOf(), one.spot(), quotes);
            });
        }
        return List.copyOf(merged.values());
    }
}
