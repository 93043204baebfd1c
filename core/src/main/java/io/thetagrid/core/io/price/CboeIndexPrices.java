package io.thetagrid.core.io.price;

import io.thetagrid.core.io.Headers;
import io.thetagrid.core.io.ImportHints;
import io.thetagrid.core.io.Input;
import io.thetagrid.core.io.Layout;
import io.thetagrid.core.io.TextTable;
import io.thetagrid.core.market.Adjustment;
import java.util.List;

/**
 * Cboe's history of an index, such as {@code VIX_History.csv}: {@code DATE, OPEN, HIGH, LOW, CLOSE}, dates as 10/24/2025 or
 * 2025-10-24. The index is the file's name up to the first dash or underscore.
 */
final class CboeIndexPrices implements Layout<PriceFile> {
    private static final String DATE = "DATE";
    private static final String CLOSE = "CLOSE";

    @Override
    public String name() {
        return "Cboe's history of an index";
    }

    @Override
    public boolean recognises(Input input) {
        return Headers.of(input).equals(List.of(DATE, "OPEN", "HIGH", "LOW", CLOSE));
    }

    @Override
    public PriceFile read(Input input, ImportHints hints) {
        TextTable table = TextTable.of(input);
        table.require(DATE, CLOSE);
        String symbol = hints.symbol()
                .orElseGet(() -> PriceFile.symbol(table.file(), hints).split("[-_]", 2)[0]);
        return Closes.of(table, DATE, row -> Cells.usDate(row, DATE), row -> row.positive(CLOSE))
                .file(table, name(), symbol, Adjustment.INDEX);
    }
}
