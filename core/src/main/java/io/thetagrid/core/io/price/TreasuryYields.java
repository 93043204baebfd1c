package io.thetagrid.core.io.price;

import io.thetagrid.core.io.Headers;
import io.thetagrid.core.io.ImportHints;
import io.thetagrid.core.io.Input;
import io.thetagrid.core.io.Layout;
import io.thetagrid.core.io.TableRow;
import io.thetagrid.core.io.TextTable;
import io.thetagrid.core.market.ParYields;
import io.thetagrid.core.market.RateCurve;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The US Treasury's daily par yield curve rates: {@code Date,"1 Mo","2 Mo",…,"30 Yr"} in percent, newest first; {@code "1.5
 * Month"} since 2025, empty cells before a maturity was quoted. Bond-equivalent yields, turned into zero rates by {@link
 * ParYields}.
 */
final class TreasuryYields implements Layout<RateFile> {
    private static final String DATE = "Date";
    private static final Pattern MATURITY = Pattern.compile("(\\d{1,2}(?:\\.5)?) (Mo|Month|Yr)");
    private static final String NONE = "N/A";
    private static final double MONTHS = 12;

    @Override
    public String name() {
        return "the US Treasury's par yields";
    }

    @Override
    public boolean recognises(Input input) {
        List<String> columns = Headers.of(input);
        return columns.size() > 1
                && columns.getFirst().equals(DATE)
                && columns.stream().skip(1).allMatch(column -> years(column) > 0);
    }

    /** Years of a maturity as a column names it; 0 where it names none. */
    private static double years(String column) {
        Matcher matcher = MATURITY.matcher(column);
        if (!matcher.matches()) {
            return 0;
        }
        double count = Double.parseDouble(matcher.group(1));
        return matcher.group(2).equals("Yr") ? count : count / MONTHS;
    }

    @Override
    public RateFile read(Input input, ImportHints hints) {
        TextTable table = TextTable.of(input);
        SortedMap<Double, String> columns = new TreeMap<>();
        table.columns().stream().skip(1).forEach(column -> columns.put(years(column), column));
        TreeMap<LocalDate, RateCurve> curves = new TreeMap<>();
        for (TableRow row : table.rows()) {
            int before = table.problems().size();
            LocalDate date = Cells.usDate(row, DATE);
            SortedMap<Double, Double> yields = new TreeMap<>();
            for (Map.Entry<Double, String> column : columns.entrySet()) {
                String text = row.raw(column.getValue());
                if (!text.isEmpty() && !text.equals(NONE)) {
                    yields.put(column.getKey(), Cells.percent(row, column.getValue()));
                }
            }
            if (table.problems().size() > before) {
                continue;
            }
            if (yields.isEmpty()) {
                row.reject(table.columns().get(1), "at least one yield in the row");
                continue;
            }
            RateCurve zeroRates = ParYields.zeroRates(yields);
            if (!zeroRates.isFinite()) {
                row.reject(columns.get(yields.lastKey()), "yields at which bonds can cost 100");
            } else if (curves.putIfAbsent(date, zeroRates) != null) {
                row.reject(DATE, "each date once");
            }
        }
        return new RateFile(
                table.file(),
                name(),
                curves,
                table.count(curves.size()),
                table.problems().list(),
                List.of("par yields, bootstrapped to zero rates"));
    }
}
