package io.thetagrid.cli.command;

import io.thetagrid.cli.report.IvStandings;
import io.thetagrid.core.io.InputFile;
import io.thetagrid.core.io.chain.ChainFile;
import io.thetagrid.core.market.OptionChain;
import io.thetagrid.core.pricing.chain.ChainAnalysis;
import io.thetagrid.core.store.Snapshot;
import io.thetagrid.core.store.Store;
import java.util.List;

/** What {@code chain} does with a store: keeps what it found, and says how it stands in the history. */
final class ChainHistory {

    private ChainHistory() {}

    /** Writes the chains, then asks how their volatilities stand; without a store neither. */
    static IvStandings record(StoreOptions options, List<ChainFile> files, List<ChainAnalysis> analyses) {
        IvStandings standings = new IvStandings();
        if (!options.isGiven()) {
            return standings;
        }
        try (Store store = Store.open(options.address())) {
            store.save(analyses.stream()
                    .map(analysis -> new Snapshot(analysis, sources(files, analysis.chain())))
                    .toList());
            for (ChainAnalysis analysis : analyses) {
                OptionChain chain = analysis.chain();
                standings.put(
                        analysis, store.history(chain.underlying()).standing(chain.asOf(), analysis.volatility30d()));
            }
        }
        return standings;
    }

    /** The files that had a part of a chain. */
    private static List<InputFile> sources(List<ChainFile> files, OptionChain whole) {
        return files.stream()
                .filter(file -> file.chains().stream()
                        .anyMatch(part -> part.underlying().equals(whole.underlying())
                                && part.asOf().equals(whole.asOf())))
                .map(ChainFile::file)
                .toList();
    }
}
