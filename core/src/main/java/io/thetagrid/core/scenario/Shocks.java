package io.thetagrid.core.scenario;

import java.util.Collections;
import java.util.List;
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

    /** Some of the scenarios, by their places in this block. */
    public Shocks at(int[] places) {
        SortedMap<String, UnderlyingShocks> chosen = new TreeMap<>();
        byUnderlying.forEach((symbol, shocks) -> chosen.put(symbol, shocks.at(places)));
        return new Shocks(places.length, timeElapsed, chosen);
    }

    /** Blocks of one set as one, in their order. */
    public static Shocks joined(List<Shocks> blocks) {
        SortedMap<String, UnderlyingShocks> joined = new TreeMap<>();
        for (String symbol : blocks.getFirst().byUnderlying.keySet()) {
            joined.put(
                    symbol,
                    UnderlyingShocks.joined(blocks.stream()
                            .map(block -> block.byUnderlying.get(symbol))
                            .toList()));
        }
        int scenarios = blocks.stream().mapToInt(Shocks::scenarios).sum();
        return new Shocks(scenarios, blocks.getFirst().timeElapsed, joined);
    }
}
