package io.thetagrid.core.pricing.chain;

import io.thetagrid.core.instrument.OptionContract;
import io.thetagrid.core.instrument.OptionType;
import io.thetagrid.core.market.OptionQuote;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads the {@link VolatilityIndex} off a chain: from the last expiration at or before 30 days whose strip can be priced, and
 * the first after it. As in the method's 2009 edition the near one has at least a week to run; Cboe itself takes expirations
 * of more than 23 and at most 37 days, which only weekly options offer.
 */
final class ChainIndex {
    private static final double MINUTES_PER_YEAR = 525_600;
    private static final double MINUTES_30_DAYS = 43_200;
    private static final double A_WEEK = 7 * 1440;

    private ChainIndex() {}

    static IndexReading of(List<Series> series, ForwardCurve curve) {
        VolatilityIndex.Term near = null;
        for (int i = series.size() - 1; i >= 0 && near == null; i--) {
            double minutes = minutes(series.get(i));
            if (minutes <= MINUTES_30_DAYS && minutes >= A_WEEK) {
                near = VolatilityIndex.term(strikes(series.get(i)), minutes, curve.rate(i));
            }
        }
        VolatilityIndex.Term next = null;
        for (int i = 0; i < series.size() && next == null; i++) {
            double minutes = minutes(series.get(i));
            if (minutes > MINUTES_30_DAYS) {
                next = VolatilityIndex.term(strikes(series.get(i)), minutes, curve.rate(i));
            }
        }
        if (near == null) {
            return IndexReading.none("no expiration between 7 and 30 days with quotes on both sides of the money");
        }
        if (next == null) {
            return IndexReading.none("no expiration after 30 days with quotes on both sides of the money");
        }
        double value = VolatilityIndex.index(near, next);
        return Double.isNaN(value)
                ? IndexReading.none("the strips' variances do not add up to a positive number")
                : new IndexReading(value, "", Optional.of(near), Optional.of(next));
    }

    private static double minutes(Series series) {
        return Math.rint(series.timeToExpiry() * MINUTES_PER_YEAR);
    }

    private static List<VolatilityIndex.Strike> strikes(Series series) {
        SortedMap<Double, OptionQuote[]> byStrike = new TreeMap<>();
        for (Map.Entry<OptionContract, OptionQuote> entry : series.quotes().entrySet()) {
            OptionQuote[] both = byStrike.computeIfAbsent(entry.getKey().strike(), _ -> new OptionQuote[2]);
            both[entry.getKey().type() == OptionType.CALL ? 0 : 1] = entry.getValue();
        }
        List<VolatilityIndex.Strike> strikes = new ArrayList<>();
        byStrike.forEach((strike, both) -> strikes.add(
                new VolatilityIndex.Strike(strike, bid(both[0]), ask(both[0]), bid(both[1]), ask(both[1]))));
        return strikes;
    }

    /** NaN where the option is not quoted on both sides. */
    private static double bid(OptionQuote quote) {
        return quote == null || !(quote.ask() >= quote.bid()) ? Double.NaN : quote.bid();
    }

    private static double ask(OptionQuote quote) {
        return quote == null ? Double.NaN : quote.ask();
    }
}
