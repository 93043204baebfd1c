package io.thetagrid.core.io;

import io.thetagrid.core.market.OptionChain;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A file of option chains, whichever vendor's.
 *
 * @param layout as the importer names it
 * @param chains one for each underlying
 * @param rejects what is wrong with the rows that were left out
 * @param rejectedRows how many they are
 */
public record ChainFile(
        InputFile file, String layout, List<OptionChain> chains, List<Problem> rejects, int rejectedRows) {
    private static final int BEGINNING = 4096;

    private static final ChainTable OWN = new ChainTable();

    /** Tried in this order. */
    private static final List<ChainImporter> IMPORTERS = List.of(new CboeQuoteTable(), OWN);

    public ChainFile {
        chains = List.copyOf(chains);
        rejects = List.copyOf(rejects);
    }

    /**
     * Reads a chain in the layout its content shows.
     *
     * @param name under which problems and results mention the file
     * @param asOf overrides what the file says of its time
     * @throws BadInputException where it is of no known layout
     */
    public static ChainFile read(Path path, String name, Optional<Instant> asOf) {
        if (Parquet.isParquet(path)) {
            return OWN.read(Parquet.read(path, name), asOf);
        }
        InputText input = InputText.read(path, name);
        String beginning =
                input.text().substring(0, Math.min(BEGINNING, input.text().length()));
        for (ChainImporter importer : IMPORTERS) {
            if (importer.recognises(beginning)) {
                return importer.read(input, asOf);
            }
        }
        throw new BadInputException(new Problem(
                name,
                1,
                "",
                beginning.lines().findFirst().orElse(""),
                "an option chain as "
                        + IMPORTERS.stream().map(ChainImporter::layout).collect(Collectors.joining(" or "))));
    }
}
