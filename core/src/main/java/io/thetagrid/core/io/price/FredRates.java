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
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * FRED's download of interest rates: {@code DATE} or {@code observation_date}, and a column in percent for each of the {@link
 * FredSeries}; days without a value say {@code .} or nothing. Rates that say when they change (PCREDIT8) hold until they do.
 */
final class FredRates implements Layout<RateFile> {
    private static final Set<String> DATES = Set.of("DATE", "observation_date");
    private static final String NONE = ".";

    @Override
    public String name() {
        return "FRED's interest rates";
    }

    @Override
    public boolean recognises(Input input) {
        List<String> columns = Headers.of(input);
        return columns.size() > 1
                && DATES.contains(columns.getFirst())
                && FredSeries.BY_ID.keySet().containsAll(columns.subList(1, columns.size()));
    }

    @Override
    public RateFile read(Input input, ImportHints hints) {
        TextTable table = TextTable.of(input);
        String dateColumn = table.columns().getFirst();
        List<String> series = table.columns().subList(1, table.columns().size());
        TreeMap<LocalDate, RateCurve> curves = new TreeMap<>();
        Set<LocalDate> dates = new HashSet<>();
        for (TableRow row : table.rows()) {
            int before = table.problems().size();
            LocalDate date = row.date(dateColumn);
            SortedMap<Double, Double> par = new TreeMap<>();
            SortedMap<Double, Double> zeros = new TreeMap<>();
            for (String id : series) {
                if (row.has(id) && !row.raw(id).equals(NONE)) {
                    FredSeries meaning = FredSeries.BY_ID.get(id);
                    double rate = Cells.percent(row, id);
                    if (meaning.par()) {
                        par.put(meaning.years(), rate);
                    } else {
                        zeros.put(meaning.years(), meaning.compounding().continuous(rate, meaning.years()));
                    }
                }
            }
            if (table.problems().size() > before) {
                continue;
            }
            Optional<RateCurve> curve = curve(par, zeros);
            if (!curve.map(RateCurve::isFinite).orElse(true)) {
                row.reject(series.getLast(), "rates that leave something of the money");
            } else if (!dates.add(date)) {
                row.reject(dateColumn, "each date once");
            } else {
                curve.ifPresent(one -> curves.put(date, one));
            }
        }
        return new RateFile(
                table.file(),
                name(),
                curves,
                table.count(dates.size()),
                table.problems().list(),
                curves.size() == dates.size()
                        ? List.of()
                        : List.of((dates.size() - curves.size()) + " dates without a value"));
    }

    /** Bills and overnight rates where they are quoted, par yields for the other maturities; empty where nothing is. */
    private static Optional<RateCurve> curve(SortedMap<Double, Double> par, SortedMap<Double, Double> zeros) {
        if (!par.isEmpty()) {
            RateCurve bootstrapped = ParYields.zeroRates(par);
            for (double years : bootstrapped.tenors()) {
                zeros.putIfAbsent(years, bootstrapped.rate(years));
            }
        }
        return zeros.isEmpty()
                ? Optional.empty()
                : Optional.of(new RateCurve(new ArrayList<>(zeros.keySet()), new ArrayList<>(zeros.values())));
    }
}
