package io.thetagrid.kernels.paths;

import static io.thetagrid.kernels.math.VectorMath.LANES;
import static io.thetagrid.kernels.math.VectorMath.all;
import static io.thetagrid.kernels.math.VectorMath.load;
import static io.thetagrid.kernels.math.VectorMath.store;

import io.thetagrid.kernels.backend.Columns;
import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.DoubleVector;

/** {@link PathScalar} over vectors of paths, the same lines and the same bits. */
final class PathSimd implements PathKernel {

    @Override
    public void diffuse(double drift, double deviation, Columns normals, int column, Columns state) {
        MemorySegment in = normals.segment();
        MemorySegment out = state.segment();
        long normalAt = normals.offset(column);
        long logReturnAt = state.offset(PathProcess.LOG_RETURN);
        for (int row = 0; row < state.rows(); row += LANES) {
            long at = (long) row * Double.BYTES;
            DoubleVector logReturn = load(out, logReturnAt + at).add(drift);
            store(load(in, normalAt + at).fma(all(deviation), logReturn), out, logReturnAt + at);
        }
    }

    @Override
    public void negate(Columns normals, int column) {
        MemorySegment segment = normals.segment();
        long normalAt = normals.offset(column);
        for (int row = 0; row < normals.rows(); row += LANES) {
            long at = normalAt + (long) row * Double.BYTES;
            store(load(segment, at).neg(), segment, at);
        }
    }
}
