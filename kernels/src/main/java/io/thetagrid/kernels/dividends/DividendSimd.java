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

/** {@link DividendScalar} over vectors, the same lines and the same bits: lanes are options. */
public final class DividendSimd {
    private DividendSimd() {}

    /** Prices every row; see {@link DividendScalar#price}. */
    public static void price(
            Batch<OptionColumn> options,
            DividendSchedule schedule,
            DividendTerms terms,
            Batch<DividendColumn> values,
            double[] criticalSpots) {
        new DividendRows(options, schedule, terms, values, criticalSpots).price(LANES, new ManyOptions());
    }

    private static final class ManyOptions implements GridMath {

        @Override
        public void layNodes(Rollback grid, OptionLanes options) {
            DividendSimd.layNodes(grid.root, grid.scheme.centre, grid.scheme.last, options.optionSign, options.spacing);
        }

        @Override
        public void step(Rollback grid, OptionLanes options, int piece, double from, double to, boolean damping) {
            weigh(grid, options, piece * LANES, from, to, damping);
            eliminate(grid, grid.value, grid.partial, grid.scheme.last);
            if (grid.american) {
                exercise(grid, grid.value, grid.partial, grid.root, grid.scheme.last);
            } else {
                hold(grid, grid.value, grid.partial, grid.scheme.last);
            }
        }

        @Override
        public void unsmooth(Rollback grid, OptionLanes options, int piece) {
            DividendSimd.unsmooth(grid, options, piece * LANES, grid.value, grid.root, grid.scheme.last);
        }

        @Override
        public void findTargets(Rollback grid, OptionLanes options, int piece) {
            DividendSimd.findTargets(grid, options, piece * LANES, grid.root, grid.scheme.last);
        }

        @Override
        public void exerciseBefore(Rollback grid, OptionLanes options, int piece) {
            DividendSimd.exerciseBefore(grid, options, piece, grid.value, grid.root, grid.scheme.last);
        }
    }

    private static void layNodes(double[] root, int centre, int last, double[] optionSign, double[] spacing) {
        DoubleVector halfSpacing = lanes(optionSign, 0).mul(lanes(spacing, 0)).mul(0.5);
        for (int i = 0; i <= last; i++) {
            exp(halfSpacing.mul(i - centre)).intoArray(root, i * LANES);
        }
    }

    private static void weigh(
            Rollback grid, OptionLanes options, int piece, double from, double to, boolean damping) {
        DoubleVector length = lanes(options.length, piece);
        DoubleVector step = length.mul(to - from);
        DoubleVector back = length.mul(to);
        DoubleVector volatility = lanes(options.volatility, 0);
        DoubleVector variance = volatility.mul(volatility);
        DoubleVector h = lanes(options.spacing, 0);
        DoubleVector lambda = variance.mul(0.5).mul(step).div(h.mul(h));
        DoubleVector weight = damping ? lanes(options.damping, piece) : all(0.5);
        DoubleVector p = weight.fma(lambda, all(-TWELFTH));
        DoubleVector q = weight.neg().fma(lambda, lambda.add(TWELFTH));
        DoubleVector pivot =
                p.fma(all(2.0), all(1.0)).add(p.fma(all(4.0), all(1.0)).sqrt()).mul(0.5);
        DoubleVector perPivot = all(1.0).div(pivot);
        p.mul(perPivot).intoArray(grid.ratio, 0);
        q.fma(all(-2.0), all(1.0)).mul(perPivot).intoArray(grid.own, 0);
        q.mul(perPivot).intoArray(grid.neighbour, 0);
        exp(variance.mul(0.125).mul(step)).intoArray(grid.growth, 0);
        DoubleVector rate = lanes(options.rate, 0);
        DoubleVector yield = lanes(options.yield, 0);
        DoubleVector compound = exp(variance.fma(all(0.125), rate).mul(lanes(options.left, piece).add(back)));
        compound.intoArray(grid.compound, 0);
        DoubleVector drift = exp(yield.sub(rate).mul(back));
        DoubleVector smoothing = h.mul(h).div(variance.mul(12.0));
        DoubleVector signed = lanes(options.optionSign, 0).mul(compound);
        DoubleVector spotScale = signed.mul(smoothing.fma(yield, all(1.0)));
        DoubleVector strikeScale = signed.mul(smoothing.fma(rate, all(1.0)));
        spotScale.mul(lanes(options.middle, piece).mul(drift)).intoArray(grid.spotTerm, 0);
        spotScale
                .fma(lanes(options.shift, piece).mul(drift), strikeScale.neg().mul(lanes(options.strike, 0)))
                .intoArray(grid.strikeTerm, 0);
    }

