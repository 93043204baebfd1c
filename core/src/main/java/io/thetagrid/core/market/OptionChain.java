package io.thetagrid.core.market;

import io.thetagrid.core.instrument.OptionContract;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

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
     * Files that say parts of one thing, made one.
     *
     * <p>Chains of one underlying and instant are joined field by field, in the order of their first appearance: what a
     * later chain says holds, what it leaves open (NaN, empty) stays as an earlier one said it. So the quotes, trades and
     * open interest of one day make one chain.
     *
     * <p>Then chains without prices, which hold a spot or open interest only, give way to the chains with prices of their
     * underlying and New York date, and fill what those leave open; of several the nearest in time goes first, the earlier
     * of two equally near. Without a chain with prices that day they stay as they are.
     */
    public static List<OptionChain> merged(List<OptionChain> chains) {
        record Moment(String underlying, Instant asOf) {}
        record Day(String underlying, LocalDate date) {}
        Map<Moment, OptionChain> moments = new LinkedHashMap<>();
        for (OptionChain chain : chains) {
            moments.merge(new Moment(chain.underlying(), chain.asOf()), chain, OptionChain::updatedBy);
        }
        Map<Day, List<OptionChain>> days = moments.values().stream()
                .collect(Collectors.groupingBy(
                        chain -> new Day(chain.underlying(), NyseCalendar.date(chain.asOf())),
                        LinkedHashMap::new,
                        Collectors.toList()));
        return days.values().stream().flatMap(day -> completed(day).stream()).toList();
    }

    /** The chains of one underlying and date, at different instants. */
    private static List<OptionChain> completed(List<OptionChain> day) {
        Map<Boolean, List<OptionChain>> priced =
                day.stream().collect(Collectors.partitioningBy(OptionChain::hasPrices));
        if (priced.get(true).isEmpty()) {
            return day;
        }
        return priced.get(true).stream()
                .map(chain -> chain.completedBy(priced.get(false)))
                .toList();
    }

    private OptionChain completedBy(List<OptionChain> others) {
        OptionChain whole = this;
        List<OptionChain> nearestFirst = others.stream()
                .sorted(Comparator.<OptionChain, Duration>comparing(
                                other -> Duration.between(asOf, other.asOf()).abs())
                        .thenComparing(OptionChain::asOf))
                .toList();
        for (OptionChain other : nearestFirst) {
            whole = new OptionChain(underlying, asOf, other.spot(), other.quotes()).updatedBy(whole);
        }
        return whole;
    }

    private boolean hasPrices() {
        return quotes.values().stream().anyMatch(OptionQuote::hasPrice);
    }

    private OptionChain updatedBy(OptionChain later) {
        Map<OptionContract, OptionQuote> joined = new LinkedHashMap<>(quotes);
        later.quotes().forEach((contract, quote) -> joined.merge(contract, quote, OptionQuote::updatedBy));
        return new OptionChain(underlying, asOf, Double.isNaN(later.spot()) ? spot : later.spot(), joined);
    }
}
