package io.thetagrid.kernels.paths;

import io.thetagrid.kernels.backend.Columns;

/** What is done to each path of a block; rows are paths. */
interface PathKernel {

    /** Column {@code log} of {@code state} += drift + deviation·normal. */
    void diffuse(double drift, double deviation, Columns normals, int column, Columns state);

    /** Changes the sign of a column. */
    void negate(Columns normals, int column);
}
