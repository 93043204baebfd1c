package io.thetagrid.core.io.price;

import io.thetagrid.core.io.Headers;
import io.thetagrid.core.io.ImportHints;
import io.thetagrid.core.io.Input;
import io.thetagrid.core.io.Layout;
import io.thetagrid.core.io.TableRow;
import io.thetagrid.core.io.TextTable;
import io.thetagrid.core.market.RateCurve;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Yields by days to maturity, {@code Date,Days,Rate}, dates as 20090101, rates in percent: the table beside the option quotes
 * of Cboe's white paper on its volatility index. They are continuously compounded: the paper's factor is e^(RT) ["The CBOE
 * Volatility Index", 2009, "The VIX calculation step-by-step"].
 */
final class YieldTable implements Layout<RateFile> {
    private static final String DATE = "Date";
    private static final String DAYS = "Days";
    private static final String RATE = "Rate";
    private static final double DAYS_PER_YEAR = 365;

    @Override
    public String name() {
        return "yields by date and days to maturity";
    }

    @Override
    public boolean recognises(Input input) {
        return Headers.of(input).equals(List.of(DATE, DAYS, RATE));
    }

    @Override
    public RateFile read(Input input, ImportHints hints) {
        TextTable table = TextTable.of(input);
        table.require(DATE, DAYS, RATE);
        SortedMap<LocalDate, SortedMap<Double, Double>> byDate = new TreeMap<>();
        for (TableRow row : table.rows()) {
            int before = table.problems().size();
            LocalDate date = Cells.compactDate(row, DATE);
            double years = row.positive(DAYS) / DAYS_PER_YEAR;
            double rate = Cells.percent(row, RATE);
            if (table.problems().size() == before
                    && byDate.computeIfAbsent(date, _ -> new TreeMap<>()).putIfAbsent(years, rate) != null) {
                row.reject(DAYS, "each maturity of a date once");
            }
        }
        TreeMap<LocalDate, RateCurve> curves = new TreeMap<>();
        byDate.forEach((date, rates) ->
                curves.put(date, new RateCurve(new ArrayList<>(rates.keySet()), new ArrayList<>(rates.values()))));
        int used = byDate.values().stream().mapToInt(Map::size).sum();
        return new RateFile(
                table.file(),
                name(),
                curves,
                table.count(used),
                table.problems().list(),
                List.of("rates taken as continuously compounded, as the white paper on VIX uses them"));
    }
}
