package io.thetagrid.core.market;

import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** Everything the market says at one instant. Immutable. */
public record MarketSnapshot(Instant asOf, SortedMap<String, UnderlyingMarket> underlyings, RateCurve rates) {

    public MarketSnapshot {
        underlyings = Collections.unmodifiableSortedMap(new TreeMap<>(underlyings));
    }
}
