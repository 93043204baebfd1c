package io.thetagrid.core.io.price;

import io.thetagrid.core.io.BadInputException;
import io.thetagrid.core.io.Columns;
import io.thetagrid.core.io.Counts;
import io.thetagrid.core.io.ImportHints;
import io.thetagrid.core.io.Imported;
import io.thetagrid.core.io.InputFile;
import io.thetagrid.core.io.Layouts;
import io.thetagrid.core.io.Problem;
import io.thetagrid.core.io.RowCount;
import io.thetagrid.core.io.Table;
import io.thetagrid.core.market.RateCurve;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * A file of interest rates, whichever source's.
 *
 * @param curves continuously compounded zero rates, by the date on which they were quoted
 */
public record RateFile(
        InputFile file,
        String layout,
        NavigableMap<LocalDate, RateCurve> curves,
        RowCount rows,
        List<Problem> rejects,
        List<String> notes)
        implements Imported {

    public static final Layouts<RateFile> LAYOUTS = new Layouts<>(
            "a table of interest rates", List.of(new TreasuryYields(), new FredRates(), new YieldTable()));

    public RateFile {
        curves = Collections.unmodifiableNavigableMap(new TreeMap<>(curves));
        rejects = List.copyOf(rejects);
        notes = List.copyOf(notes);
    }

    /**
     * Reads rates in the layout their content shows.
     *
     * @param name under which problems and results mention the file
     * @throws BadInputException where it is of no known layout
     */
    public static RateFile read(Path path, String name, ImportHints hints) {
        return LAYOUTS.read(path, name, hints);
    }

    /** The last curve quoted on a date or before it, with its date; empty where the file begins later. */
    public Optional<Map.Entry<LocalDate, RateCurve>> asOf(LocalDate date) {
        return Optional.ofNullable(curves.floorEntry(date));
    }

    @Override
    public String contents() {
        return Counts.of(curves.size(), "curve");
    }

    /** One table {@code rates}: {@code date, years, rate}, the rate continuously compounded. */
    @Override
    public Map<String, Table> tables() {
        record Point(LocalDate date, double years, double rate) {}
        List<Point> points = curves.entrySet().stream()
                .flatMap(curve -> IntStream.range(0, curve.getValue().tenors().size())
                        .mapToObj(i -> new Point(
                                curve.getKey(),
                                curve.getValue().tenors().get(i),
                                curve.getValue().rates().get(i))))
                .toList();
        return Map.of(
                "rates",
                new Columns<>(points)
                        .text("date", point -> point.date().toString())
                        .number("years", Point::years)
                        .number("rate", Point::rate)
                        .table());
    }
}
