package io.thetagrid.kernels.impliedvol;

import static io.thetagrid.kernels.backend.ImpliedVolatilityColumn.IMPLIED_VOLATILITY;
import static io.thetagrid.kernels.backend.ImpliedVolatilityColumn.STATUS;
import static io.thetagrid.kernels.backend.QuoteColumn.DIVIDEND_YIELD;
import static io.thetagrid.kernels.backend.QuoteColumn.OPTION_SIGN;
import static io.thetagrid.kernels.backend.QuoteColumn.PRICE;
import static io.thetagrid.kernels.backend.QuoteColumn.RATE;
import static io.thetagrid.kernels.backend.QuoteColumn.SPOT;
import static io.thetagrid.kernels.backend.QuoteColumn.STRIKE;
import static io.thetagrid.kernels.backend.QuoteColumn.TIME_TO_EXPIRY;
import static io.thetagrid.kernels.impliedvol.ImpliedVolatilityScalar.LAST_STEP;
import static io.thetagrid.kernels.impliedvol.ImpliedVolatilityScalar.MOST_STEPS;
import static io.thetagrid.kernels.impliedvol.ImpliedVolatilityScalar.SERIES_DISTANCE;
import static io.thetagrid.kernels.impliedvol.ImpliedVolatilityScalar.SERIES_T;
import static io.thetagrid.kernels.impliedvol.ImpliedVolatilityScalar.SQRT_8;
import static io.thetagrid.kernels.impliedvol.ImpliedVolatilityScalar.WINITZKI_SCALE;
import static io.thetagrid.kernels.impliedvol.ImpliedVolatilityScalar.WINITZKI_SHIFT;
import static io.thetagrid.kernels.impliedvol.QuoteDomain.HIGHEST_PRICE;
import static io.thetagrid.kernels.impliedvol.QuoteDomain.HIGHEST_RATE_TIME;
import static io.thetagrid.kernels.impliedvol.QuoteDomain.HIGHEST_TIME;
import static io.thetagrid.kernels.impliedvol.QuoteDomain.LOWEST_NORMALISED;
import static io.thetagrid.kernels.impliedvol.QuoteDomain.LOWEST_PRICE;
import static io.thetagrid.kernels.impliedvol.QuoteDomain.LOWEST_TIME;
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
import static io.thetagrid.kernels.math.VectorMath.within;
import static jdk.incubator.vector.VectorOperators.EQ;
import static jdk.incubator.vector.VectorOperators.GE;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LE;
import static jdk.incubator.vector.VectorOperators.LT;

import io.thetagrid.kernels.backend.Batch;
import io.thetagrid.kernels.backend.Columns;
import io.thetagrid.kernels.backend.ImpliedVolatilityColumn;
import io.thetagrid.kernels.backend.QuoteColumn;
import io.thetagrid.kernels.math.Inline;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;

/**
 * {@link ImpliedVolatilityScalar} over vectors, the same lines and the same bits, in three passes over a block: normalise
 * and guess, step until all have settled, scale back. Lanes that have settled keep their value; irregular ones are NaN and
 * left to the scalar text.
 */
public final class ImpliedVolatilitySimd {
    /** Rows whose intermediate columns stay in the first-level cache. */
    private static final int BLOCK = 512;

    // Intermediate columns.
    private static final int DISTANCE = 0;
    private static final int TIME_VALUE = 1;
    private static final int SHORTFALL = 2;
    private static final int DEVIATION = 3;

    private ImpliedVolatilitySimd() {}

    /** Solves every row; see {@link io.thetagrid.kernels.backend.Backend#impliedVolatility}. */
    public static void impliedVolatility(Batch<QuoteColumn> quotes, Batch<ImpliedVolatilityColumn> volatilities) {
        try (Arena arena = Arena.ofConfined()) {
            Columns block = Columns.allocate(arena, DEVIATION + 1, BLOCK);
            for (int from = 0; from < quotes.rows(); from += BLOCK) {
                int rows = Math.min(BLOCK, quotes.rows() - from);
                normalise(quotes, from, block, rows);
                boolean left = true;
                for (int i = 0; i < MOST_STEPS && left; i++) {
                    left = step(block, rows);
                }
                scaleBack(quotes, from, block, rows, volatilities);
            }
        }
    }

