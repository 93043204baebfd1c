package io.thetagrid.core.store;

import io.thetagrid.core.io.Table;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;

/** A column of a stored table while its rows are read. */
sealed interface Cells {
    String name();

    /** Takes the cell of the row at which a result stands. */
    void add(ResultSet row) throws SQLException;

    Table.Column column();

    /** Few different texts fill most columns: each is kept once. */
    record Texts(String name, List<String> values, Map<String, String> known) implements Cells {
        Texts(String name) {
            this(name, new ArrayList<>(), new HashMap<>());
        }

        @Override
        public void add(ResultSet row) throws SQLException {
            String text = row.getString(name);
            values.add(known.computeIfAbsent(text, same -> same));
        }

        @Override
        public Table.Column column() {
            return new Table.TextColumn(name, values);
        }
    }

    /** NaN where there is no value. */
    record Numbers(String name, DoubleStream.Builder values) implements Cells {
        Numbers(String name) {
            this(name, DoubleStream.builder());
        }

        @Override
        public void add(ResultSet row) throws SQLException {
            double value = row.getDouble(name);
            values.add(row.wasNull() ? Double.NaN : value);
        }

        @Override
        public Table.Column column() {
            return new Table.NumberColumn(name, values.build().toArray());
        }
    }

    /** Whole numbers. */
    record Integers(String name, LongStream.Builder values) implements Cells {
        Integers(String name) {
            this(name, LongStream.builder());
        }

        @Override
        public void add(ResultSet row) throws SQLException {
            values.add(row.getLong(name));
        }

        @Override
        public Table.Column column() {
            return new Table.IntegerColumn(name, values.build().toArray());
        }
    }
}
