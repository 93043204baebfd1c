package io.thetagrid.kernels.random;

import io.thetagrid.kernels.backend.Columns;

/** {@link SobolScalar} with the quantiles over vectors. The points stay scalar: 64-bit products are slow in vectors. */
public final class SobolSimd {

    private SobolSimd() {}

    /** As {@link SobolScalar#normals}. */
    public static void normals(SobolDimension dimension, long firstPoint, Columns normals, int column) {
        dimension.centredUniforms(firstPoint, normals, column);
        for (int from = 0; from < normals.rows(); from += QuantilesSimd.BLOCK) {
            long at = normals.address(column, from);
            QuantilesSimd.quantiles(at, Math.min(QuantilesSimd.BLOCK, normals.rows() - from), at);
        }
    }
}
