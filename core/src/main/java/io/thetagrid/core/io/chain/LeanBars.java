package io.thetagrid.core.io.chain;

import io.thetagrid.core.io.InputText;
import io.thetagrid.core.io.Numbers;
import io.thetagrid.core.io.TableRow;
import io.thetagrid.core.io.TextTable;
import io.thetagrid.core.market.NyseCalendar;
import io.thetagrid.core.market.OptionQuote;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;

/**
 * The kinds of bars that Lean keeps, in files without a header: a time, then the columns named here. Prices are in
 * ten-thousandths; an empty cell means that side was not quoted.
 */
enum LeanBars {
    QUOTE("bid open,bid high,bid low,bid close,bid size,ask open,ask high,ask low,ask close,ask size"),
    TRADE("open,high,low,close,volume"),
    OPENINTEREST("open interest");

    static final double SCALE = 10_000;
    static final String TIME = "time";
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final double MILLISECONDS_PER_DAY = 86_400_000;
    private static final long NANOS_PER_MILLISECOND = 1_000_000;

    private final String columns;

    LeanBars(String columns) {
        this.columns = columns;
    }

    /** The bars of a text, with the header it does not have. */
    TextTable table(InputText text) {
        return TextTable.read(text.file(), TIME + "," + columns + "\n" + text.text(), -1);
    }

    /** The quote that a bar ends with; every cell of the bar is checked. */
    OptionQuote quote(TableRow row, Optional<Instant> end) {
        check(row);
        double none = Double.NaN;
        return switch (this) {
            case QUOTE ->
                new OptionQuote(
                        number(row, "bid close") / SCALE,
                        number(row, "ask close") / SCALE,
                        none,
                        none,
                        none,
                        none,
                        none,
                        end);
            case TRADE ->
                new OptionQuote(
                        none,
                        none,
                        number(row, "close") / SCALE,
                        number(row, "volume"),
                        none,
                        none,
                        none,
                        Optional.empty());
            case OPENINTEREST ->
                new OptionQuote(none, none, none, none, number(row, "open interest"), none, none, Optional.empty());
        };
    }

    /** Notes every cell that is neither empty nor a number. */
    void check(TableRow row) {
        for (String column : columns.split(",", -1)) {
            row.optionalNonNegative(column);
        }
    }

    /** A cell that was checked before; NaN where it is empty. */
    static double number(TableRow row, String column) {
        return Numbers.parse(row.raw(column));
    }

    /**
     * When a minute bar of a date ends: its time is the milliseconds from midnight in New York to its beginning. Null where
     * the cell is no such time.
     */
    static Instant end(TableRow row, LocalDate date) {
        double milliseconds = Numbers.parse(row.raw(TIME));
        if (!(milliseconds >= 0) || milliseconds >= MILLISECONDS_PER_DAY || milliseconds != (long) milliseconds) {
            row.reject(TIME, "milliseconds since midnight");
            return null;
        }
        return NyseCalendar.at(date, LocalTime.ofNanoOfDay(((long) milliseconds) * NANOS_PER_MILLISECOND))
                .plus(MINUTE);
    }
}
