package io.thetagrid.core.scenario;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The close of the h-th NYSE session, and what settles until then.
 *
 * @param sessions h
 * @param years from the snapshot to the close, ACT/365F: a weekend counts three days
 * @param settlements for each underlying the times (years) at which its options settle on the way, each with the number
 *     of sessions that have closed by then
 */
public record Horizon(int sessions, double years, SortedMap<String, SortedMap<Double, Integer>> settlements) {

    public Horizon {
        SortedMap<String, SortedMap<Double, Integer>> copy = new TreeMap<>();
        settlements.forEach(
                (symbol, times) -> copy.put(symbol, Collections.unmodifiableSortedMap(new TreeMap<>(times))));
        settlements = Collections.unmodifiableSortedMap(copy);
    }

    /** Settlement times of an underlying, ascending. */
    public SortedMap<Double, Integer> settlements(String symbol) {
        return settlements.getOrDefault(symbol, Collections.emptySortedMap());
    }
}
