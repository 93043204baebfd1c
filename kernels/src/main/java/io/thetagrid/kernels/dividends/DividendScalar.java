package io.thetagrid.kernels.dividends;

import static io.thetagrid.kernels.math.ScalarMath.atLeast;
import static io.thetagrid.kernels.math.ScalarMath.atMost;
import static io.thetagrid.kernels.math.ScalarMath.exp;
import static io.thetagrid.kernels.math.ScalarMath.logRatio;
import static java.lang.Math.fma;
import static java.lang.Math.sqrt;

import io.thetagrid.kernels.backend.Batch;
import io.thetagrid.kernels.backend.DividendColumn;
import io.thetagrid.kernels.backend.DividendSchedule;
import io.thetagrid.kernels.backend.DividendTerms;
import io.thetagrid.kernels.backend.OptionColumn;

/** European and American options with cash dividends, one option at a time: the text to read beside {@link Rollback}. */
public final class DividendScalar {
    /** Numerov's weight of a neighbour. */
    static final double TWELFTH = 1.0 / 12.0;
    /** Spots that a dividend leaves nothing of count as this part of the grid's middle. */
    static final double NOTHING_LEFT = 1e-200;

    static final double SIXTH = 1.0 / 6.0;
    /** 1.5·2⁵²: adding and subtracting it leaves a number rounded to whole. */
    static final double WHOLE = 0x1.8p52;

    private DividendScalar() {}

    /**
     * Prices every row.
     *
     * @param criticalSpots for each dividend of the schedule: the spot from which (calls) or down to which (puts) exercise just
     *     before the ex-date is best; NaN for European options, ignored dividends and where no such spot lies within the grid
     */
    public static void price(
            Batch<OptionColumn> options,
            DividendSchedule schedule,
            DividendTerms terms,
            Batch<DividendColumn> values,
            double[] criticalSpots) {
        new DividendRows(options, schedule, terms, values, criticalSpots).price(1, new OneOption());
    }

    private static final class OneOption implements GridMath {

        @Override
        public void layNodes(Rollback grid, OptionLanes options) {
            double halfSpacing = 0.5 * (options.optionSign[0] * options.spacing[0]);
            for (int i = 0; i <= grid.scheme.last; i++) {
                grid.root[i] = exp(halfSpacing * (i - grid.scheme.centre));
            }
            grid.up[0] = exp(halfSpacing);
            grid.down[0] = exp(-halfSpacing);
        }

        @Override
        public void step(Rollback grid, OptionLanes options, int piece, double from, double to, boolean damping) {
            weigh(grid, options, piece, from, to, damping);
            eliminate(grid);
            if (grid.american) {
                exercise(grid);
            } else {
                hold(grid);
            }
        }

        private static void weigh(
                Rollback grid, OptionLanes options, int piece, double from, double to, boolean damping) {
            double length = options.length[piece];
            double step = length * (to - from);
            double back = length * to;
            double variance = options.volatility[0] * options.volatility[0];
            double h = options.spacing[0];
            double lambda = 0.5 * variance * step / (h * h);
            double weight = damping ? options.damping[piece] : 0.5;
            double p = fma(weight, lambda, -TWELFTH);
            double q = fma(-weight, lambda, lambda + TWELFTH);
            double pivot = 0.5 * (fma(2.0, p, 1.0) + sqrt(fma(4.0, p, 1.0)));
            double perPivot = 1.0 / pivot;
            grid.ratio[0] = p * perPivot;
            grid.own[0] = fma(-2.0, q, 1.0) * perPivot;
            grid.neighbour[0] = q * perPivot;
            grid.growth[0] = exp(0.125 * variance * step);
            double compound = exp(fma(0.125, variance, options.rate[0]) * (options.left[piece] + back));
            grid.compound[0] = compound;
            double drift = exp((options.yield[0] - options.rate[0]) * back);
            double smoothing = h * h / (12.0 * variance);
            double spotScale = options.optionSign[0] * compound * fma(smoothing, options.yield[0], 1.0);
            double strikeScale = options.optionSign[0] * compound * fma(smoothing, options.rate[0], 1.0);
            grid.spotTerm[0] = spotScale * (options.middle[piece] * drift);
            grid.strikeTerm[0] = fma(spotScale, options.shift[piece] * drift, -strikeScale * options.strike[0]);
        }

        private static void eliminate(Rollback grid) {
            double[] u = grid.value;
            double z = grid.ratio[0];
            double own = grid.own[0];
            double neighbour = grid.neighbour[0];
            double before = u[0];
            double here = u[1];
            double carried = grid.growth[0] * fma(-z, here, before);
            for (int i = 1; i < grid.scheme.last; i++) {
                double next = u[i + 1];
                carried = fma(z, carried, fma(own, here, neighbour * (before + next)));
                u[i] = carried;
                before = here;
                here = next;
            }
        }

