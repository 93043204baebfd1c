package io.thetagrid.core.scenario;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A block of scenarios for a whole book.
 *
 * @param scenarios in the block; the length of every array
 * @param timeElapsed years that pass in all of them
 * @param byUnderlying an underlying that is missing does not move
 */
public record Shocks(int scenarios, double timeElapsed, SortedMap<String, UnderlyingShocks> byUnderlying) {

    public Shocks {
        byUnderlying = Collections.unmodifiableSortedMap(new TreeMap<>(byUnderlying));
    }
}
