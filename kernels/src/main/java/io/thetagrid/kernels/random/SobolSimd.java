package io.thetagrid.kernels.random;

import static io.thetagrid.kernels.math.VectorMath.LANES;
import static io.thetagrid.kernels.math.VectorMath.all;
import static io.thetagrid.kernels.math.VectorMath.bits;
import static io.thetagrid.kernels.math.VectorMath.load;
import static io.thetagrid.kernels.math.VectorMath.normalQuantile;
import static io.thetagrid.kernels.math.VectorMath.store;

import io.thetagrid.kernels.backend.Columns;
import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.DoubleVector;

/** {@link SobolScalar} with the quantiles over vectors. The points stay scalar: 64-bit products are slow in vectors. */
public final class SobolSimd {

    private SobolSimd() {}

    /** As {@link SobolScalar#normals}. */
    public static void normals(SobolDimension dimension, long firstPoint, Columns normals, int column) {
        dimension.words(firstPoint, normals, column);
        quantiles(normals.segment(), normals.offset(column), normals.rows());
    }

    private static void quantiles(MemorySegment segment, long columnAt, int rows) {
        for (int row = 0; row < rows; row += LANES) {
            long at = columnAt + (long) row * Double.BYTES;
            DoubleVector centred = PhiloxSimd.centredUniform(bits(load(segment, at)));
            store(normalQuantile(centred, all(0.5).sub(centred.abs())), segment, at);
        }
    }
}
