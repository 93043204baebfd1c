package io.thetagrid.core.store;

import io.thetagrid.core.io.InputFile;
import io.thetagrid.core.pricing.chain.ChainAnalysis;
import java.util.List;

/**
 * An analysed chain on its way into a store.
 *
 * @param sources the files that its quotes were read from
 * @param completing the files that only filled what those left open; they may do so for many a day
 */
public record Snapshot(ChainAnalysis analysis, List<InputFile> sources, List<InputFile> completing) {

    public Snapshot {
        sources = List.copyOf(sources);
        completing = List.copyOf(completing);
    }
}
