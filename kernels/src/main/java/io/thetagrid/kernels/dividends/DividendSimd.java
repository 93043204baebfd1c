package io.thetagrid.kernels.dividends;

import static io.thetagrid.kernels.dividends.DividendScalar.NOTHING_LEFT;
import static io.thetagrid.kernels.dividends.DividendScalar.SIXTH;
import static io.thetagrid.kernels.dividends.DividendScalar.TWELFTH;
import static io.thetagrid.kernels.dividends.DividendScalar.WHOLE;
import static io.thetagrid.kernels.math.VectorMath.LANES;
import static io.thetagrid.kernels.math.VectorMath.SPECIES;
import static io.thetagrid.kernels.math.VectorMath.all;
import static io.thetagrid.kernels.math.VectorMath.atLeast;
import static io.thetagrid.kernels.math.VectorMath.atMost;
import static io.thetagrid.kernels.math.VectorMath.exp;
import static io.thetagrid.kernels.math.VectorMath.logRatio;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LE;
import static jdk.incubator.vector.VectorOperators.LT;

import io.thetagrid.kernels.backend.Batch;
import io.thetagrid.kernels.backend.DividendColumn;
import io.thetagrid.kernels.backend.DividendSchedule;
import io.thetagrid.kernels.backend.DividendTerms;
import io.thetagrid.kernels.backend.OptionColumn;
import io.thetagrid.kernels.math.Inline;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;

/**
 * {@link DividendScalar} over vectors, the same lines and the same bits: lanes are options. Two vectors go side by side through
 * the recursions, each of which waits for its last node: alone it would leave the machine idle for half of the time.
 */
public final class DividendSimd {
    /** Lanes of both vectors. */
    private static final int BOTH = 2 * LANES;

    private DividendSimd() {}

    /** Prices every row; see {@link DividendScalar#price}. */
    public static void price(
            Batch<OptionColumn> options,
            DividendSchedule schedule,
            DividendTerms terms,
            Batch<DividendColumn> values,
            double[] criticalSpots) {
        new DividendRows(options, schedule, terms, values, criticalSpots).price(BOTH, new ManyOptions());
    }

    private static final class ManyOptions implements GridMath {

        @Override
        public void layNodes(Rollback grid, OptionLanes options) {
            for (int half = 0; half < BOTH; half += LANES) {
                DividendSimd.layNodes(grid, options, half, grid.scheme.last);
            }
        }

        @Override
        public void step(Rollback grid, OptionLanes options, int piece, double from, double to, boolean damping) {
            for (int half = 0; half < BOTH; half += LANES) {
                weigh(grid, options, half, piece * BOTH + half, from, to, damping);
            }
            eliminate(grid, grid.value, grid.scheme.last);
            if (grid.american) {
                exercise(grid, grid.value, grid.root, grid.scheme.last);
            } else {
                hold(grid, grid.value, grid.scheme.last);
            }
        }

        @Override
        public void recallExercise(Rollback grid) {
            for (int half = 0; half < BOTH; half += LANES) {
                DividendSimd.recallExercise(grid, half, grid.scheme.last);
            }
        }

        @Override
        public void unsmooth(Rollback grid, OptionLanes options, int piece) {
            for (int half = 0; half < BOTH; half += LANES) {
                DividendSimd.unsmooth(grid, options, half, piece * BOTH + half, grid.scheme.last);
            }
        }

        @Override
        public void fall(Rollback grid, OptionLanes options, int piece) {
            for (int i = 0; i <= grid.scheme.last; i++) {
                for (int half = 0; half < BOTH; half += LANES) {
                    DividendSimd.fall(grid, options, half, piece * BOTH + half, i, grid.scheme.last);
                }
                grid.fall.interpolate(grid, i);
            }
        }

        @Override
        public void exerciseBefore(Rollback grid, OptionLanes options, int piece) {
            for (int half = 0; half < BOTH; half += LANES) {
                DividendSimd.exerciseBefore(grid, options, half, piece, grid.scheme.last);
            }
        }
    }

    private static void layNodes(Rollback grid, OptionLanes options, int half, int last) {
        DoubleVector halfSpacing = lanes(options.optionSign, half)
                .mul(lanes(options.spacing, half))
                .mul(0.5);
        double[] roots = grid.root;
        int centre = grid.scheme.centre;
        for (int i = 0; i <= last; i++) {
            exp(halfSpacing.mul(i - centre)).intoArray(roots, i * BOTH + half);
        }
        exp(halfSpacing).intoArray(grid.up, half);
        exp(halfSpacing.neg()).intoArray(grid.down, half);
    }

