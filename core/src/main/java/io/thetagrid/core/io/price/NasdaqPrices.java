package io.thetagrid.core.io.price;

import io.thetagrid.core.io.Headers;
import io.thetagrid.core.io.ImportHints;
import io.thetagrid.core.io.Input;
import io.thetagrid.core.io.Layout;
import io.thetagrid.core.io.TextTable;
import io.thetagrid.core.market.Adjustment;
import java.util.List;

/**
 * nasdaq.com's download of historical quotes: {@code Date, Close, Volume, Open, High, Low} (the close also as {@code
 * Close/Last}), newest first, dates as 10/24/2025, prices as $1,234.50. The closes are adjusted for splits, not for dividends.
 */
final class NasdaqPrices implements Layout<PriceFile> {
    private static final String DATE = "Date";
    private static final String CLOSE = "Close";
    private static final String CLOSE_OR_LAST = "Close/Last";
    private static final List<String> OTHERS = List.of("Volume", "Open", "High", "Low");

    @Override
    public String name() {
        return "nasdaq.com's historical quotes";
    }

    @Override
    public boolean recognises(Input input) {
        List<String> columns = Headers.of(input);
        return columns.size() == 2 + OTHERS.size()
                && columns.getFirst().equals(DATE)
                && (columns.get(1).equals(CLOSE) || columns.get(1).equals(CLOSE_OR_LAST))
                && columns.containsAll(OTHERS);
    }

    @Override
    public PriceFile read(Input input, ImportHints hints) {
        TextTable table = TextTable.of(input);
        String close = table.has(CLOSE) ? CLOSE : CLOSE_OR_LAST;
        table.require(DATE, close);
        return Closes.of(table, DATE, row -> Cells.usDate(row, DATE), row -> Cells.dollars(row, close))
                .file(table, name(), PriceFile.symbol(table.file(), hints), Adjustment.SPLITS);
    }
}
