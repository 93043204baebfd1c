package io.thetagrid.core.store;

import io.thetagrid.core.io.InputFile;
import io.thetagrid.core.pricing.chain.ChainAnalysis;
import java.util.List;

/**
 * An analysed chain on its way into a store.
 *
 * @param sources the files it was read from
 */
public record Snapshot(ChainAnalysis analysis, List<InputFile> sources) {

    public Snapshot {
        sources = List.copyOf(sources);
    }
}