    private static void eliminate(Rollback grid, double[] u, double[] partial, int last) {
        DoubleVector z = lanes(grid.ratio, 0);
        DoubleVector own = lanes(grid.own, 0);
        DoubleVector neighbour = lanes(grid.neighbour, 0);
        DoubleVector before = lanes(u, 0);
        DoubleVector here = lanes(u, LANES);
        DoubleVector carried = lanes(grid.growth, 0).mul(z.neg().fma(here, before));
        for (int i = 1; i < last; i++) {
            DoubleVector next = lanes(u, (i + 1) * LANES);
            carried = z.fma(carried, own.fma(here, neighbour.mul(before.add(next))));
            carried.intoArray(partial, i * LANES);
            before = here;
            here = next;
        }
    }

    private static void hold(Rollback grid, double[] u, double[] partial, int last) {
        DoubleVector z = lanes(grid.ratio, 0);
        DoubleVector growth = lanes(grid.growth, 0);
        DoubleVector held = growth.mul(lanes(u, last * LANES));
        held.intoArray(u, last * LANES);
        growth.mul(lanes(u, 0)).intoArray(u, 0);
        for (int i = last - 1; i > 0; i--) {
            held = z.fma(held, lanes(partial, i * LANES));
            held.intoArray(u, i * LANES);
        }
    }

    private static void exercise(Rollback grid, double[] u, double[] partial, double[] root, int last) {
        DoubleVector z = lanes(grid.ratio, 0);
        DoubleVector growth = lanes(grid.growth, 0);
        DoubleVector spotTerm = lanes(grid.spotTerm, 0);
        DoubleVector strikeTerm = lanes(grid.strikeTerm, 0);
        DoubleVector lowest = lanes(root, 0);
        DoubleVector highest = lanes(root, last * LANES);
        DoubleVector best = growth.mul(lanes(u, last * LANES));
        best = larger(best, spotTerm.fma(highest, strikeTerm.mul(lowest)));
        best.intoArray(u, last * LANES);
        larger(growth.mul(lanes(u, 0)), spotTerm.fma(lowest, strikeTerm.mul(highest)))
                .intoArray(u, 0);
        for (int i = last - 1; i > 0; i--) {
            best = z.fma(best, lanes(partial, i * LANES));
            DoubleVector inverse = lanes(root, (last - i) * LANES);
            best = larger(best, spotTerm.fma(lanes(root, i * LANES), strikeTerm.mul(inverse)));
            best.intoArray(u, i * LANES);
        }
    }

    private static void unsmooth(Rollback grid, OptionLanes options, int piece, double[] u, double[] roots, int last) {
        VectorMask<Double> pays = lanes(options.amount, piece).compare(GT, 0.0);
        DoubleVector scale = lanes(options.optionSign, 0).mul(lanes(grid.compound, 0));
        DoubleVector spotTerm = scale.mul(lanes(options.middleAfter, piece));
        DoubleVector strikeTerm = scale.mul(lanes(options.shiftAfter, piece).sub(lanes(options.strike, 0)));
        DoubleVector smoothSpotTerm = lanes(grid.spotTerm, 0);
        DoubleVector smoothStrikeTerm = lanes(grid.strikeTerm, 0);
        for (int i = 0; i <= last; i++) {
            DoubleVector root = lanes(roots, i * LANES);
            DoubleVector inverse = lanes(roots, (last - i) * LANES);
            DoubleVector smooth = smoothSpotTerm.fma(root, smoothStrikeTerm.mul(inverse));
            DoubleVector exercise = spotTerm.fma(root, strikeTerm.mul(inverse));
            DoubleVector value = lanes(u, i * LANES);
            value.blend(exercise, value.compare(LE, smooth).and(pays)).intoArray(u, i * LANES);
        }
    }

