package io.thetagrid.kernels.american;

import static io.thetagrid.kernels.math.VectorMath.LANES;
import static io.thetagrid.kernels.math.VectorMath.all;
import static io.thetagrid.kernels.math.VectorMath.lanes;

import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;

/**
 * What passes between the short loops over the points of one integral, each point's lanes together. A processor looks some
 * 250 instructions ahead: in one long loop it would wait for each point's chain of operations, in short ones it works on
 * several points at once.
 */
final class NodePoints {
    /** H's sum over even and over odd nodes. */
    final double[] even;

    final double[] odd;
    final double[] dPlus;
    final double[] dMinus;
    /** e^(−d₊²/2). */
    final double[] gPlus;
    /** e^(ru − d₋²/2). */
    final double[] gMinus;

    NodePoints(int most) {
        even = new double[most * LANES];
        odd = new double[most * LANES];
        dPlus = new double[most * LANES];
        dMinus = new double[most * LANES];
        gPlus = new double[most * LANES];
        gMinus = new double[most * LANES];
    }

    /**
     * H between the nodes, as in {@link BoundarySimd#squared}, in {@link #even} and {@link #odd}: four nodes at a time for all
     * points, so that the nodes' values stay in registers and no bounds are checked for a few elements.
     */
    void interpolate(double[] interpolation, int first, int count, int width, double[] squared) {
        interpolate(interpolation, first, count, width, squared, even, odd);
    }

    private static void interpolate(
            double[] interpolation, int first, int count, int width, double[] squared, double[] even, double[] odd) {
        Arrays.fill(even, 0, count * LANES, 0.0);
        Arrays.fill(odd, 0, count * LANES, 0.0);
        for (int j = 0; j < width; j += 4) {
            add(interpolation, first * width + j, count, width, squared, j * LANES, even, odd);
        }
    }

    private static void add(
            double[] interpolation,
            int from,
            int count,
            int width,
            double[] squared,
            int at,
            double[] even,
            double[] odd) {
        DoubleVector h0 = lanes(squared, at);
        DoubleVector h1 = lanes(squared, at + LANES);
        DoubleVector h2 = lanes(squared, at + 2 * LANES);
        DoubleVector h3 = lanes(squared, at + 3 * LANES);
        for (int k = 0; k < count; k++) {
            int row = from + k * width;
            DoubleVector evens = all(interpolation[row]).fma(h0, lanes(even, k * LANES));
            DoubleVector odds = all(interpolation[row + 1]).fma(h1, lanes(odd, k * LANES));
            all(interpolation[row + 2]).fma(h2, evens).intoArray(even, k * LANES);
            all(interpolation[row + 3]).fma(h3, odds).intoArray(odd, k * LANES);
        }
    }
}