        private static void hold(Rollback grid) {
            int last = grid.scheme.last;
            double[] u = grid.value;
            double z = grid.ratio[0];
            double held = grid.growth[0] * u[last];
            u[last] = held;
            u[0] = grid.growth[0] * u[0];
            for (int i = last - 1; i > 0; i--) {
                held = fma(z, held, u[i]);
                u[i] = held;
            }
        }

        private static void exercise(Rollback grid) {
            int last = grid.scheme.last;
            double[] u = grid.value;
            double z = grid.ratio[0];
            double up = grid.up[0];
            double down = grid.down[0];
            double spotPart = grid.spotTerm[0] * grid.root[last];
            double strikePart = grid.strikeTerm[0] * grid.root[0];
            double best = atLeast(grid.growth[0] * u[last], spotPart + strikePart);
            u[last] = best;
            for (int i = last - 1; i > 0; i--) {
                spotPart *= down;
                strikePart *= up;
                best = fma(z, best, u[i]);
                best = atLeast(best, spotPart + strikePart);
                u[i] = best;
            }
            u[0] = atLeast(grid.growth[0] * u[0], fma(spotPart, down, strikePart * up));
        }

        @Override
        public void recallExercise(Rollback grid) {
            int last = grid.scheme.last;
            double spotPart = grid.spotTerm[0] * grid.root[last];
            double strikePart = grid.strikeTerm[0] * grid.root[0];
            grid.exercise[last] = spotPart + strikePart;
            for (int i = last - 1; i > 0; i--) {
                spotPart *= grid.down[0];
                strikePart *= grid.up[0];
                grid.exercise[i] = spotPart + strikePart;
            }
            grid.exercise[0] = fma(spotPart, grid.down[0], strikePart * grid.up[0]);
        }

        @Override
        public void unsmooth(Rollback grid, OptionLanes options, int piece) {
            if (!(options.amount[piece] > 0.0)) {
                return;
            }
            double scale = options.optionSign[0] * grid.compound[0];
            double spotTerm = scale * options.middleAfter[piece];
            double strikeTerm = scale * (options.shiftAfter[piece] - options.strike[0]);
            int last = grid.scheme.last;
            for (int i = 0; i <= last; i++) {
                double exercise = fma(spotTerm, grid.root[i], strikeTerm * grid.root[last - i]);
                grid.value[i] = grid.value[i] <= grid.exercise[i] ? exercise : grid.value[i];
            }
        }

        @Override
        public void fall(Rollback grid, OptionLanes options, int piece) {
            double perMiddle = 1.0 / options.middleAfter[piece];
            double middle = options.middle[piece] * perMiddle;
            double amount = options.amount[piece] * perMiddle;
            double perSpacing = options.optionSign[0] / options.spacing[0];
            Fall fall = grid.fall;
            int last = grid.scheme.last;
            for (int i = 0; i <= last; i++) {
                double root = grid.root[i];
                double left = atLeast(fma(middle * root, root, -amount), NOTHING_LEFT);
                double x = fma(perSpacing, logRatio(left, 1.0), grid.scheme.centre);
                double base = atMost(atLeast(x - 0.5, 1.0), last - 2) + WHOLE - WHOLE;
                double f = x - base;
                double g = f - 1.0;
                double scale = sqrt(left) * grid.root[last - i];
                double outer = scale * (f * g) * SIXTH;
                double inner = scale * ((f + 1.0) * (f - 2.0)) * 0.5;
                fall.left[0] = left;
                fall.position[0] = x;
                fall.base[0] = base;
                fall.weight0[0] = outer * (2.0 - f);
                fall.weight1[0] = inner * g;
                fall.weight2[0] = inner * -f;
                fall.weight3[0] = outer * (f + 1.0);
                fall.interpolate(grid, i);
            }
        }

        @Override
        public void exerciseBefore(Rollback grid, OptionLanes options, int piece) {
            if (!(options.amount[piece] > 0.0)) {
                return;
            }
            double scale = options.optionSign[0] * grid.compound[0];
            double spotTerm = scale * options.middle[piece];
            double strikeTerm = scale * (options.shift[piece] - options.strike[0]);
            int last = grid.scheme.last;
            double before = 0.0;
            for (int i = 0; i <= last; i++) {
                double exercise = fma(spotTerm, grid.root[i], strikeTerm * grid.root[last - i]);
                double gain = exercise - grid.value[i];
                grid.value[i] = gain > 0.0 ? exercise : grid.value[i];
                if (i > 0 && before > 0.0 != gain > 0.0) {
                    Kinks.change(grid, options, piece, 0, i, before, gain);
                }
                before = gain;
            }
        }
    }
}
