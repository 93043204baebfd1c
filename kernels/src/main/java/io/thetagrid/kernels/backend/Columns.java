package io.thetagrid.kernels.backend;

import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * Columns of doubles, all of one length, in one 64-byte-aligned off-heap segment: the only data layout of the engine.
 *
 * <p>Every column starts on a 64-byte boundary and is padded to a multiple of eight rows, so a vector loop needs no
 * tail. Long columns lie an odd number of cache lines apart: a row of all of them then fits the first-level cache, where
 * columns a power of two apart would evict each other. The segment lives as long as its arena.
 */
public final class Columns {
    /** Rows are padded to a multiple of this: one 64-byte cache line, or one 512-bit vector, of doubles. */
    public static final int ROW_MULTIPLE = 8;
    /** Cache lines below which a column's place does not matter. */
    private static final int SHORT_COLUMN = 8;
    /** All bits of an address; HotSpot sees by it that none is negative and leaves out a check at every access. */
    private static final long ADDRESS = (1L << 62) - 1;

    private final MemorySegment segment;
    private final int count;
    private final int rows;
    private final int stride;

    private Columns(MemorySegment segment, int count, int rows, int stride) {
        this.segment = segment;
        this.count = count;
        this.rows = rows;
        this.stride = stride;
    }

    /** Allocates {@code count} zeroed columns of {@code rows} doubles each. */
    public static Columns allocate(Arena arena, int count, int rows) {
        if (count < 1 || rows < 0) {
            throw new IllegalArgumentException("columns need count >= 1 and rows >= 0, got " + count + " and " + rows);
        }
        long lines = (rows + (long) ROW_MULTIPLE - 1) / ROW_MULTIPLE;
        long apart = lines < SHORT_COLUMN ? lines : lines + Math.floorMod(5 - lines, 8);
        int stride = Math.toIntExact(apart * ROW_MULTIPLE);
        long bytes = Math.max((long) count * stride * Double.BYTES, Double.BYTES * (long) ROW_MULTIPLE);
        return new Columns(arena.allocate(bytes, 64), count, rows, stride);
    }

    /** Number of columns. */
    public int count() {
        return count;
    }

    /** Number of rows that mean something. */
    public int rows() {
        return rows;
    }

    /** Doubles from a column's first row to the next column's; kernels may read and write all of them. */
    public int stride() {
        return stride;
    }

    /** The whole memory; column {@code c} begins at {@link #offset(int)}. */
    public MemorySegment segment() {
        return segment;
    }

    /** Byte offset of the first row of a column. */
    public long offset(int column) {
        return (long) column * stride * Double.BYTES;
    }

    /**
     * Address of a row, for kernels: valid as long as the segment, which the caller keeps alive.
     *
     * @throws IllegalStateException if the arena is closed
     */
    public long address(int column, int row) {
        if (!segment.scope().isAlive()) {
            throw new IllegalStateException("columns of a closed arena");
        }
        return (segment.address() + offset(column) + (long) row * Double.BYTES) & ADDRESS;
    }

    public double get(int column, int row) {
        return segment.getAtIndex(JAVA_DOUBLE, index(column, row));
    }

    public void set(int column, int row, double value) {
        segment.setAtIndex(JAVA_DOUBLE, index(column, row), value);
    }

    /** Sets every row of a column, padding included. */
    public void fill(int column, double value) {
        long first = (long) column * stride;
        for (long i = first; i < first + stride; i++) {
            segment.setAtIndex(JAVA_DOUBLE, i, value);
        }
    }

    /** Copies {@link #rows()} values into a column. */
    public void copyFrom(int column, double[] values) {
        if (values.length != rows) {
            throw new IllegalArgumentException("expected " + rows + " values, got " + values.length);
        }
        MemorySegment.copy(values, 0, segment, JAVA_DOUBLE, offset(column), rows);
    }

    /** Copies a column's {@link #rows()} values out. */
    public double[] toArray(int column) {
        double[] values = new double[rows];
        MemorySegment.copy(segment, JAVA_DOUBLE, offset(column), values, 0, rows);
        return values;
    }

    private long index(int column, int row) {
        if (column < 0 || column >= count || row < 0 || row >= stride) {
            throw new IndexOutOfBoundsException(
                    "column " + column + ", row " + row + " of " + count + " columns, " + stride + " padded rows");
        }
        return (long) column * stride + row;
    }
}
