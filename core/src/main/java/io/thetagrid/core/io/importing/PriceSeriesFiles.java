package io.thetagrid.core.io.importing;

import io.thetagrid.core.book.Book;
import io.thetagrid.core.io.BadInputException;
import io.thetagrid.core.io.ImportHints;
import io.thetagrid.core.io.InputFile;
import io.thetagrid.core.io.Problem;
import io.thetagrid.core.io.price.FactorFile;
import io.thetagrid.core.io.price.PriceFile;
import io.thetagrid.core.market.Adjustment;
import io.thetagrid.core.market.NyseCalendar;
import io.thetagrid.core.market.PriceHistory;
import io.thetagrid.core.market.UnderlyingMarket;
import io.thetagrid.core.risk.backtest.PriceSeries;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Histories whose returns are those of an owner: closes adjusted for dividends too where a file has such, closes as traded
 * by the factor file of their symbol among the same files.
 *
 * @param inputs every file that was read
 * @param rejects what is wrong with malformed rows
 * @param rejectedRows number of those
 * @param notes what a reader must know of the histories
 */
public record PriceSeriesFiles(
        List<PriceSeries> series, List<InputFile> inputs, List<Problem> rejects, int rejectedRows, List<String> notes) {

    public PriceSeriesFiles {
        series = List.copyOf(series);
        inputs = List.copyOf(inputs);
        rejects = List.copyOf(rejects);
        notes = List.copyOf(notes);
    }

    /**
     * Reads files, and those in folders, where other kinds of file are passed over.
     *
     * @throws BadInputException where a file that was named has no prices, closes are as traded and nothing adjusts them, or
     *     there is no history at all
     */
    public static PriceSeriesFiles read(List<Path> paths) {
        List<PriceFile> prices = new ArrayList<>();
        Map<String, FactorFile> factors = new HashMap<>();
        List<Problem> problems = new ArrayList<>();
        for (FoundFile found : FoundFile.in(paths)) {
            FileImport imported = FileImport.of(found, ImportHints.NONE);
            if (imported instanceof FileImport.Refused refused) {
                problems.addAll(refused.problems());
            } else if (imported instanceof FileImport.Read read && read.content() instanceof PriceFile file) {
                prices.add(file);
            } else if (imported instanceof FileImport.Read read && read.content() instanceof FactorFile file) {
                factors.put(file.symbol(), file);
            } else if (found.named()) {
                problems.add(noPrices(found.path()));
            }
        }
        if (prices.isEmpty() && problems.isEmpty()) {
            paths.forEach(path -> problems.add(noPrices(path)));
        }
        List<PriceSeries> series = new ArrayList<>();
        for (PriceFile file : prices) {
            for (String symbol : file.histories().keySet()) {
                PriceHistory history =
                        file.history(symbol, Adjustment.TOTAL_RETURN).orElseThrow();
                if (history.adjustment() != Adjustment.NONE) {
                    series.add(new PriceSeries(file.file().path(), symbol, history));
                } else if (factors.containsKey(symbol)) {
                    PriceHistory adjusted = factors.get(symbol).factors().adjusted(history, Adjustment.TOTAL_RETURN);
                    series.add(new PriceSeries(file.file().path(), symbol, adjusted));
                } else {
                    problems.add(new Problem(
                            file.file().path(),
                            0,
                            symbol,
                            "closes as traded",
                            "closes adjusted for splits, or a file of the symbol's adjustment factors beside it"));
                }
            }
        }
        if (!problems.isEmpty()) {
            throw new BadInputException(problems);
        }
        List<InputFile> inputs = new ArrayList<>();
        prices.forEach(file -> inputs.add(file.file()));
        factors.values().stream()
                .map(FactorFile::file)
                .sorted((a, b) -> a.path().compareTo(b.path()))
                .forEach(inputs::add);
        return new PriceSeriesFiles(
                series,
                inputs,
                prices.stream().flatMap(file -> file.rejects().stream()).toList(),
                prices.stream().mapToInt(file -> file.rows().rejected()).sum(),
                notes(series));
    }

    /**
     * The histories of a book's underlyings up to its instant.
     *
     * @throws BadInputException where the book has none
     */
    public static PriceSeriesFiles of(Book book) {
        LocalDate today = NyseCalendar.date(book.market().asOf());
        SortedSet<String> held = book.positions().stream()
                .map(position -> position.instrument().underlying())
                .collect(Collectors.toCollection(TreeSet::new));
        List<PriceSeries> series = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (String symbol : held) {
            UnderlyingMarket underlying = book.market().underlyings().get(symbol);
            PriceHistory history = underlying.history();
            PriceHistory past = new PriceHistory(history.closes().headMap(today.plusDays(1)), history.adjustment());
            if (past.closes().isEmpty()) {
                missing.add(symbol);
            } else {
                series.add(new PriceSeries(book.file(), symbol, past));
            }
        }
        if (series.isEmpty()) {
            throw new BadInputException(
                    new Problem(book.file(), 0, "market.prices", "", "a price history of " + String.join(", ", held)));
        }
        List<String> notes = new ArrayList<>(notes(series));
        if (!missing.isEmpty()) {
            notes.add("not tested for want of a price history: " + String.join(", ", missing));
        }
        return new PriceSeriesFiles(series, book.inputs(), book.rejects(), 0, notes);
    }

    private static Problem noPrices(Path path) {
        return new Problem(
                path.toString(),
                0,
                "",
                "no prices",
                PriceFile.LAYOUTS.kind() + " in a layout that 'thetagrid import --layouts' lists");
    }

    private static List<String> notes(List<PriceSeries> series) {
        List<String> unstated = series.stream()
                .filter(one -> one.history().adjustment() == Adjustment.UNSTATED)
                .map(one -> one.symbol() + " (" + one.source() + ")")
                .toList();
        return unstated.isEmpty()
                ? List.of()
                : List.of("the files do not say what closes are adjusted for; a split would count as a return: "
                        + String.join(", ", unstated));
    }
}
