package io.thetagrid.core.strategy.audit;

import java.time.LocalDate;
import java.util.Locale;

/** What a figure is measured in, and how it is written. */
public enum Unit {
    NUMBER,
    DOLLARS,
    /** Stored per 1.00. */
    PERCENT,
    /** Stored per 1.00. */
    BASIS_POINTS,
    TIMES,
    /** Stored as 1 and 0. */
    YES_NO,
    /** Stored as days since 1970-01-01. */
    DATE;

    /** Factor from what is stored to what is written. */
    double scale() {
        return switch (this) {
            case PERCENT -> 100;
            case BASIS_POINTS -> 10_000;
            case NUMBER, DOLLARS, TIMES, YES_NO, DATE -> 1;
        };
    }

    /**
     * As a person reads it.
     *
     * @param digits after the point
     */
    public String write(double value, int digits) {
        if (!Double.isFinite(value)) {
            return "none";
        }
        if (this == YES_NO) {
            return value != 0 ? "yes" : "no";
        }
        if (this == DATE) {
            return LocalDate.ofEpochDay((long) value).toString();
        }
        String size = String.format(Locale.ROOT, "%,." + digits + "f", Math.abs(value * scale()));
        boolean negative = value < 0 && size.chars().anyMatch(c -> c >= '1' && c <= '9');
        String text = switch (this) {
            case DOLLARS -> "$" + size;
            case PERCENT -> size + " %";
            case BASIS_POINTS -> size + " bp";
            case TIMES -> size + "x";
            default -> size;
        };
        return negative ? "-" + text : text;
    }
}
