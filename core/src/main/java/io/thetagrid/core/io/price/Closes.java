package io.thetagrid.core.io.price;

import io.thetagrid.core.io.TableRow;
import io.thetagrid.core.io.TextTable;
import io.thetagrid.core.market.Adjustment;
import io.thetagrid.core.market.PriceHistory;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** Closes by date on their way into a {@link PriceFile}. */
final class Closes {
    private final SortedMap<LocalDate, Double> byDate = new TreeMap<>();

    /** Reads every row of a table with one close; a row whose cells are wrong, or whose date came before, is rejected. */
    static Closes of(
            TextTable table, String dateColumn, Function<TableRow, LocalDate> date, ToDoubleFunction<TableRow> close) {
        Closes closes = new Closes();
        for (TableRow row : table.rows()) {
            int before = table.problems().size();
            LocalDate day = date.apply(row);
            double price = close.applyAsDouble(row);
            if (table.problems().size() == before) {
                closes.add(row, dateColumn, day, price);
            }
        }
        return closes;
    }

    /** Takes the close of a good row unless there is one of its date. */
    boolean add(TableRow row, String dateColumn, LocalDate date, double close) {
        boolean first = byDate.putIfAbsent(date, close) == null;
        if (!first) {
            row.reject(dateColumn, "each date once");
        }
        return first;
    }

    int count() {
        return byDate.size();
    }

    PriceHistory history(Adjustment adjustment) {
        return new PriceHistory(byDate, adjustment);
    }

    /** The file of which these are all closes. */
    PriceFile file(TextTable table, String layout, String symbol, Adjustment adjustment) {
        return new PriceFile(
                table.file(),
                layout,
                new TreeMap<>(Map.of(symbol, history(adjustment))),
                new TreeMap<>(),
                table.count(count()),
                table.problems().list(),
                List.of());
    }
}
