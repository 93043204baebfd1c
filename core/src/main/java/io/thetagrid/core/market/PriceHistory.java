package io.thetagrid.core.market;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Daily closes of one underlying, adjusted for splits.
 *
 * @param totalReturn whether dividends are adjusted for as well
 */
public record PriceHistory(SortedMap<LocalDate, Double> closes, boolean totalReturn) {

    public PriceHistory {
        closes = Collections.unmodifiableSortedMap(new TreeMap<>(closes));
    }

    public static PriceHistory none() {
        return new PriceHistory(new TreeMap<>(Map.of()), false);
    }
}
