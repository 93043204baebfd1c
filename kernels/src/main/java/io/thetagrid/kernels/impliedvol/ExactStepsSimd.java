package io.thetagrid.kernels.impliedvol;

import static io.thetagrid.kernels.impliedvol.ImpliedVolatilityScalar.*;
import static io.thetagrid.kernels.impliedvol.ImpliedVolatilitySimd.DEVIATION;
import static io.thetagrid.kernels.impliedvol.ImpliedVolatilitySimd.DISTANCE;
import static io.thetagrid.kernels.impliedvol.ImpliedVolatilitySimd.MOST;
import static io.thetagrid.kernels.impliedvol.ImpliedVolatilitySimd.ROW;
import static io.thetagrid.kernels.impliedvol.ImpliedVolatilitySimd.SHORTFALL;
import static io.thetagrid.kernels.impliedvol.ImpliedVolatilitySimd.TIME_VALUE;
import static io.thetagrid.kernels.math.Coefficients.INVERSE_SQRT_2PI;
import static io.thetagrid.kernels.math.Coefficients.TAIL_END;
import static io.thetagrid.kernels.math.VectorMath.LANES;
import static io.thetagrid.kernels.math.VectorMath.all;
import static io.thetagrid.kernels.math.VectorMath.atLeast;
import static io.thetagrid.kernels.math.VectorMath.atMost;
import static io.thetagrid.kernels.math.VectorMath.exp;
import static io.thetagrid.kernels.math.VectorMath.fma;
import static io.thetagrid.kernels.math.VectorMath.load;
import static io.thetagrid.kernels.math.VectorMath.logRatio;
import static io.thetagrid.kernels.math.VectorMath.scaledNormalTail;
import static io.thetagrid.kernels.math.VectorMath.store;
import static jdk.incubator.vector.VectorOperators.GE;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LE;
import static jdk.incubator.vector.VectorOperators.LT;

import io.thetagrid.kernels.backend.Columns;
import io.thetagrid.kernels.math.Inline;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;

/**
 * Those steps of {@link ImpliedVolatilityScalar} over vectors that take the exact price: Newton's last one, and the ones that
 * rows take whose guess was too far off for a leap.
 */
final class ExactStepsSimd {

    private ExactStepsSimd() {}

    /** One step of every deviation of a block, for what rounding has left. */
    static void newtonStep(Columns block, int rows) {
        long distanceAt = block.address(DISTANCE, 0);
        long mostAt = block.address(MOST, 0);
        long timeValueAt = block.address(TIME_VALUE, 0);
        long shortfallAt = block.address(SHORTFALL, 0);
        long deviationAt = block.address(DEVIATION, 0);
        for (int row = 0; row < rows; row += LANES) {
            long at = (long) row * Double.BYTES;
            DoubleVector a = load(distanceAt + at);
            DoubleVector most = load(mostAt + at);
            DoubleVector timeValue = load(timeValueAt + at);
            DoubleVector shortfall = load(shortfallAt + at);
            DoubleVector s = load(deviationAt + at);
            VectorMask<Double> upper = timeValue.compare(GT, shortfall);
            DoubleVector target = timeValue.blend(shortfall, upper);

            DoubleVector h = a.div(s);
            DoubleVector t = s.mul(0.5);
            DoubleVector hh = h.mul(h);
            DoubleVector tt = t.mul(t);
            DoubleVector m = exp(hh.add(tt).mul(-0.5));
            DoubleVector value = value(a, most, h, t, tt, m, upper);
            DoubleVector slope = m.mul(INVERSE_SQRT_2PI);
            DoubleVector step = target.sub(value).div(slope.blend(slope.neg(), upper));
            store(s.add(step), deviationAt + at);
        }
    }

