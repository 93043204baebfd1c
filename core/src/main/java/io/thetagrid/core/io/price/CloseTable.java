package io.thetagrid.core.io.price;

import io.thetagrid.core.io.Columns;
import io.thetagrid.core.io.Headers;
import io.thetagrid.core.io.ImportHints;
import io.thetagrid.core.io.Input;
import io.thetagrid.core.io.Layout;
import io.thetagrid.core.io.Table;
import io.thetagrid.core.io.TableRow;
import io.thetagrid.core.io.TextTable;
import io.thetagrid.core.market.Adjustment;
import io.thetagrid.core.market.PriceHistory;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The product's own table of closes: columns {@code date, close}; optionally {@code symbol}, and {@code adjusted} ({@code
 * splits}, {@code total_return}, {@code index} or {@code none}), the same in every row of a symbol. Other columns are not
 * read.
 */
final class CloseTable implements Layout<PriceFile> {
    private static final String DATE = "date";
    private static final String CLOSE = "close";
    private static final String SYMBOL = "symbol";
    private static final String ADJUSTED = "adjusted";

    /** A history on its way: what its first row says, and the closes so far. */
    private record Draft(Adjustment adjustment, Closes closes) {}

    private record Close(String symbol, LocalDate date, double close, Adjustment adjustment) {}

    /** Histories as this layout has them. */
    static Table of(SortedMap<String, PriceHistory> histories) {
        List<Close> rows = new ArrayList<>();
        histories.forEach((symbol, history) -> history.closes()
                .forEach((date, close) -> rows.add(new Close(symbol, date, close, history.adjustment()))));
        Columns<Close> columns = new Columns<>(rows)
                .text(SYMBOL, Close::symbol)
                .text(DATE, row -> row.date().toString())
                .number(CLOSE, Close::close);
        boolean stated = rows.stream().noneMatch(row -> row.adjustment() == Adjustment.UNSTATED);
        return (stated ? columns.text(ADJUSTED, row -> row.adjustment().label()) : columns).table();
    }

    @Override
    public String name() {
        return "a table with the columns date,close";
    }

    @Override
    public boolean recognises(Input input) {
        return Headers.of(input).containsAll(List.of(DATE, CLOSE));
    }

    @Override
    public PriceFile read(Input input, ImportHints hints) {
        TextTable table = TextTable.of(input);
        table.require(DATE, CLOSE);
        SortedMap<String, Draft> drafts = new TreeMap<>();
        for (TableRow row : table.rows()) {
            int before = table.problems().size();
            LocalDate date = row.date(DATE);
            double close = row.positive(CLOSE);
            String symbol = table.has(SYMBOL) ? row.text(SYMBOL) : PriceFile.symbol(table.file(), hints);
            Adjustment adjustment = adjustment(row);
            if (table.problems().size() == before) {
                Draft draft = drafts.computeIfAbsent(symbol, _ -> new Draft(adjustment, new Closes()));
                if (draft.adjustment() == adjustment) {
                    draft.closes().add(row, DATE, date, close);
                } else {
                    row.reject(ADJUSTED, draft.adjustment().label() + ", as in the rows before");
                }
            }
        }
        SortedMap<String, PriceHistory> histories = new TreeMap<>();
        drafts.forEach((symbol, draft) -> histories.put(symbol, draft.closes().history(draft.adjustment())));
        int used = drafts.values().stream()
                .mapToInt(draft -> draft.closes().count())
                .sum();
        return new PriceFile(
                table.file(),
                name(),
                histories,
                new TreeMap<>(),
                table.count(used),
                table.problems().list(),
                table.has(ADJUSTED) ? List.of() : List.of("the file does not say what its closes are adjusted for"));
    }

    private static Adjustment adjustment(TableRow row) {
        if (!row.hasColumn(ADJUSTED)) {
            return Adjustment.UNSTATED;
        }
        String text = row.raw(ADJUSTED).toLowerCase(Locale.ROOT);
        for (Adjustment adjustment : Adjustment.stated()) {
            if (adjustment.label().equals(text)) {
                return adjustment;
            }
        }
        row.reject(ADJUSTED, "one of none, splits, total_return, index");
        return null;
    }
}
