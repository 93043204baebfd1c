package io.thetagrid.kernels.paths;

import static java.lang.Math.fma;

import io.thetagrid.kernels.backend.Columns;

/** The steps of a path, one path at a time. {@link PathSimd} follows the same lines. */
final class PathScalar implements PathKernel {

    @Override
    public void diffuse(double drift, double deviation, Columns normals, int column, Columns state) {
        for (int row = 0; row < state.rows(); row++) {
            double logReturn = state.get(PathProcess.LOG_RETURN, row) + drift;
            state.set(PathProcess.LOG_RETURN, row, fma(normals.get(column, row), deviation, logReturn));
        }
    }

    @Override
    public void negate(Columns normals, int column) {
        for (int row = 0; row < normals.rows(); row++) {
            normals.set(column, row, -normals.get(column, row));
        }
    }
}
