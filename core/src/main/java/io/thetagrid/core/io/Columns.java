package io.thetagrid.core.io;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/**
 * Builds a table from records, column by column.
 *
 * @param <T> what a row is made from
 */
public final class Columns<T> {
    private final List<T> rows;
    private final List<Table.Column> columns = new ArrayList<>();

    public Columns(List<T> rows) {
        this.rows = rows;
    }

    public Columns<T> text(String name, Function<T, String> value) {
        columns.add(new Table.TextColumn(name, rows.stream().map(value).toList()));
        return this;
    }

    /** Texts of values that many rows share: each is made once. */
    public <K> Columns<T> shared(String name, Function<T, K> key, Function<K, String> text) {
        Map<K, String> texts = new HashMap<>();
        return text(name, row -> texts.computeIfAbsent(key.apply(row), text));
    }

    /** NaN where there is no value. */
    public Columns<T> number(String name, ToDoubleFunction<T> value) {
        columns.add(
                new Table.NumberColumn(name, rows.stream().mapToDouble(value).toArray()));
        return this;
    }

    public Columns<T> optional(String name, Function<T, OptionalDouble> value) {
        return number(name, row -> value.apply(row).orElse(Double.NaN));
    }

    public Columns<T> integer(String name, ToLongFunction<T> value) {
        columns.add(new Table.IntegerColumn(name, rows.stream().mapToLong(value).toArray()));
        return this;
    }

    public Table table() {
        return new Table(columns);
    }
}