    private static void normalise(Batch<QuoteColumn> quotes, int from, Columns block, int rows) {
        MemorySegment in = quotes.columns().segment();
        long first = (long) from * Double.BYTES;
        long optionSignAt = quotes.offset(OPTION_SIGN) + first;
        long spotAt = quotes.offset(SPOT) + first;
        long strikeAt = quotes.offset(STRIKE) + first;
        long timeToExpiryAt = quotes.offset(TIME_TO_EXPIRY) + first;
        long rateAt = quotes.offset(RATE) + first;
        long dividendYieldAt = quotes.offset(DIVIDEND_YIELD) + first;
        long priceAt = quotes.offset(PRICE) + first;
        MemorySegment out = block.segment();
        long distanceAt = block.offset(DISTANCE);
        long timeValueAt = block.offset(TIME_VALUE);
        long shortfallAt = block.offset(SHORTFALL);
        long deviationAt = block.offset(DEVIATION);
        for (int row = 0; row < rows; row += LANES) {
            long at = (long) row * Double.BYTES;
            DoubleVector optionSign = load(in, optionSignAt + at);
            DoubleVector spot = load(in, spotAt + at);
            DoubleVector strike = load(in, strikeAt + at);
            DoubleVector timeToExpiry = load(in, timeToExpiryAt + at);
            DoubleVector rateTime = load(in, rateAt + at).mul(timeToExpiry);
            DoubleVector yieldTime = load(in, dividendYieldAt + at).mul(timeToExpiry);
            DoubleVector price = load(in, priceAt + at);

            DoubleVector spotValue = spot.mul(exp(yieldTime.neg()));
            DoubleVector strikeValue = strike.mul(exp(rateTime.neg()));
            DoubleVector intrinsic = atLeast(optionSign.mul(spotValue.sub(strikeValue)), 0.0);
            DoubleVector maximum = strikeValue.blend(spotValue, optionSign.compare(GT, 0.0));
            DoubleVector money = spotValue.mul(strikeValue).sqrt();
            DoubleVector least = money.mul(LOWEST_NORMALISED);
            VectorMask<Double> regular = optionSign
                    .abs()
                    .compare(EQ, 1.0)
                    .and(within(spot, LOWEST_PRICE, HIGHEST_PRICE))
                    .and(within(strike, LOWEST_PRICE, HIGHEST_PRICE))
                    .and(within(timeToExpiry, LOWEST_TIME, HIGHEST_TIME))
                    .and(rateTime.abs().compare(LE, HIGHEST_RATE_TIME))
                    .and(yieldTime.abs().compare(LE, HIGHEST_RATE_TIME))
                    .and(price.sub(intrinsic).compare(GE, least))
                    .and(maximum.sub(price).compare(GE, least));

            DoubleVector perMoney = all(1.0).div(money);
            DoubleVector distance =
                    logRatio(spot, strike).add(rateTime.sub(yieldTime)).abs();
            DoubleVector timeValue = price.sub(intrinsic).mul(perMoney);
            DoubleVector shortfall = maximum.sub(price).mul(perMoney);
            DoubleVector guess = guess(distance, exp(distance.mul(-0.5)), timeValue, shortfall);
            store(distance, out, distanceAt + at);
            store(timeValue, out, timeValueAt + at);
            store(shortfall, out, shortfallAt + at);
            store(all(Double.NaN).blend(guess, regular), out, deviationAt + at);
        }
    }

