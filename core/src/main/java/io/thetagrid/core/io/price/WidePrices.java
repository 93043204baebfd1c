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
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A table with a column for each ticker, {@code date,AAPL,BAC,…}, as PyPortfolioOpt and Riskfolio-Lib ship them: closes
 * adjusted for splits and dividends, cells empty before a share was listed.
 */
final class WidePrices implements Layout<PriceFile> {
    private static final Pattern DATE = Pattern.compile("[Dd]ate");
    private static final Pattern TICKER = Pattern.compile("[A-Z]{1,6}([./-][A-Z]{1,2})?");

    @Override
    public String name() {
        return "a table of dates with a column for each ticker";
    }

    @Override
    public boolean recognises(Input input) {
        List<String> columns = Headers.of(input);
        return columns.size() > 1
                && DATE.matcher(columns.getFirst()).matches()
                && columns.stream()
                        .skip(1)
                        .allMatch(column -> TICKER.matcher(column).matches());
    }

    /** A row is used whole or not at all: one bad cell puts its neighbours in doubt. */
    @Override
    public PriceFile read(Input input, ImportHints hints) {
        TextTable table = TextTable.of(input);
        String dateColumn = table.columns().getFirst();
        List<String> symbols = table.columns().subList(1, table.columns().size());
        Map<String, SortedMap<LocalDate, Double>> closes = new LinkedHashMap<>();
        symbols.forEach(symbol -> closes.put(symbol, new TreeMap<>()));
        Set<LocalDate> dates = new HashSet<>();
        for (TableRow row : table.rows()) {
            int before = table.problems().size();
            LocalDate date = row.date(dateColumn);
            List<String> listed = new ArrayList<>();
            List<Double> prices = new ArrayList<>();
            for (String symbol : symbols) {
                if (row.has(symbol)) {
                    listed.add(symbol);
                    prices.add(row.positive(symbol));
                }
            }
            if (table.problems().size() > before) {
                continue;
            }
            if (listed.isEmpty()) {
                row.reject(symbols.getFirst(), "at least one price in the row");
            } else if (!dates.add(date)) {
                row.reject(dateColumn, "each date once");
            } else {
                for (int i = 0; i < listed.size(); i++) {
                    closes.get(listed.get(i)).put(date, prices.get(i));
                }
            }
        }
        SortedMap<String, PriceHistory> histories = new TreeMap<>();
        closes.forEach((symbol, byDate) -> histories.put(symbol, new PriceHistory(byDate, Adjustment.TOTAL_RETURN)));
        return new PriceFile(
                table.file(),
                name(),
                histories,
                new TreeMap<>(),
                table.count(dates.size()),
                table.problems().list(),
                List.of("closes taken as adjusted for dividends as well, as such tables are"));
    }
}
