package io.thetagrid.core.io;

import java.util.List;

/**
 * Named columns of one length, to be written.
 *
 * @param columns all of one length
 */
public record Table(List<Column> columns) {

    public Table {
        columns = List.copyOf(columns);
        for (Column column : columns) {
            if (column.rows() != columns.getFirst().rows()) {
                throw new IllegalArgumentException("column " + column.name() + " has " + column.rows() + " rows, "
                        + columns.getFirst().name() + " has "
                        + columns.getFirst().rows());
            }
        }
    }

    public int rows() {
        return columns.isEmpty() ? 0 : columns.getFirst().rows();
    }

    /** One column. */
    public sealed interface Column {
        String name();

        int rows();

        /** A cell as CSV has it; empty where there is no value. */
        String text(int row);
    }

    /** Doubles, written so that they read back as the same doubles; NaN stands for no value. */
    public record NumberColumn(String name, double[] values) implements Column {
        @Override
        public int rows() {
            return values.length;
        }

        @Override
        public String text(int row) {
            return Double.isNaN(values[row]) ? "" : Numbers.write(values[row]);
        }
    }

    /** Whole numbers. */
    public record IntegerColumn(String name, long[] values) implements Column {
        @Override
        public int rows() {
            return values.length;
        }

        @Override
        public String text(int row) {
            return Long.toString(values[row]);
        }
    }

    /** Texts; the empty text stands for no value. */
    public record TextColumn(String name, List<String> values) implements Column {
        public TextColumn {
            values = List.copyOf(values);
        }

        @Override
        public int rows() {
            return values.size();
        }

        @Override
        public String text(int row) {
            return values.get(row);
        }
    }
}
