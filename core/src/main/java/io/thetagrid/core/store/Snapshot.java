package io.thetagrid.core.store;

import io.thetagrid.core.io.InputFile;
import io.thetagrid.core.pricing.chain.ChainAnalysis;
import java.util.List;

/**
 * An analysed chain on its way into a store.
 *
 * @param volatilityIndex of the underlying, by Cboe's method, per 1.00; NaN where there is none
 * @param sources the files it was read from
 */
public record Snapshot(ChainAnalysis analysis, double volatilityIndex, List<InputFile> sources) {

    public Snapshot {
        sources = List.copyOf(sources);
    }
}
