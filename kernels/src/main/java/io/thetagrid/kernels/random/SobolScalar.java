package io.thetagrid.kernels.random;

import io.thetagrid.kernels.backend.Columns;

/** Standard normals from scrambled Sobol' points, by the quantile of {@link PhiloxScalar}. */
public final class SobolScalar {

    private SobolScalar() {}

    /** Fills one column with the normals of one dimension; row {@code i} belongs to point {@code firstPoint + i}. */
    public static void normals(SobolDimension dimension, long firstPoint, Columns normals, int column) {
        dimension.centredUniforms(firstPoint, normals, column);
        for (int row = 0; row < normals.rows(); row++) {
            normals.set(column, row, PhiloxScalar.normal(normals.get(column, row)));
        }
    }
}
