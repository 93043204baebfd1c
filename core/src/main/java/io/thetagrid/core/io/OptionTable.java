package io.thetagrid.core.io;

import io.thetagrid.core.instrument.ExerciseStyle;
import io.thetagrid.core.instrument.OptionType;
import io.thetagrid.core.market.ExpirationInstants;
import io.thetagrid.core.market.NyseCalendar;
import io.thetagrid.core.pricing.OptionTerms;
import io.thetagrid.core.pricing.TimedDividend;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A table of options with their volatilities or prices [product.md, "Table formats"]. Its columns are {@code type, style,
 * spot, strike, rate, dividend_yield}, {@code time_to_expiry} in years or {@code expiration} as a date, and what {@link
 * Given} names; {@code dividends} may list cash dividends ({@code 2026-02-06:0.24;2026-05-08:0.24}, or years from now: {@code
 * 0.25:0.24}); further columns pass through.
 *
 * @param input the good rows' cells as they stand in the file, with its columns
 * @param options one for each good row; the volatility is NaN where prices are given
 * @param dividends cash dividends of each good row, in the cell's order; none where there is no such column
 * @param prices one for each good row; NaN where volatilities are given
 * @param rejects what is wrong with the other rows
 * @param rejectedRows how many they are
 */
public record OptionTable(
        InputFile file,
        List<Table.Column> input,
        List<OptionTerms> options,
        List<List<TimedDividend>> dividends,
        double[] prices,
        List<Problem> rejects,
        int rejectedRows) {

    /** What the table gives for each option. */
    public enum Given {
        VOLATILITY("volatility"),
        PRICE("price");

        private final String column;

        Given(String column) {
            this.column = column;
        }
    }

    /**
     * What the command line says about the rows.
     *
     * @param style of rows that say none themselves
     * @param asOf from which an {@code expiration} date's time is counted
     */
    public record Defaults(Optional<ExerciseStyle> style, Optional<Instant> asOf) {}

    public OptionTable {
        input = List.copyOf(input);
        options = List.copyOf(options);
        dividends = dividends.stream().map(List::copyOf).toList();
        rejects = List.copyOf(rejects);
    }

    /**
     * Reads a table from CSV or Parquet.
     *
     * @throws BadInputException where a column is missing, twice, or contradicts another
     */
    public static OptionTable read(Path path, Given given, Defaults defaults) {
        return read(TextTable.read(path, path.toString()), given, defaults);
    }

    /**
     * Reads a table from CSV that is at hand already, such as standard input's.
     *
     * @throws BadInputException where a column is missing, twice, or contradicts another
     */
    public static OptionTable read(InputText text, Given given, Defaults defaults) {
        return read(TextTable.read(text), given, defaults);
    }

    private static OptionTable read(TextTable table, Given given, Defaults defaults) {
        checkColumns(table, given, defaults);
        List<TableRow> good = new ArrayList<>();
        List<OptionTerms> options = new ArrayList<>();
        List<List<TimedDividend>> dividends = new ArrayList<>();
        List<Double> prices = new ArrayList<>();
        for (TableRow row : table.rows()) {
            int before = table.problems().size();
            OptionTerms option = option(row, given, defaults);
            List<TimedDividend> paid = DividendCell.read(row, "dividends", defaults.asOf());
            double price = given == Given.PRICE ? row.nonNegative("price") : Double.NaN;
            if (table.problems().size() == before) {
                good.add(row);
                options.add(option);
                dividends.add(paid);
                prices.add(price);
            }
        }
        return new OptionTable(
                table.file(),
                columns(table, good),
                options,
                dividends,
                prices.stream().mapToDouble(Double::doubleValue).toArray(),
                table.problems().list(),
                table.problems().lines());
    }

    private static void checkColumns(TextTable table, Given given, Defaults defaults) {
        table.require("type", "spot", "strike", "rate", "dividend_yield", given.column);
        Problems problems = new Problems(table.file().path());
        if (defaults.style().isEmpty() && !table.has("style")) {
            problems.add(1, "style", "no such column", "a column 'style' (european or american), or --style");
        }
        if (table.has("time_to_expiry") == table.has("expiration")) {
            problems.add(
                    1,
                    "time_to_expiry",
                    table.has("expiration") ? "both columns" : "no such column",
                    "either 'time_to_expiry' (years) or 'expiration' (a date)");
        } else if (table.has("expiration") && defaults.asOf().isEmpty()) {
            problems.add(1, "expiration", "a column of dates", "--as-of, the instant to count the time from");
        }
        problems.throwIfAny();
    }

    private static OptionTerms option(TableRow row, Given given, Defaults defaults) {
        OptionType type = row.choice("type", OptionType.class);
        ExerciseStyle style = row.has("style") || defaults.style().isEmpty()
                ? row.choice("style", ExerciseStyle.class)
                : defaults.style().get();
        return new OptionTerms(
                type == null ? Double.NaN : type.sign(),
                row.nonNegative("spot"),
                row.nonNegative("strike"),
                timeToExpiry(row, defaults),
                row.number("rate"),
                row.number("dividend_yield"),
                given == Given.VOLATILITY ? row.nonNegative("volatility") : Double.NaN,
                style == ExerciseStyle.AMERICAN);
    }

    /** Years as given, or to the close of the expiration date; a close that has passed is no time at all. */
    private static double timeToExpiry(TableRow row, Defaults defaults) {
        if (row.hasColumn("time_to_expiry")) {
            return row.nonNegative("time_to_expiry");
        }
        LocalDate expiration = row.date("expiration");
        if (expiration == null) {
            return Double.NaN;
        }
        Instant close = NyseCalendar.close(NyseCalendar.onOrBefore(expiration));
        double years = ExpirationInstants.years(defaults.asOf().orElseThrow(), close);
        if (years < 0) {
            row.reject(
                    "expiration",
                    "a date whose close is not before " + defaults.asOf().orElseThrow());
        }
        return years;
    }

    private static List<Table.Column> columns(TextTable table, List<TableRow> rows) {
        List<Table.Column> columns = new ArrayList<>();
        for (int i = 0; i < table.columns().size(); i++) {
            int column = i;
            columns.add(new Table.TextColumn(
                    table.columns().get(i),
                    rows.stream().map(row -> row.fields().get(column)).toList()));
        }
        return columns;
    }
}
