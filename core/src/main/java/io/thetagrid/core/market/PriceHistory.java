package io.thetagrid.core.market;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Daily closes of one underlying, all adjusted alike. */
public record PriceHistory(SortedMap<LocalDate, Double> closes, Adjustment adjustment) {

    public PriceHistory {
        closes = Collections.unmodifiableSortedMap(new TreeMap<>(closes));
    }

    public static PriceHistory none() {
        return new PriceHistory(new TreeMap<>(Map.of()), Adjustment.SPLITS);
    }
}
