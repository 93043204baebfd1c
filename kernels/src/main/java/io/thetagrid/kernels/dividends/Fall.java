package io.thetagrid.kernels.dividends;

import static io.thetagrid.kernels.math.ScalarMath.exp;
import static java.lang.Math.fma;

/**
 * What an option is worth before its spot falls by a dividend, by cubic interpolation. The cubic's weights keep the values'
 * moments up to the third order, so that a kink between two nodes stays where it is.
 */
final class Fall {
    /** Of the node in hand, by lane: the spot left, in parts of the middle; its position between the nodes. */
    final double[] left;

    final double[] position;
    /** The node below the position, and the weights of the four around it. */
    final double[] base;

    final double[] weight0;
    final double[] weight1;
    final double[] weight2;
    final double[] weight3;

    private final double[] valueAtNothing;
    private final int[] paying;
    private int payingCount;

    Fall(int lanes) {
        left = new double[lanes];
        position = new double[lanes];
        base = new double[lanes];
        weight0 = new double[lanes];
        weight1 = new double[lanes];
        weight2 = new double[lanes];
        weight3 = new double[lanes];
        valueAtNothing = new double[lanes];
        paying = new int[lanes];
    }

    /** Begins with the dividends at a piece's later end. */
    void begin(Rollback grid, OptionLanes options, int piece) {
        payingCount = 0;
        for (int lane = 0; lane < grid.lanes; lane++) {
            int at = piece * grid.lanes + lane;
            if (options.amount[at] > 0.0) {
                paying[payingCount++] = lane;
                valueAtNothing[lane] = valueAtNothing(grid, options, at, lane);
            }
        }
    }

    /** Finds the values before the fall at one node. */
    void interpolate(Rollback grid, int i) {
        int lanes = grid.lanes;
        int last = grid.scheme.last;
        double[] u = grid.value;
        for (int k = 0; k < payingCount; k++) {
            int lane = paying[k];
            int node = i * lanes + lane;
            double x = position[lane];
            if (x >= 0.0 && x <= last) {
                int from = ((int) base[lane]) * lanes + lane;
                double sum = weight0[lane] * u[from - lanes];
                sum = fma(weight1[lane], u[from], sum);
                sum = fma(weight2[lane], u[from + lanes], sum);
                grid.scratch[node] = fma(weight3[lane], u[from + 2 * lanes], sum);
            } else if (left[lane] < 1.0) {
                double spot = left[lane] > DividendScalar.NOTHING_LEFT ? left[lane] : 0.0;
                grid.scratch[node] = below(grid, spot, valueAtNothing[lane], lane) / grid.root[node];
            } else {
                grid.scratch[node] = above(grid, left[lane], lane) / grid.root[node];
            }
        }
    }

    /** Takes the values found. */
    void end(Rollback grid) {
        int lanes = grid.lanes;
        for (int i = 0; i <= grid.scheme.last; i++) {
            for (int k = 0; k < payingCount; k++) {
                int node = i * lanes + paying[k];
                grid.value[node] = grid.scratch[node];
            }
        }
    }

    /** Value at a spot of 0, in the solution's units: puts pay their strike at expiry, or at once where that is worth more. */
    private static double valueAtNothing(Rollback grid, OptionLanes options, int at, int lane) {
        double volatility = options.volatility[lane];
        double late = exp(0.125 * volatility * volatility * options.left[at]);
        double factor = grid.american ? Math.max(late, grid.compound[lane]) : late;
        return options.optionSign[lane] > 0.0 ? 0.0 : options.strike[lane] * factor;
    }

    /** Below the grid the value is linear in the spot, down to that at 0. Spots are in parts of the middle. */
    private static double below(Rollback grid, double spot, double valueAtNothing, int lane) {
        int last = grid.scheme.last * grid.lanes + lane;
        int end = grid.root[lane] < 1.0 ? lane : last;
        double root = grid.root[end];
        double slope = (grid.value[end] * root - valueAtNothing) / (root * root);
        return Math.max(fma(slope, spot, valueAtNothing), Kinks.LEAST);
    }

    /** Above the grid it is linear in the spot as well: the line through the two nodes at the end. */
    private static double above(Rollback grid, double spot, int lane) {
        int last = grid.scheme.last * grid.lanes + lane;
        boolean first = grid.root[lane] > 1.0;
        int end = first ? lane : last;
        int next = first ? lane + grid.lanes : last - grid.lanes;
        double root = grid.root[end];
        double nextRoot = grid.root[next];
        double endValue = grid.value[end] * root;
        double slope = (endValue - grid.value[next] * nextRoot) / (root * root - nextRoot * nextRoot);
        return Math.max(fma(slope, spot - root * root, endValue), Kinks.LEAST);
    }
}
