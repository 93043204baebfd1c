package io.thetagrid.kernels.random;

import static io.thetagrid.kernels.math.Coefficients.QUANTILE_CENTRE;
import static io.thetagrid.kernels.math.VectorMath.LANES;
import static io.thetagrid.kernels.math.VectorMath.all;
import static io.thetagrid.kernels.math.VectorMath.load;
import static io.thetagrid.kernels.math.VectorMath.normalQuantileOfCentre;
import static io.thetagrid.kernels.math.VectorMath.normalQuantileOfTail;
import static io.thetagrid.kernels.math.VectorMath.store;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import io.thetagrid.kernels.backend.Columns;
import io.thetagrid.kernels.math.Memory;
import java.lang.foreign.Arena;
import jdk.incubator.vector.DoubleVector;

/**
 * Normal quantiles of a block. The 15 % of uniforms that lie in the tails need a logarithm and a root; they are gathered
 * and done together, so that the others need not wait for them.
 */
final class QuantilesSimd {
    /** Most rows of a block. */
    static final int BLOCK = 1024;

    private static final long CENTRE_BITS = Double.doubleToRawLongBits(QUANTILE_CENTRE);

    // Columns of gathered uniforms: their values and the rows they come from.
    private static final int TAIL = 0;
    private static final int ROW = 1;

    private static final ThreadLocal<Columns> GATHERED =
            ThreadLocal.withInitial(() -> Columns.allocate(Arena.ofAuto(), ROW + 1, BLOCK + Columns.ROW_MULTIPLE));

    private QuantilesSimd() {}

    /** N⁻¹(u) of at most {@link #BLOCK} rows that hold u − ½, which they may replace; whole vectors are read and written. */
    static void quantiles(long uniformsAt, int rows, long quantilesAt) {
        Columns gathered = GATHERED.get();
        long tailAt = gathered.address(TAIL, 0);
        long rowAt = gathered.address(ROW, 0);
        int tails = gather(uniformsAt, rows, tailAt, rowAt);
        centres(uniformsAt, rows, quantilesAt);
        tails(tailAt, tails);
        scatter(tailAt, rowAt, tails, quantilesAt);
    }

    /** Without a branch, which nobody could predict: every row is written, but only a tail makes the next one follow. */
    private static int gather(long uniformsAt, int rows, long tailAt, long rowAt) {
        long gathered = 0;
        for (int row = 0; row < rows; row++) {
            long bits = Memory.ALL.get(JAVA_LONG_UNALIGNED, uniformsAt + (long) row * Double.BYTES);
            Memory.ALL.set(JAVA_LONG_UNALIGNED, tailAt + gathered, bits);
            Memory.ALL.set(JAVA_LONG_UNALIGNED, rowAt + gathered, (long) row * Double.BYTES);
            gathered += (CENTRE_BITS - (bits & Long.MAX_VALUE)) >>> 63 << 3;
        }
        return (int) (gathered / Double.BYTES);
    }

    private static void centres(long uniformsAt, int rows, long quantilesAt) {
        for (int row = 0; row < rows; row += LANES) {
            long at = (long) row * Double.BYTES;
            store(normalQuantileOfCentre(load(uniformsAt + at)), quantilesAt + at);
        }
    }

    private static void tails(long tailAt, int count) {
        for (int i = 0; i < count; i += LANES) {
            long at = tailAt + (long) i * Double.BYTES;
            DoubleVector centred = load(at);
            store(normalQuantileOfTail(centred, all(0.5).sub(centred.abs())), at);
        }
    }

    private static void scatter(long tailAt, long rowAt, int count, long quantilesAt) {
        for (int i = 0; i < count; i++) {
            long at = (long) i * Double.BYTES;
            long quantile = Memory.ALL.get(JAVA_LONG_UNALIGNED, tailAt + at);
            Memory.ALL.set(
                    JAVA_LONG_UNALIGNED, quantilesAt + Memory.ALL.get(JAVA_LONG_UNALIGNED, rowAt + at), quantile);
        }
    }
}
