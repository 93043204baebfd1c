package io.thetagrid.kernels.random;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import io.thetagrid.kernels.backend.Columns;

/** Standard normals from scrambled Sobol' points, by the uniforms and the quantile of {@link PhiloxScalar}. */
public final class SobolScalar {

    private SobolScalar() {}

    /** Fills one column with the normals of one dimension; row {@code i} belongs to point {@code firstPoint + i}. */
    public static void normals(SobolDimension dimension, long firstPoint, Columns normals, int column) {
        dimension.words(firstPoint, normals, column);
        for (int row = 0; row < normals.rows(); row++) {
            long word = normals.segment().get(JAVA_LONG, normals.offset(column) + (long) row * Long.BYTES);
            normals.set(column, row, PhiloxScalar.normal(PhiloxScalar.centredUniform(word)));
        }
    }
}