    /** Solves the open rows from the other guess, and gives the block their deviations; NaN where they do not settle. */
    static void settle(Columns open, int rows, Columns block) {
        guessAgain(open, rows);
        for (int i = 0; i < MOST_STEPS && stepOpen(open, rows); i++) {}
        for (int i = 0; i < rows; i++) {
            double s = open.get(DEVIATION, i);
            block.set(DEVIATION, (int) open.get(ROW, i), s < 0.0 ? -s : Double.NaN);
        }
    }

    private static void guessAgain(Columns open, int rows) {
        for (int row = 0; row < rows; row += LANES) {
            long at = (long) row * Double.BYTES;
            DoubleVector distance = load(open.address(DISTANCE, 0) + at);
            DoubleVector most = load(open.address(MOST, 0) + at);
            DoubleVector timeValue = load(open.address(TIME_VALUE, 0) + at);
            DoubleVector shortfall = load(open.address(SHORTFALL, 0) + at);
            DoubleVector s = inflectionGuess(distance, most, timeValue, shortfall);
            store(s, open.address(DEVIATION, 0) + at);
        }
    }

    /** One step of every deviation that has not settled; a settled one is stored negated. Returns whether any is left. */
    private static boolean stepOpen(Columns open, int rows) {
        long distanceAt = open.address(DISTANCE, 0);
        long mostAt = open.address(MOST, 0);
        long timeValueAt = open.address(TIME_VALUE, 0);
        long shortfallAt = open.address(SHORTFALL, 0);
        long deviationAt = open.address(DEVIATION, 0);
        boolean left = false;
        for (int row = 0; row < rows; row += LANES) {
            long at = (long) row * Double.BYTES;
            DoubleVector s = load(deviationAt + at);
            VectorMask<Double> settling = s.compare(GT, 0.0);
            if (settling.anyTrue()) {
                DoubleVector distance = load(distanceAt + at);
                DoubleVector most = load(mostAt + at);
                DoubleVector timeValue = load(timeValueAt + at);
                DoubleVector shortfall = load(shortfallAt + at);
                VectorMask<Double> upper = timeValue.compare(GT, shortfall);
                DoubleVector target = timeValue.blend(shortfall, upper);
                DoubleVector step = step(distance, most, s, upper, target);
                DoubleVector next = s.add(step);
                VectorMask<Double> settled = step.abs().compare(LE, next.mul(LAST_STEP));
                store(s.blend(next.blend(next.neg(), settled), settling), deviationAt + at);
                left = true;
            }
        }
        return left;
    }

    @Inline
    private static DoubleVector inflectionGuess(
            DoubleVector a, DoubleVector most, DoubleVector price, DoubleVector shortfall) {
        DoubleVector s = a.add(a).sqrt();
        DoubleVector inflection = most.mul(all(0.5).sub(scaledNormalTail(s)));
        VectorMask<Double> above = price.compare(GE, inflection);
        DoubleVector room = most.sub(inflection);

        DoubleVector part = shortfall.div(room);
        DoubleVector logArgument = atLeast(inflection.blend(part.mul(all(2.0).sub(part)), above), Double.MIN_NORMAL);
        DoubleVector log = logRatio(logArgument, price.blend(1.0, above));
        DoubleVector q = fma(log, 0.5, WINITZKI_SHIFT);
        DoubleVector erfInverse =
                q.fma(q, log.mul(WINITZKI_SCALE).neg()).sqrt().sub(q).sqrt();
        DoubleVector guessAbove = erfInverse.fma(room.div(most).mul(SQRT_8), s);

        DoubleVector curvature = most.mul(0.5).mul(INVERSE_SQRT_2PI).mul(s).div(inflection);
        DoubleVector guessBelow = s.div(log.div(curvature).add(1.0).sqrt());
        return guessBelow.blend(guessAbove, above);
    }

