package io.thetagrid.core.io.price;

import io.thetagrid.core.io.Headers;
import io.thetagrid.core.io.ImportHints;
import io.thetagrid.core.io.Input;
import io.thetagrid.core.io.Layout;
import io.thetagrid.core.io.TableRow;
import io.thetagrid.core.io.TextTable;
import io.thetagrid.core.market.Adjustment;
import io.thetagrid.core.market.PriceHistory;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Yahoo Finance's download of daily prices: {@code Date, Open, High, Low, Close, Adj Close, Volume}. "Close price adjusted for
 * splits. Adjusted close price adjusted for splits and dividend and/or capital gain distributions" [footnote of its pages of
 * historical data].
 */
final class YahooPrices implements Layout<PriceFile> {
    private static final String DATE = "Date";
    private static final String CLOSE = "Close";
    private static final String ADJUSTED = "Adj Close";

    @Override
    public String name() {
        return "Yahoo's daily prices";
    }

    @Override
    public boolean recognises(Input input) {
        return Headers.of(input).containsAll(List.of(DATE, CLOSE, ADJUSTED));
    }

    @Override
    public PriceFile read(Input input, ImportHints hints) {
        TextTable table = TextTable.of(input);
        table.require(DATE, CLOSE, ADJUSTED);
        Closes closes = new Closes();
        Closes adjusted = new Closes();
        for (TableRow row : table.rows()) {
            int before = table.problems().size();
            LocalDate date = row.date(DATE);
            double close = row.positive(CLOSE);
            double adjustedClose = row.positive(ADJUSTED);
            if (table.problems().size() == before && closes.add(row, DATE, date, close)) {
                adjusted.add(row, DATE, date, adjustedClose);
            }
        }
        PriceFile file = closes.file(table, name(), PriceFile.symbol(table.file(), hints), Adjustment.SPLITS);
        Map<String, PriceHistory> totalReturns =
                Map.of(file.histories().firstKey(), adjusted.history(Adjustment.TOTAL_RETURN));
        return new PriceFile(
                file.file(),
                file.layout(),
                file.histories(),
                new TreeMap<>(totalReturns),
                file.rows(),
                file.rejects(),
                file.notes());
    }
}
