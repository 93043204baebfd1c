package io.thetagrid.core.io;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One row of a table with typed access by column name. What is wrong with a cell is noted in the table's problems, and
 * a placeholder returned (NaN, an empty text, null): a row is good if reading it noted nothing.
 */
public final class TableRow {
    private final TextTable table;
    private final long line;
    private final List<String> fields;

    TableRow(TextTable table, long line, List<String> fields) {
        this.table = table;
        this.line = line;
        this.fields = fields;
    }

    /** From 1; for sources without lines the row's number. */
    public long line() {
        return line;
    }

    /** All cells as they stand in the file. */
    public List<String> fields() {
        return fields;
    }

    /** A cell without surrounding blanks; empty where there is no such column. */
    public String raw(String column) {
        int position = table.position(column);
        return position < 0 ? "" : fields.get(position).strip();
    }

    public boolean hasColumn(String column) {
        return table.has(column);
    }

    /** Whether the column exists and the cell says something. */
    public boolean has(String column) {
        return !raw(column).isEmpty();
    }

    /** Notes that a cell will not do. */
    public void reject(String column, String expected) {
        table.problems().add(line, column, raw(column), expected);
    }

    public String text(String column) {
        String text = raw(column);
        if (text.isEmpty()) {
            reject(column, "a text");
        }
        return text;
    }

    public double number(String column) {
        double value = Numbers.parse(raw(column));
        if (Double.isNaN(value)) {
            reject(column, "a number");
        }
        return value;
    }

    /** A number not below zero. */
    public double nonNegative(String column) {
        double value = Numbers.parse(raw(column));
        if (Double.isNaN(value) || value < 0) {
            reject(column, "a number >= 0");
        }
        return value;
    }

    /** A number above zero. */
    public double positive(String column) {
        double value = Numbers.parse(raw(column));
        if (Double.isNaN(value) || value <= 0) {
            reject(column, "a number > 0");
        }
        return value;
    }

    /** A number not below zero, or nothing. */
    public OptionalDouble optionalNonNegative(String column) {
        return has(column) ? OptionalDouble.of(nonNegative(column)) : OptionalDouble.empty();
    }

    public LocalDate date(String column) {
        Optional<LocalDate> date = table.date(raw(column));
        if (date.isEmpty()) {
            reject(column, "a date such as 2025-10-24");
        }
        return date.orElse(null);
    }

    /** {@code 2014-06-06}, {@code 20140606} or {@code 6/6/2014}; empty, and nothing noted, where the cell is none of them. */
    public Optional<LocalDate> dateOfAnyForm(String column) {
        return table.dateOfAnyForm(raw(column));
    }

    /** An instant in one of {@link Instants}' forms; null where the cell is none. */
    public Instant instant(String column) {
        Optional<Instant> instant = table.instant(raw(column));
        if (instant.isEmpty()) {
            reject(column, Instants.EXPECTED);
        }
        return instant.orElse(null);
    }

    public Optional<LocalDate> optionalDate(String column) {
        return has(column) ? Optional.ofNullable(date(column)) : Optional.empty();
    }

    /** An enum constant by its name in any case; null where the cell is none. */
    public <E extends Enum<E>> E choice(String column, Class<E> type) {
        String text = raw(column);
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equalsIgnoreCase(text)) {
                return constant;
            }
        }
        reject(
                column,
                "one of "
                        + String.join(
                                ", ",
                                Arrays.stream(type.getEnumConstants())
                                        .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                                        .toList()));
        return null;
    }
}
