package io.thetagrid.core.pricing.chain;

import io.thetagrid.core.instrument.ExerciseStyle;
import io.thetagrid.core.instrument.OptionContract;
import io.thetagrid.core.market.ExpirationInstants;
import io.thetagrid.core.market.OptionChain;
import io.thetagrid.core.market.OptionQuote;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All quotes of one root and expiration.
 *
 * @param timeToExpiry years; 0 once expired
 * @param quotes by strike, then type
 */
record Series(
        String root,
        LocalDate expiration,
        Instant expirationInstant,
        double timeToExpiry,
        ExerciseStyle style,
        Map<OptionContract, OptionQuote> quotes,
        ParityPairs pairs) {
    private static final Comparator<OptionContract> CANONICAL = Comparator.comparing(OptionContract::expiration)
            .thenComparing(OptionContract::root)
            .thenComparing(OptionContract::style)
            .thenComparingDouble(OptionContract::strike)
            .thenComparing(OptionContract::type);

    private record Key(String root, LocalDate expiration, ExerciseStyle style) {}

    /** A chain's series by expiration, then root. */
    static List<Series> of(OptionChain chain) {
        Map<Key, Map<OptionContract, OptionQuote>> bySeries = new LinkedHashMap<>();
        chain.quotes().entrySet().stream()
                .sorted(Map.Entry.comparingByKey(CANONICAL))
                .forEach(entry -> {
                    OptionContract contract = entry.getKey();
                    Key key = new Key(contract.root(), contract.expiration(), contract.style());
                    bySeries.computeIfAbsent(key, _ -> new LinkedHashMap<>()).put(contract, entry.getValue());
                });
        List<Series> series = new ArrayList<>();
        bySeries.forEach((key, quotes) -> {
            OptionContract any = quotes.keySet().iterator().next();
            series.add(new Series(
                    key.root(),
                    key.expiration(),
                    ExpirationInstants.of(any),
                    ExpirationInstants.timeToExpiry(any, chain.asOf()),
                    key.style(),
                    quotes,
                    ParityPairs.of(quotes)));
        });
        return series;
    }
}