    private static void weigh(
            Rollback grid, OptionLanes options, int half, int piece, double from, double to, boolean damping) {
        DoubleVector length = lanes(options.length, piece);
        DoubleVector step = length.mul(to - from);
        DoubleVector back = length.mul(to);
        DoubleVector volatility = lanes(options.volatility, half);
        DoubleVector variance = volatility.mul(volatility);
        DoubleVector h = lanes(options.spacing, half);
        DoubleVector lambda = variance.mul(0.5).mul(step).div(h.mul(h));
        DoubleVector weight = damping ? lanes(options.damping, piece) : all(0.5);
        DoubleVector p = weight.fma(lambda, all(-TWELFTH));
        DoubleVector q = weight.neg().fma(lambda, lambda.add(TWELFTH));
        DoubleVector pivot =
                p.fma(all(2.0), all(1.0)).add(p.fma(all(4.0), all(1.0)).sqrt()).mul(0.5);
        DoubleVector perPivot = all(1.0).div(pivot);
        p.mul(perPivot).intoArray(grid.ratio, half);
        q.fma(all(-2.0), all(1.0)).mul(perPivot).intoArray(grid.own, half);
        q.mul(perPivot).intoArray(grid.neighbour, half);
        exp(variance.mul(0.125).mul(step)).intoArray(grid.growth, half);
        DoubleVector rate = lanes(options.rate, half);
        DoubleVector yield = lanes(options.yield, half);
        DoubleVector compound = exp(
                variance.fma(all(0.125), rate).mul(lanes(options.left, piece).add(back)));
        compound.intoArray(grid.compound, half);
        DoubleVector drift = exp(yield.sub(rate).mul(back));
        DoubleVector smoothing = h.mul(h).div(variance.mul(12.0));
        DoubleVector signed = lanes(options.optionSign, half).mul(compound);
        DoubleVector spotScale = signed.mul(smoothing.fma(yield, all(1.0)));
        DoubleVector strikeScale = signed.mul(smoothing.fma(rate, all(1.0)));
        spotScale.mul(lanes(options.middle, piece).mul(drift)).intoArray(grid.spotTerm, half);
        spotScale
                .fma(lanes(options.shift, piece).mul(drift), strikeScale.neg().mul(lanes(options.strike, half)))
                .intoArray(grid.strikeTerm, half);
    }

    private static void eliminate(Rollback grid, double[] u, int last) {
        DoubleVector z = lanes(grid.ratio, 0);
        DoubleVector own = lanes(grid.own, 0);
        DoubleVector neighbour = lanes(grid.neighbour, 0);
        DoubleVector before = lanes(u, 0);
        DoubleVector here = lanes(u, BOTH);
        DoubleVector carried = lanes(grid.growth, 0).mul(z.neg().fma(here, before));
        DoubleVector z2 = lanes(grid.ratio, LANES);
        DoubleVector own2 = lanes(grid.own, LANES);
        DoubleVector neighbour2 = lanes(grid.neighbour, LANES);
        DoubleVector before2 = lanes(u, LANES);
        DoubleVector here2 = lanes(u, BOTH + LANES);
        DoubleVector carried2 = lanes(grid.growth, LANES).mul(z2.neg().fma(here2, before2));
        for (int i = 1; i < last; i++) {
            DoubleVector next = lanes(u, (i + 1) * BOTH);
            carried = z.fma(carried, own.fma(here, neighbour.mul(before.add(next))));
            carried.intoArray(u, i * BOTH);
            before = here;
            here = next;
            DoubleVector next2 = lanes(u, (i + 1) * BOTH + LANES);
            carried2 = z2.fma(carried2, own2.fma(here2, neighbour2.mul(before2.add(next2))));
            carried2.intoArray(u, i * BOTH + LANES);
            before2 = here2;
            here2 = next2;
        }
    }