    /** A third-order step. */
    @Inline
    private static DoubleVector step(
            DoubleVector a, DoubleVector most, DoubleVector s, VectorMask<Double> upper, DoubleVector target) {
        DoubleVector perS = all(1.0).div(s);
        DoubleVector h = a.mul(perS);
        DoubleVector t = s.mul(0.5);
        DoubleVector hh = h.mul(h);
        DoubleVector tt = t.mul(t);
        DoubleVector m = exp(hh.add(tt).mul(-0.5));
        DoubleVector value = atLeast(value(a, most, h, t, tt, m, upper), Double.MIN_NORMAL);

        DoubleVector slope = m.mul(INVERSE_SQRT_2PI);
        DoubleVector f = logRatio(value, target);
        DoubleVector f1 = slope.blend(slope.neg(), upper).div(value);
        DoubleVector b2 = hh.sub(tt).mul(perS);
        DoubleVector hs = h.mul(perS);
        DoubleVector b3 = b2.fma(b2, hs.fma(hs.mul(-3.0), all(-0.25)));
        DoubleVector f2 = b2.sub(f1);
        DoubleVector f3 = f1.fma(f1.fma(all(2.0), b2.mul(-3.0)), b3);
        DoubleVector newton = f.neg().div(f1);
        DoubleVector numerator = newton.mul(fma(f2.mul(newton), 0.5, 1.0));
        DoubleVector denominator = fma(newton, f3.mul(newton).fma(all(1.0 / 6.0), f2), 1.0);
        DoubleVector step = numerator.div(denominator);
        return step.blend(t.neg(), step.compare(LT, t.neg()));
    }

    @Inline
    private static DoubleVector value(
            DoubleVector a,
            DoubleVector most,
            DoubleVector h,
            DoubleVector t,
            DoubleVector tt,
            DoubleVector m,
            VectorMask<Double> upper) {
        DoubleVector near = scaledNormalTail(atMost(h.sub(t).abs(), TAIL_END));
        DoubleVector far = scaledNormalTail(atMost(h.add(t), TAIL_END));
        VectorMask<Double> rising = h.compare(LT, t);
        VectorMask<Double> expand = t.compare(LT, SERIES_T).and(a.compare(LT, SERIES_DISTANCE));
        DoubleVector difference = near.add(far.neg().blend(far, rising));
        VectorMask<Double> other = rising.xor(upper);
        if (expand.anyTrue()) {
            difference = difference.blend(tailDifference(h, t, tt), expand);
            other = rising.andNot(expand).xor(upper);
        }
        DoubleVector tails = m.mul(difference);
        return tails.blend(most.sub(tails), other);
    }

    @Inline
    private static DoubleVector tailDifference(DoubleVector h, DoubleVector t, DoubleVector tt) {
        DoubleVector tail = scaledNormalTail(atMost(h, TAIL_END));
        DoubleVector g0 = h.neg().fma(tail, all(INVERSE_SQRT_2PI));
        DoubleVector g1 = h.fma(g0, tail.neg());
        DoubleVector g2 = h.fma(g1, g0.mul(2.0));
        DoubleVector g3 = h.fma(g2, g1.mul(3.0));
        DoubleVector g4 = h.fma(g3, g2.mul(4.0));
        DoubleVector g5 = h.fma(g4, g3.mul(5.0));
        DoubleVector g6 = h.fma(g5, g4.mul(6.0));
        DoubleVector g7 = h.fma(g6, g5.mul(7.0));
        DoubleVector g8 = h.fma(g7, g6.mul(8.0));
        DoubleVector g9 = h.fma(g8, g7.mul(9.0));
        DoubleVector g10 = h.fma(g9, g8.mul(10.0));
        DoubleVector sum = g10.fma(tt.mul(1.0 / 39_916_800), g8.mul(1.0 / 362_880));
        sum = sum.fma(tt, g6.mul(1.0 / 5_040));
        sum = sum.fma(tt, g4.mul(1.0 / 120));
        sum = sum.fma(tt, g2.mul(1.0 / 6));
        sum = sum.fma(tt, g0);
        return sum.mul(t.add(t));
    }
}
