package io.thetagrid.kernels.device;

import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;

import io.thetagrid.kernels.backend.Columns;
import java.lang.foreign.MemorySegment;

/** Copies rows of columns to a block of rows, whose columns follow each other {@code stride} doubles apart, and back. */
final class BlockCopy {

    /** Kernels may read and write a block's columns up to a multiple of this: what 32 threads take, four rows each. */
    static final int ROW_MULTIPLE = 128;

    private BlockCopy() {}

    /** Length of a block's columns. */
    static long paddedRows(long rows) {
        return (rows + ROW_MULTIPLE - 1) / ROW_MULTIPLE * ROW_MULTIPLE;
    }

    static void toBlock(Columns columns, int from, long rows, MemorySegment block, long stride) {
        for (int column = 0; column < columns.count(); column++) {
            toBlock(columns, column, from, rows, block, column * stride);
        }
    }

    /** Copies one column to where the block's double number {@code index} is. */
    static void toBlock(Columns columns, int column, int from, long rows, MemorySegment block, long index) {
        long at = columns.offset(column) + (long) from * Double.BYTES;
        MemorySegment.copy(columns.segment(), JAVA_DOUBLE, at, block, JAVA_DOUBLE, index * Double.BYTES, rows);
    }

    /** Copies to the first {@code count} columns. */
    static void fromBlock(MemorySegment block, long stride, Columns columns, int count, int from, long rows) {
        for (int column = 0; column < count; column++) {
            long at = columns.offset(column) + (long) from * Double.BYTES;
            long blockAt = column * stride * Double.BYTES;
            MemorySegment.copy(block, JAVA_DOUBLE, blockAt, columns.segment(), JAVA_DOUBLE, at, rows);
        }
    }
}