    private static void hold(Rollback grid, double[] u, int last) {
        DoubleVector z = lanes(grid.ratio, 0);
        DoubleVector growth = lanes(grid.growth, 0);
        DoubleVector held = growth.mul(lanes(u, last * BOTH));
        held.intoArray(u, last * BOTH);
        growth.mul(lanes(u, 0)).intoArray(u, 0);
        DoubleVector z2 = lanes(grid.ratio, LANES);
        DoubleVector growth2 = lanes(grid.growth, LANES);
        DoubleVector held2 = growth2.mul(lanes(u, last * BOTH + LANES));
        held2.intoArray(u, last * BOTH + LANES);
        growth2.mul(lanes(u, LANES)).intoArray(u, LANES);
        for (int i = last - 1; i > 0; i--) {
            held = z.fma(held, lanes(u, i * BOTH));
            held.intoArray(u, i * BOTH);
            held2 = z2.fma(held2, lanes(u, i * BOTH + LANES));
            held2.intoArray(u, i * BOTH + LANES);
        }
    }

    private static void exercise(Rollback grid, double[] u, double[] root, int last) {
        DoubleVector z = lanes(grid.ratio, 0);
        DoubleVector up = lanes(grid.up, 0);
        DoubleVector down = lanes(grid.down, 0);
        DoubleVector spotPart = lanes(grid.spotTerm, 0).mul(lanes(root, last * BOTH));
        DoubleVector strikePart = lanes(grid.strikeTerm, 0).mul(lanes(root, 0));
        DoubleVector best = larger(lanes(grid.growth, 0).mul(lanes(u, last * BOTH)), spotPart.add(strikePart));
        best.intoArray(u, last * BOTH);
        DoubleVector z2 = lanes(grid.ratio, LANES);
        DoubleVector up2 = lanes(grid.up, LANES);
        DoubleVector down2 = lanes(grid.down, LANES);
        DoubleVector spotPart2 = lanes(grid.spotTerm, LANES).mul(lanes(root, last * BOTH + LANES));
        DoubleVector strikePart2 = lanes(grid.strikeTerm, LANES).mul(lanes(root, LANES));
        DoubleVector best2 =
                larger(lanes(grid.growth, LANES).mul(lanes(u, last * BOTH + LANES)), spotPart2.add(strikePart2));
        best2.intoArray(u, last * BOTH + LANES);
        for (int i = last - 1; i > 0; i--) {
            spotPart = spotPart.mul(down);
            strikePart = strikePart.mul(up);
            best = z.fma(best, lanes(u, i * BOTH));
            best = larger(best, spotPart.add(strikePart));
            best.intoArray(u, i * BOTH);
            spotPart2 = spotPart2.mul(down2);
            strikePart2 = strikePart2.mul(up2);
            best2 = z2.fma(best2, lanes(u, i * BOTH + LANES));
            best2 = larger(best2, spotPart2.add(strikePart2));
            best2.intoArray(u, i * BOTH + LANES);
        }
        larger(lanes(grid.growth, 0).mul(lanes(u, 0)), spotPart.fma(down, strikePart.mul(up)))
                .intoArray(u, 0);
        larger(lanes(grid.growth, LANES).mul(lanes(u, LANES)), spotPart2.fma(down2, strikePart2.mul(up2)))
                .intoArray(u, LANES);
    }

    private static void recallExercise(Rollback grid, int half, int last) {
        DoubleVector up = lanes(grid.up, half);
        DoubleVector down = lanes(grid.down, half);
        DoubleVector spotPart = lanes(grid.spotTerm, half).mul(lanes(grid.root, last * BOTH + half));
        DoubleVector strikePart = lanes(grid.strikeTerm, half).mul(lanes(grid.root, half));
        double[] exercise = grid.exercise;
        spotPart.add(strikePart).intoArray(exercise, last * BOTH + half);
        for (int i = last - 1; i > 0; i--) {
            spotPart = spotPart.mul(down);
            strikePart = strikePart.mul(up);
            spotPart.add(strikePart).intoArray(exercise, i * BOTH + half);
        }
        spotPart.fma(down, strikePart.mul(up)).intoArray(exercise, half);
    }

    private static void unsmooth(Rollback grid, OptionLanes options, int half, int piece, int last) {
        double[] u = grid.value;
        double[] roots = grid.root;
        VectorMask<Double> pays = lanes(options.amount, piece).compare(GT, 0.0);
        DoubleVector scale = lanes(options.optionSign, half).mul(lanes(grid.compound, half));
        DoubleVector spotTerm = scale.mul(lanes(options.middleAfter, piece));
        DoubleVector strikeTerm = scale.mul(lanes(options.shiftAfter, piece).sub(lanes(options.strike, half)));
        for (int i = 0; i <= last; i++) {
            int at = i * BOTH + half;
            DoubleVector inverse = lanes(roots, (last - i) * BOTH + half);
            DoubleVector exercise = spotTerm.fma(lanes(roots, at), strikeTerm.mul(inverse));
            DoubleVector value = lanes(u, at);
            value.blend(exercise, value.compare(LE, lanes(grid.exercise, at)).and(pays))
                    .intoArray(u, at);
        }
    }

