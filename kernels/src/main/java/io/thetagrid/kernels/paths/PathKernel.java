package io.thetagrid.kernels.paths;

import io.thetagrid.kernels.backend.Columns;

/** What is done to each path of a block; rows are paths. */
interface PathKernel {

    /** {@link PathProcess#LOG_RETURN} += drift + deviation·normal. */
    void diffuse(double drift, double deviation, Columns normals, int column, Columns state);

    /** {@link PathProcess#LOG_RETURN} += the sum of a step's jumps: their number by one normal, their sum by another. */
    void jump(JumpStep step, Columns numbers, Columns sums, int column, Columns state);

    /** The next variance and the martingale correction of {@link HestonProcess}. */
    void moveVariance(HestonStep step, Columns normals, int column, Columns state);

    /** The next log return; the next variance takes the variance's place. */
    void moveSpot(HestonStep step, Columns normals, int column, Columns state);

    /** Changes the sign of a column. */
    void negate(Columns normals, int column);
}
