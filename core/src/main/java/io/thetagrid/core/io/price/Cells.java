package io.thetagrid.core.io.price;

import io.thetagrid.core.io.Numbers;
import io.thetagrid.core.io.TableRow;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.regex.Pattern;

/** Cells as sources of prices and rates write them. What is wrong with one is noted, and a placeholder returned. */
final class Cells {
    private static final DateTimeFormatter US_DATE =
            DateTimeFormatter.ofPattern("M/d/uuuu", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
    private static final DateTimeFormatter COMPACT_DATE =
            DateTimeFormatter.ofPattern("uuuuMMdd", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
    private static final Pattern THOUSANDS = Pattern.compile("\\$?\\d{1,3}(,\\d{3})*(\\.\\d+)?");
    private static final int LONGEST = 40;
    private static final double PERCENT = 100;

    private Cells() {}

    /** {@code 10/24/2025}, or an ISO date; null where the cell is neither. */
    static LocalDate usDate(TableRow row, String column) {
        return row.raw(column).indexOf('/') < 0
                ? row.date(column)
                : date(row, column, row.raw(column), US_DATE, "a date such as 10/24/2025");
    }

    /** {@code 20251024}; null where the cell is none. */
    static LocalDate compactDate(TableRow row, String column) {
        return date(row, column, row.raw(column), COMPACT_DATE, "a date such as 20251024");
    }

    private static LocalDate date(TableRow row, String column, String text, DateTimeFormatter form, String expected) {
        try {
            return LocalDate.parse(text, form);
        } catch (DateTimeException e) {
            row.reject(column, expected);
            return null;
        }
    }

    /** {@code 20251024 00:00}: the day of a daily bar; null where the cell is none. */
    static LocalDate compactMidnight(TableRow row, String column) {
        String text = row.raw(column);
        String midnight = " 00:00";
        String day = text.endsWith(midnight) ? text.substring(0, text.length() - midnight.length()) : "";
        return date(row, column, day, COMPACT_DATE, "a daily bar's date such as 20251024 00:00");
    }

    /** A price above zero, {@code $1,234.50} at most; NaN where the cell is none. */
    static double dollars(TableRow row, String column) {
        String text = row.raw(column);
        double price = text.length() <= LONGEST && THOUSANDS.matcher(text).matches()
                ? Numbers.parse(text.replace("$", "").replace(",", ""))
                : Numbers.parse(text.startsWith("$") ? text.substring(1) : text);
        if (Double.isNaN(price) || price <= 0) {
            row.reject(column, "a price above 0 such as $1,234.50");
            return Double.NaN;
        }
        return price;
    }

    /** A rate in percent, as a rate per 1.00; NaN where the cell is none. */
    static double percent(TableRow row, String column) {
        double percent = Numbers.parse(row.raw(column));
        if (Double.isNaN(percent) || Math.abs(percent) > PERCENT) {
            row.reject(column, "a rate in percent");
            return Double.NaN;
        }
        return percent / PERCENT;
    }
}
