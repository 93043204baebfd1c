package io.thetagrid.kernels.dividends;

import static io.thetagrid.kernels.math.ScalarMath.exp;
import static java.lang.Math.fma;

/**
 * What an option is worth before its spot falls by a dividend, by cubic interpolation. The cubic's weights keep the values'
 * moments up to the third order, so that a kink between two nodes stays where it is.
 */
final class Fall {
    private Fall() {}

    /** Takes one lane's values from after the fall to before it. */
    static void interpolate(Rollback grid, OptionLanes options, int at, int lane) {
        int lanes = grid.lanes;
        int last = grid.scheme.last;
        double[] u = grid.value;
        double[][] weight = grid.weight;
        double middle = options.middle[at] / options.middleAfter[at];
        double fall = options.amount[at] / options.middleAfter[at];
        double lowest = Math.min(grid.root[lane], grid.root[last * lanes + lane]);
        double highest = Math.max(grid.root[lane], grid.root[last * lanes + lane]);
        double valueAtNothing = valueAtNothing(grid, options, at, lane);
        for (int i = 0; i <= last; i++) {
            int node = i * lanes + lane;
            double root = grid.root[node];
            double left = fma(middle * root, root, -fall);
            if (left >= lowest * lowest && left <= highest * highest) {
                int base = ((int) grid.base[node]) * lanes + lane;
                double sum = weight[0][node] * u[base - lanes];
                sum = fma(weight[1][node], u[base], sum);
                sum = fma(weight[2][node], u[base + lanes], sum);
                grid.partial[node] = fma(weight[3][node], u[base + 2 * lanes], sum);
            } else if (left < 1.0) {
                grid.partial[node] = below(grid, Math.max(left, 0.0), valueAtNothing, lane) / root;
            } else {
                grid.partial[node] = above(grid, left, lane) / root;
            }
        }
        for (int node = lane; node <= last * lanes + lane; node += lanes) {
            u[node] = grid.partial[node];
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
