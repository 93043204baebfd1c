package io.thetagrid.kernels.dividends;

import static java.lang.Math.fma;

import io.thetagrid.kernels.backend.DividendModel;

/**
 * An ex-date of one option: V(S, t⁻) = max(exercise, V(S − D, t⁺)), the spot after a dividend found by cubic interpolation. The
 * cubic's weights keep the values' moments up to the third order, so that a kink between two nodes stays where it is.
 */
final class ExDate {
    private ExDate() {}

    static void roll(Rollback grid, OptionLanes options, int piece, int lane) {
        int at = piece * grid.lanes + lane;
        if (!(options.amount[at] > 0.0)) {
            return;
        }
        if (grid.american) {
            unsmooth(grid, options, at, lane);
        }
        if (grid.model == DividendModel.SPOT) {
            fall(grid, lane);
        }
        if (grid.american) {
            exercise(grid, options, at, lane);
        }
    }

    /** Gives exercised nodes the exercise value itself. */
    private static void unsmooth(Rollback grid, OptionLanes options, int at, int lane) {
        double scale = options.optionSign[lane] * grid.compound[lane];
        double spotTerm = scale * options.middleAfter[at];
        double strikeTerm = -scale * (options.strike[lane] - options.shiftAfter[at]);
        int last = grid.scheme.last;
        for (int i = 0; i <= last; i++) {
            if (grid.isExercised(i, lane)) {
                int node = i * grid.lanes + lane;
                grid.value[node] =
                        fma(spotTerm, grid.root[node], strikeTerm * grid.root[(last - i) * grid.lanes + lane]);
            }
        }
    }

    /** The value of holding through the dividend. */
    private static void fall(Rollback grid, int lane) {
        int lanes = grid.lanes;
        int last = grid.scheme.last;
        for (int i = 0; i <= last; i++) {
            int node = i * lanes + lane;
            double x = grid.target[node];
            double held = x >= 0.0 && x <= last
                    ? grid.scale[node] * cubic(grid, x, lane)
                    : beyond(grid, x < 0.0, i, lane);
            grid.partial[node] = held;
        }
        for (int node = lane; node <= last * lanes + lane; node += lanes) {
            grid.value[node] = grid.partial[node];
        }
    }

    private static double cubic(Rollback grid, double x, int lane) {
        int lanes = grid.lanes;
        int base = Math.clamp((int) x, 1, grid.scheme.last - 2);
        double f = x - base;
        double g = f - 1.0;
        double outer = f * g * (1.0 / 6.0);
        double inner = (f + 1.0) * (f - 2.0) * 0.5;
        int node = base * lanes + lane;
        double[] u = grid.value;
        double sum = -outer * (f - 2.0) * u[node - lanes];
        sum = fma(inner * g, u[node], sum);
        sum = fma(-inner * f, u[node + lanes], sum);
        return fma(outer * (f + 1.0), u[node + 2 * lanes], sum);
    }

    /** Outside the grid the value is linear in the spot. */
    private static double beyond(Rollback grid, boolean low, int i, int lane) {
        int lanes = grid.lanes;
        int last = grid.scheme.last;
        int end = (low ? 0 : last) * lanes + lane;
        int next = (low ? 1 : last - 1) * lanes + lane;
        double root = grid.root[end];
        double nextRoot = grid.root[next];
        double rootAtTarget = grid.scale[i * lanes + lane] * grid.root[i * lanes + lane];
        // In units of the middle values are u·root, and spots root².
        double endValue = grid.value[end] * root;
        double slope = (endValue - grid.value[next] * nextRoot) / (root * root - nextRoot * nextRoot);
        double value = fma(slope, rootAtTarget * rootAtTarget - root * root, endValue);
        return (value > 0.0 ? value : 0.0) * grid.root[(last - i) * lanes + lane];
    }

    /** Exercise just before the spot falls, where that is better, and the spot from which it is. */
    private static void exercise(Rollback grid, OptionLanes options, int at, int lane) {
        int lanes = grid.lanes;
        int last = grid.scheme.last;
        double scale = options.optionSign[lane] * grid.compound[lane];
        double spotTerm = scale * options.middle[at];
        double strikeTerm = -scale * (options.strike[lane] - options.shift[at]);
        double gainBefore = 0.0;
        for (int i = 0; i <= last; i++) {
            int node = i * lanes + lane;
            double exercise = fma(spotTerm, grid.root[node], strikeTerm * grid.root[(last - i) * lanes + lane]);
            double gain = exercise - grid.value[node];
            grid.value[node] = gain > 0.0 ? exercise : grid.value[node];
            if (i > 0 && gainBefore <= 0.0 && gain > 0.0) {
                Kinks.correct(grid.value, node - lanes, node, gainBefore, gain);
                if (Double.isNaN(options.critical[at])) {
                    double x = i - 1 - gainBefore / (gain - gainBefore);
                    options.critical[at] = Readout.spotAt(grid, options, x, options.middle[at], options.shift[at], lane);
                }
            } else if (i > 0 && gainBefore > 0.0 && gain <= 0.0) {
                Kinks.correct(grid.value, node, node - lanes, gain, gainBefore);
            }
            gainBefore = gain;
        }
    }
}