    private static void findTargets(Rollback grid, OptionLanes options, int piece, double[] roots, int last) {
        DoubleVector perMiddle = all(1.0).div(lanes(options.middleAfter, piece));
        DoubleVector middle = lanes(options.middle, piece).mul(perMiddle);
        DoubleVector fall = lanes(options.amount, piece).mul(perMiddle);
        DoubleVector perSpacing = lanes(options.optionSign, 0).div(lanes(options.spacing, 0));
        DoubleVector centre = all(grid.scheme.centre);
        double[] bases = grid.base;
        double[] weight0 = grid.weight[0];
        double[] weight1 = grid.weight[1];
        double[] weight2 = grid.weight[2];
        double[] weight3 = grid.weight[3];
        for (int i = 0; i <= last; i++) {
            DoubleVector root = lanes(roots, i * LANES);
            DoubleVector left = atLeast(middle.mul(root).fma(root, fall.neg()), NOTHING_LEFT);
            DoubleVector x = perSpacing.fma(logRatio(left, all(1.0)), centre);
            DoubleVector base = atMost(atLeast(x.sub(0.5), 1.0), last - 2).add(WHOLE).sub(WHOLE);
            DoubleVector f = x.sub(base);
            DoubleVector g = f.sub(1.0);
            DoubleVector scale = left.sqrt().mul(lanes(roots, (last - i) * LANES));
            DoubleVector outer = scale.mul(f.mul(g)).mul(SIXTH);
            DoubleVector inner = scale.mul(f.add(1.0).mul(f.sub(2.0))).mul(0.5);
            base.intoArray(bases, i * LANES);
            outer.mul(all(2.0).sub(f)).intoArray(weight0, i * LANES);
            inner.mul(g).intoArray(weight1, i * LANES);
            inner.mul(f.neg()).intoArray(weight2, i * LANES);
            outer.mul(f.add(1.0)).intoArray(weight3, i * LANES);
        }
    }

    private static void exerciseBefore(
            Rollback grid, OptionLanes options, int piece, double[] u, double[] roots, int last) {
        VectorMask<Double> pays = lanes(options.amount, piece * LANES).compare(GT, 0.0);
        DoubleVector scale = lanes(options.optionSign, 0).mul(lanes(grid.compound, 0));
        DoubleVector spotTerm = scale.mul(lanes(options.middle, piece * LANES));
        DoubleVector strikeTerm = scale.mul(lanes(options.shift, piece * LANES).sub(lanes(options.strike, 0)));
        DoubleVector before = all(0.0);
        for (int i = 0; i <= last; i++) {
            DoubleVector inverse = lanes(roots, (last - i) * LANES);
            DoubleVector exercise = spotTerm.fma(lanes(roots, i * LANES), strikeTerm.mul(inverse));
            DoubleVector value = lanes(u, i * LANES);
            DoubleVector gain = exercise.sub(value);
            VectorMask<Double> gains = gain.compare(GT, 0.0).and(pays);
            value.blend(exercise, gains).intoArray(u, i * LANES);
            VectorMask<Double> changes = gains.xor(before.compare(GT, 0.0).and(pays));
            if (i > 0 && changes.anyTrue()) {
                before.intoArray(grid.partial, 0);
                gain.intoArray(grid.partial, LANES);
                for (int lane = 0; lane < LANES; lane++) {
                    if (changes.laneIsSet(lane)) {
                        Kinks.change(
                                grid, options, piece, lane, i, grid.partial[lane], grid.partial[LANES + lane]);
                    }
                }
            }
            before = gain;
        }
    }

    /** The largest of two numbers and nearly 0. */
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