    /** One step of every deviation that has not settled; a settled one is stored negated. Returns whether any is left. */
    private static boolean step(Columns block, int rows) {
        MemorySegment segment = block.segment();
        long distanceAt = block.offset(DISTANCE);
        long timeValueAt = block.offset(TIME_VALUE);
        long shortfallAt = block.offset(SHORTFALL);
        long deviationAt = block.offset(DEVIATION);
        boolean left = false;
        for (int row = 0; row < rows; row += LANES) {
            long at = (long) row * Double.BYTES;
            DoubleVector s = load(segment, deviationAt + at);
            VectorMask<Double> settling = s.compare(GT, 0.0);
            if (settling.anyTrue()) {
                DoubleVector distance = load(segment, distanceAt + at);
                DoubleVector timeValue = load(segment, timeValueAt + at);
                DoubleVector shortfall = load(segment, shortfallAt + at);
                DoubleVector most = exp(distance.mul(-0.5));
                VectorMask<Double> upper = timeValue.compare(GT, shortfall);
                DoubleVector target = timeValue.blend(shortfall, upper);
                DoubleVector step = step(distance, most, s, upper, target);
                DoubleVector next = s.add(step);
                VectorMask<Double> settled = step.abs().compare(LE, next.mul(LAST_STEP));
                store(s.blend(next.blend(next.neg(), settled), settling), segment, deviationAt + at);
                left = true;
            }
        }
        return left;
    }

    private static void scaleBack(
            Batch<QuoteColumn> quotes, int from, Columns block, int rows, Batch<ImpliedVolatilityColumn> volatilities) {
        MemorySegment out = volatilities.columns().segment();
        long first = (long) from * Double.BYTES;
        long timeToExpiryAt = quotes.offset(TIME_TO_EXPIRY) + first;
        long volatilityAt = volatilities.offset(IMPLIED_VOLATILITY) + first;
        long statusAt = volatilities.offset(STATUS) + first;
        for (int row = 0; row < rows; row += LANES) {
            long at = (long) row * Double.BYTES;
            DoubleVector timeToExpiry = load(quotes.columns().segment(), timeToExpiryAt + at);
            DoubleVector deviation = load(block.segment(), block.offset(DEVIATION) + at);
            DoubleVector volatility = deviation.neg().div(timeToExpiry.sqrt());
            store(volatility, out, volatilityAt + at);
            store(all(0.0), out, statusAt + at);
            VectorMask<Double> left = volatility.compare(GT, 0.0).not();
            if (left.anyTrue()) {
                solveRows(quotes, volatilities, from + row, left.toLong());
            }
        }
    }

    @Inline
    static DoubleVector guess(DoubleVector a, DoubleVector most, DoubleVector price, DoubleVector shortfall) {
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

    @Inline
    static DoubleVector step(
            DoubleVector a, DoubleVector most, DoubleVector s, VectorMask<Double> upper, DoubleVector target) {
        DoubleVector perS = all(1.0).div(s);
        DoubleVector h = a.mul(perS);
        DoubleVector t = s.mul(0.5);
        DoubleVector hh = h.mul(h);
        DoubleVector tt = t.mul(t);
        DoubleVector m = exp(hh.add(tt).mul(-0.5));
        DoubleVector near = scaledNormalTail(atMost(h.sub(t).abs(), TAIL_END));
        DoubleVector far = scaledNormalTail(atMost(h.add(t), TAIL_END));
        VectorMask<Double> rising = h.compare(LT, t);
        DoubleVector tails = m.mul(near.sub(far).blend(near.add(far), rising));
        DoubleVector price = tails.blend(most.sub(tails), rising);
        DoubleVector shortfall = most.sub(tails).blend(tails, rising);
        DoubleVector series = m.mul(tailDifference(h, t, tt));
        VectorMask<Double> expand = t.compare(LT, SERIES_T).and(a.compare(LT, SERIES_DISTANCE));
        price = price.blend(series, expand);
        shortfall = shortfall.blend(most.sub(series), expand);
        DoubleVector value = atLeast(price.blend(shortfall, upper), Double.MIN_NORMAL);

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
    static DoubleVector tailDifference(DoubleVector h, DoubleVector t, DoubleVector tt) {
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

    private static void solveRows(
            Batch<QuoteColumn> quotes, Batch<ImpliedVolatilityColumn> volatilities, int firstRow, long lanes) {
        for (long left = lanes; left != 0; left &= left - 1) {
            int row = firstRow + Long.numberOfTrailingZeros(left);
            if (row < quotes.rows()) {
                ImpliedVolatilityScalar.solveRow(quotes, volatilities, row);
            }
        }
    }
}
