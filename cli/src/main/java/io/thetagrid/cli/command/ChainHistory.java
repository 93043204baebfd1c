package io.thetagrid.cli.command;

import io.thetagrid.cli.report.IvStandings;
import io.thetagrid.core.io.InputFile;
import io.thetagrid.core.io.chain.ChainFile;
import io.thetagrid.core.market.NyseCalendar;
import io.thetagrid.core.market.OptionChain;
import io.thetagrid.core.pricing.chain.ChainAnalysis;
import io.thetagrid.core.store.Snapshot;
import io.thetagrid.core.store.Store;
import java.util.List;
import java.util.function.Predicate;

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
                    .map(analysis -> snapshot(analysis, files, analyses))
                    .toList());
            for (ChainAnalysis analysis : analyses) {
                OptionChain chain = analysis.chain();
                standings.put(
                        analysis, store.history(chain.underlying()).standing(chain.asOf(), analysis.volatility30d()));
            }
        }
        return standings;
    }

    /**
     * A chain with its files. A part whose instant has no chain of its own went into those of its underlying and day, as
     * {@link OptionChain#merged} says.
     */
    private static Snapshot snapshot(ChainAnalysis analysis, List<ChainFile> files, List<ChainAnalysis> analyses) {
        OptionChain whole = analysis.chain();
        return new Snapshot(
                analysis,
                having(files, part -> isOfOneMoment(part, whole)),
                having(
                        files,
                        part -> isOfOneDay(part, whole)
                                && analyses.stream().noneMatch(other -> isOfOneMoment(part, other.chain()))));
    }

    private static List<InputFile> having(List<ChainFile> files, Predicate<OptionChain> wanted) {
        return files.stream()
                .filter(file -> file.chains().stream().anyMatch(wanted))
                .map(ChainFile::file)
                .toList();
    }

    private static boolean isOfOneMoment(OptionChain part, OptionChain whole) {
        return part.underlying().equals(whole.underlying()) && part.asOf().equals(whole.asOf());
    }

    private static boolean isOfOneDay(OptionChain part, OptionChain whole) {
        return part.underlying().equals(whole.underlying())
                && NyseCalendar.date(part.asOf()).equals(NyseCalendar.date(whole.asOf()));
    }
}