    private static void fall(Rollback grid, OptionLanes options, int half, int piece, int i, int last) {
        DoubleVector perMiddle = all(1.0).div(lanes(options.middleAfter, piece));
        DoubleVector middle = lanes(options.middle, piece).mul(perMiddle);
        DoubleVector amount = lanes(options.amount, piece).mul(perMiddle);
        DoubleVector perSpacing = lanes(options.optionSign, half).div(lanes(options.spacing, half));
        Fall fall = grid.fall;
        DoubleVector root = lanes(grid.root, i * BOTH + half);
        DoubleVector left = atLeast(middle.mul(root).fma(root, amount.neg()), NOTHING_LEFT);
        DoubleVector x = perSpacing.fma(logRatio(left, all(1.0)), all(grid.scheme.centre));
        DoubleVector base =
                atMost(atLeast(x.sub(0.5), 1.0), last - 2).add(WHOLE).sub(WHOLE);
        DoubleVector f = x.sub(base);
        DoubleVector g = f.sub(1.0);
        DoubleVector scale = left.sqrt().mul(lanes(grid.root, (last - i) * BOTH + half));
        DoubleVector outer = scale.mul(f.mul(g)).mul(SIXTH);
        DoubleVector inner = scale.mul(f.add(1.0).mul(f.sub(2.0))).mul(0.5);
        left.intoArray(fall.left, half);
        x.intoArray(fall.position, half);
        base.intoArray(fall.base, half);
        outer.mul(all(2.0).sub(f)).intoArray(fall.weight0, half);
        inner.mul(g).intoArray(fall.weight1, half);
        inner.mul(f.neg()).intoArray(fall.weight2, half);
        outer.mul(f.add(1.0)).intoArray(fall.weight3, half);
    }

    private static void exerciseBefore(Rollback grid, OptionLanes options, int half, int piece, int last) {
        double[] u = grid.value;
        double[] roots = grid.root;
        VectorMask<Double> pays = lanes(options.amount, piece * BOTH + half).compare(GT, 0.0);
        DoubleVector scale = lanes(options.optionSign, half).mul(lanes(grid.compound, half));
        DoubleVector spotTerm = scale.mul(lanes(options.middle, piece * BOTH + half));
        DoubleVector strikeTerm =
                scale.mul(lanes(options.shift, piece * BOTH + half).sub(lanes(options.strike, half)));
        DoubleVector before = all(0.0);
        for (int i = 0; i <= last; i++) {
            DoubleVector inverse = lanes(roots, (last - i) * BOTH + half);
            DoubleVector exercise = spotTerm.fma(lanes(roots, i * BOTH + half), strikeTerm.mul(inverse));
            DoubleVector value = lanes(u, i * BOTH + half);
            DoubleVector gain = exercise.sub(value);
            VectorMask<Double> gains = gain.compare(GT, 0.0).and(pays);
            value.blend(exercise, gains).intoArray(u, i * BOTH + half);
            VectorMask<Double> changes = gains.xor(before.compare(GT, 0.0).and(pays));
            if (i > 0 && changes.anyTrue()) {
                before.intoArray(grid.scratch, 0);
                gain.intoArray(grid.scratch, LANES);
                for (int lane = 0; lane < LANES; lane++) {
                    if (changes.laneIsSet(lane)) {
                        Kinks.change(
                                grid, options, piece, half + lane, i, grid.scratch[lane], grid.scratch[LANES + lane]);
                    }
                }
            }
            before = gain;
        }
    }

    /** The larger number. */
    @Inline
    static DoubleVector larger(DoubleVector held, DoubleVector exercise) {
        return held.blend(exercise, held.compare(LT, exercise));
    }

    /** The lanes of a field, or of a node, from a position on. */
    @Inline
    static DoubleVector lanes(double[] field, int at) {
        return DoubleVector.fromArray(SPECIES, field, at);
    }
}
