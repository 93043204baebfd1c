package io.thetagrid.kernels.backend;

import java.lang.foreign.Arena;

/**
 * {@link Columns} whose columns are named by an enum: {@code batch.set(SPOT, row, 100)}.
 *
 * @param <C> the enum that names the columns; a constant's ordinal is its column's number
 */
public record Batch<C extends Enum<C>>(Class<C> schema, Columns columns) {

    /** Allocates one zeroed column for each constant of {@code schema}. */
    public static <C extends Enum<C>> Batch<C> allocate(Arena arena, Class<C> schema, int rows) {
        return new Batch<>(schema, Columns.allocate(arena, schema.getEnumConstants().length, rows));
    }

    public int rows() {
        return columns.rows();
    }

    public double get(C column, int row) {
        return columns.get(column.ordinal(), row);
    }

    public void set(C column, int row, double value) {
        columns.set(column.ordinal(), row, value);
    }

    /** Sets every row of a column, padding included. */
    public void fill(C column, double value) {
        columns.fill(column.ordinal(), value);
    }

    public void copyFrom(C column, double[] values) {
        columns.copyFrom(column.ordinal(), values);
    }

    public double[] toArray(C column) {
        return columns.toArray(column.ordinal());
    }

    /** Byte offset of a column's first row in {@code columns().segment()}. */
    public long offset(C column) {
        return columns.offset(column.ordinal());
    }

    /** Address of a row; see {@link Columns#address}. */
    public long address(C column, int row) {
        return columns.address(column.ordinal(), row);
    }

    /** The status of one row of a result, from its status column. */
    public Status status(C statusColumn, int row) {
        return Status.of(get(statusColumn, row));
    }
}
