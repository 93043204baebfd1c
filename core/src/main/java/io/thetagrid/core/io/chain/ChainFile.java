package io.thetagrid.core.io.chain;

import io.thetagrid.core.io.BadInputException;
import io.thetagrid.core.io.ImportHints;
import io.thetagrid.core.io.Imported;
import io.thetagrid.core.io.InputFile;
import io.thetagrid.core.io.Layouts;
import io.thetagrid.core.io.Problem;
import io.thetagrid.core.io.RowCount;
import io.thetagrid.core.market.OptionChain;
import java.nio.file.Path;
import java.util.List;

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
}
