package io.thetagrid.core.io.price;

import io.thetagrid.core.io.BadInputException;
import io.thetagrid.core.io.Counts;
import io.thetagrid.core.io.ImportHints;
import io.thetagrid.core.io.Imported;
import io.thetagrid.core.io.InputFile;
import io.thetagrid.core.io.Layouts;
import io.thetagrid.core.io.Problem;
import io.thetagrid.core.io.RowCount;
import io.thetagrid.core.io.Table;
import io.thetagrid.core.market.Adjustment;
import io.thetagrid.core.market.PriceHistory;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A file of daily closes, whichever source's.
 *
 * @param histories by symbol; where a file is of one symbol that it does not name, the one hinted at or the file's name
 * @param totalReturns by symbol, where a file has closes that are adjusted for dividends beside its others
 */
public record PriceFile(
        InputFile file,
        String layout,
        SortedMap<String, PriceHistory> histories,
        SortedMap<String, PriceHistory> totalReturns,
        RowCount rows,
        List<Problem> rejects,
        List<String> notes)
        implements Imported {

    public static final Layouts<PriceFile> LAYOUTS = new Layouts<>(
            "a history of prices",
            List.of(
                    new YahooPrices(),
                    new NasdaqPrices(),
                    new CboeIndexPrices(),
                    new LeanDailyBars(),
                    new CloseTable(),
                    new WidePrices()));

    public PriceFile {
        histories = Collections.unmodifiableSortedMap(new TreeMap<>(histories));
        totalReturns = Collections.unmodifiableSortedMap(new TreeMap<>(totalReturns));
        rejects = List.copyOf(rejects);
        notes = List.copyOf(notes);
    }

    /**
     * Reads histories in the layout their content shows.
     *
     * @param name under which problems and results mention the file
     * @throws BadInputException where it is of no known layout
     */
    public static PriceFile read(Path path, String name, ImportHints hints) {
        return LAYOUTS.read(path, name, hints);
    }

    /** A symbol's closes, adjusted as wanted where the file has several; empty where it has none of the symbol. */
    public Optional<PriceHistory> history(String symbol, Adjustment wanted) {
        SortedMap<String, PriceHistory> from =
                wanted == Adjustment.TOTAL_RETURN && totalReturns.containsKey(symbol) ? totalReturns : histories;
        return Optional.ofNullable(from.get(symbol));
    }

    @Override
    public String contents() {
        int closes = histories.values().stream()
                .mapToInt(each -> each.closes().size())
                .sum();
        String adjustments = histories.values().stream()
                .map(each -> each.adjustment().label())
                .distinct()
                .collect(Collectors.joining(", "));
        return Counts.of(histories.size(), "series") + ", " + Counts.of(closes, "close") + ", adjusted for "
                + adjustments;
    }

    /** {@code prices}, and {@code total-return} where the file has both. */
    @Override
    public Map<String, Table> tables() {
        return totalReturns.isEmpty()
                ? Map.of("prices", CloseTable.of(histories))
                : Map.of("prices", CloseTable.of(histories), "total-return", CloseTable.of(totalReturns));
    }

    /** What a file of one symbol is about: what the user says, else the file's name without folder and ending. */
    static String symbol(InputFile file, ImportHints hints) {
        return hints.symbol().orElseGet(() -> {
            String name = file.path()
                    .substring(1
                            + Math.max(file.path().lastIndexOf('/'), file.path().lastIndexOf('\\')));
            int dot = name.indexOf('.');
            return (dot > 0 ? name.substring(0, dot) : name).toUpperCase(Locale.ROOT);
        });
    }
}
