package io.thetagrid.core.io.chain;

import io.thetagrid.core.io.BadInputException;
import io.thetagrid.core.io.Counts;
import io.thetagrid.core.io.ImportHints;
import io.thetagrid.core.io.Imported;
import io.thetagrid.core.io.InputFile;
import io.thetagrid.core.io.Layouts;
import io.thetagrid.core.io.Problem;
import io.thetagrid.core.io.RowCount;
import io.thetagrid.core.io.Table;
import io.thetagrid.core.market.OptionChain;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A file of option chains, whichever vendor's.
 *
 * @param chains one for each underlying and instant
 */
public record ChainFile(
        InputFile file,
        String layout,
        List<OptionChain> chains,
        RowCount rows,
        List<Problem> rejects,
        List<String> notes)
        implements Imported {

    public static final Layouts<ChainFile> LAYOUTS = new Layouts<>(
            "an option chain",
            List.of(
                    new CboeQuoteTable(),
                    new TradierChain(),
                    new TradierQuotes(),
                    new AmeritradeChain(),
                    new YahooChain(),
                    new YahooDailyMeta(),
                    new SyncretismScreener(),
                    new PolygonSnapshot(),
                    new IgDailyOptions(),
                    new VendorError(),
                    new ChainTable(),
                    new YahooDailyTable(),
                    new HistoricalOptionData(),
                    new DataShopTable(),
                    new OratsTable(),
                    new OptionsDxTable(),
                    new WhitePaperTable(),
                    new LeanUniverse(),
                    new LeanDailyOptions(),
                    new LeanMinuteOptions(),
                    new LeanMinuteSpot()));

    public ChainFile {
        chains = List.copyOf(chains);
        rejects = List.copyOf(rejects);
        notes = List.copyOf(notes);
    }

    /**
     * Reads a chain in the layout its content shows.
     *
     * @param name under which problems and results mention the file
     * @throws BadInputException where it is of no known layout
     */
    public static ChainFile read(Path path, String name, ImportHints hints) {
        return LAYOUTS.read(path, name, hints);
    }

    @Override
    public String contents() {
        int quotes = chains.stream().mapToInt(chain -> chain.quotes().size()).sum();
        return Counts.of(chains.size(), "chain") + ", " + Counts.of(quotes, "quote");
    }

    /** A table of quotes, which {@link #read} reads back alike; none where the file holds prices of underlyings alone. */
    @Override
    public Map<String, Table> tables() {
        Table table = ChainTable.of(chains);
        return table.rows() == 0 ? Map.of() : Map.of("chain", table);
    }
}
