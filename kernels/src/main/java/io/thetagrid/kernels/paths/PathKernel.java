package io.thetagrid.kernels.paths;

import io.thetagrid.kernels.backend.Columns;
import io.thetagrid.kernels.random.SobolDimension;

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

    /** Fills a column with normals of one dimension of scrambled Sobol' points. */
    void quasiRandom(SobolDimension dimension, long firstPoint, Columns normals, int column);

    /** One point of a Brownian bridge: {@code walk} at the target from its neighbours and a normal. */
    void bridge(BridgePoint point, Columns normals, int column, Columns walk);

    /** Standard normals again: a step's increment of the walk by the root of its length. */
    void standardise(Columns walk, int step, double inverseRoot, Columns normals);

    /** Changes the sign of a column. */
    void negate(Columns normals, int column);
}
