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
import static io.thetagrid.kernels.impliedvol.GuessCoefficients.*;
import static io.thetagrid.kernels.impliedvol.ImpliedVolatilityScalar.*;
import static io.thetagrid.kernels.impliedvol.QuoteDomain.HIGHEST_PRICE;
import static io.thetagrid.kernels.impliedvol.QuoteDomain.HIGHEST_RATE_TIME;
import static io.thetagrid.kernels.impliedvol.QuoteDomain.HIGHEST_TIME;
import static io.thetagrid.kernels.impliedvol.QuoteDomain.LOWEST_NORMALISED;
import static io.thetagrid.kernels.impliedvol.QuoteDomain.LOWEST_PRICE;
import static io.thetagrid.kernels.impliedvol.QuoteDomain.LOWEST_TIME;
import static io.thetagrid.kernels.math.Coefficients.INVERSE_SQRT_2PI;
import static io.thetagrid.kernels.math.VectorMath.LANES;
import static io.thetagrid.kernels.math.VectorMath.all;
import static io.thetagrid.kernels.math.VectorMath.atLeast;
import static io.thetagrid.kernels.math.VectorMath.expWithin;
import static io.thetagrid.kernels.math.VectorMath.fma;
import static io.thetagrid.kernels.math.VectorMath.load;
import static io.thetagrid.kernels.math.VectorMath.logRatio;
import static io.thetagrid.kernels.math.VectorMath.roughLogRatio;
import static io.thetagrid.kernels.math.VectorMath.scaledNormalTailDenominator;
import static io.thetagrid.kernels.math.VectorMath.scaledNormalTailNumerator;
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
import io.thetagrid.kernels.backend.Precision;
import io.thetagrid.kernels.backend.QuoteColumn;
import io.thetagrid.kernels.backend.Status;
import io.thetagrid.kernels.math.Inline;
import java.lang.foreign.Arena;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;

/**
 * {@link ImpliedVolatilityScalar} over vectors, the same lines and the same bits, in passes over a block: normalise and
 * guess, leap, perhaps one step more, scale back. Rows whose guess was too far off are put together in a second block and
 * step there until all have settled.
 */
public final class ImpliedVolatilitySimd {
    /** Rows whose intermediate columns stay in the first-level cache. */
    private static final int BLOCK = 256;

    // Intermediate columns; the distance is NaN where there is nothing to solve, the deviation until it is found.
    static final int DISTANCE = 0;
    static final int MOST = 1;
    static final int TIME_VALUE = 2;
    static final int SHORTFALL = 3;
    static final int DEVIATION = 4;
    /** In the second block: the row in the first. */
    static final int ROW = 5;

    // What passes leave for the next only.
    private static final int SPOT_VALUE = 6;
    private static final int STRIKE_VALUE = 7;
    private static final int PARITY = 5;
    private static final int VALUE = 5;
    private static final int AIM = 6;
    private static final int RISE = 7;
    private static final int GAUSSIAN = 7;
    private static final int H = 8;

    private static final ThreadLocal<Columns> BLOCKS =
            ThreadLocal.withInitial(() -> Columns.allocate(Arena.ofAuto(), H + 1, BLOCK));

    private static final ThreadLocal<Columns> OPEN =
            ThreadLocal.withInitial(() -> Columns.allocate(Arena.ofAuto(), ROW + 1, BLOCK));

    private ImpliedVolatilitySimd() {}

    /** Solves every row; see {@link io.thetagrid.kernels.backend.Backend#impliedVolatility}. */
    public static void impliedVolatility(
            Batch<QuoteColumn> quotes, Precision precision, Batch<ImpliedVolatilityColumn> volatilities) {
        Columns block = BLOCKS.get();
        Columns open = OPEN.get();
        for (int from = 0; from < quotes.rows(); from += BLOCK) {
            int rows = Math.min(BLOCK, quotes.rows() - from);
            discount(quotes, from, block, rows);
            normalise(quotes, from, block, rows, volatilities);
            guess(block, rows);
            gaussians(block, rows);
            tails(block, rows);
            int left = leap(block, rows, open);
            if (precision == Precision.FULL) {
                ExactStepsSimd.newtonStep(block, rows);
            }
            if (left > 0) {
                ExactStepsSimd.settle(open, left, block);
            }
            scaleBack(quotes, precision, from, block, rows, volatilities);
        }
    }

    private static void discount(Batch<QuoteColumn> quotes, int from, Columns block, int rows) {
        long spotAt = quotes.address(SPOT, from);
        long strikeAt = quotes.address(STRIKE, from);
        long timeToExpiryAt = quotes.address(TIME_TO_EXPIRY, from);
        long rateAt = quotes.address(RATE, from);
        long dividendYieldAt = quotes.address(DIVIDEND_YIELD, from);
        long spotValueAt = block.address(SPOT_VALUE, 0);
        long strikeValueAt = block.address(STRIKE_VALUE, 0);
        for (int row = 0; row < rows; row += LANES) {
            long at = (long) row * Double.BYTES;
            DoubleVector timeToExpiry = load(timeToExpiryAt + at);
            DoubleVector rateTime = load(rateAt + at).mul(timeToExpiry);
            DoubleVector yieldTime = load(dividendYieldAt + at).mul(timeToExpiry);
            DoubleVector spotValue = load(spotAt + at).mul(expWithin(yieldTime.neg()));
            DoubleVector strikeValue = load(strikeAt + at).mul(expWithin(rateTime.neg()));
            store(spotValue, spotValueAt + at);
            store(strikeValue, strikeValueAt + at);
        }
    }

    private static void normalise(
            Batch<QuoteColumn> quotes, int from, Columns block, int rows, Batch<ImpliedVolatilityColumn> volatilities) {
        long optionSignAt = quotes.address(OPTION_SIGN, from);
        long spotAt = quotes.address(SPOT, from);
        long strikeAt = quotes.address(STRIKE, from);
        long timeToExpiryAt = quotes.address(TIME_TO_EXPIRY, from);
        long rateAt = quotes.address(RATE, from);
        long dividendYieldAt = quotes.address(DIVIDEND_YIELD, from);
        long priceAt = quotes.address(PRICE, from);
        long spotValueAt = block.address(SPOT_VALUE, 0);
        long strikeValueAt = block.address(STRIKE_VALUE, 0);
        long distanceAt = block.address(DISTANCE, 0);
        long mostAt = block.address(MOST, 0);
        long timeValueAt = block.address(TIME_VALUE, 0);
        long shortfallAt = block.address(SHORTFALL, 0);
        long parityAt = block.address(PARITY, 0);
        long statusAt = volatilities.address(STATUS, from);
        for (int row = 0; row < rows; row += LANES) {
            long at = (long) row * Double.BYTES;
            DoubleVector optionSign = load(optionSignAt + at);
            DoubleVector spot = load(spotAt + at);
            DoubleVector strike = load(strikeAt + at);
            DoubleVector timeToExpiry = load(timeToExpiryAt + at);
            DoubleVector rateTime = load(rateAt + at).mul(timeToExpiry);
            DoubleVector yieldTime = load(dividendYieldAt + at).mul(timeToExpiry);
            DoubleVector price = load(priceAt + at);

            DoubleVector spotValue = load(spotValueAt + at);
            DoubleVector strikeValue = load(strikeValueAt + at);
            DoubleVector forwardValue = spotValue.sub(strikeValue);
            DoubleVector intrinsic = atLeast(optionSign.mul(forwardValue), 0.0);
            DoubleVector maximum = strikeValue.blend(spotValue, optionSign.compare(GT, 0.0));
            DoubleVector lesser = strikeValue.blend(spotValue, forwardValue.compare(LT, 0.0));
            DoubleVector money = spotValue.mul(strikeValue).sqrt();
            DoubleVector perMoney = all(1.0).div(money);
            DoubleVector distance =
                    logRatio(spot, strike).add(rateTime.sub(yieldTime)).abs();
            DoubleVector most = lesser.mul(perMoney);
            DoubleVector parity = forwardValue.abs().mul(perMoney);
            DoubleVector timeValue = price.sub(intrinsic).mul(perMoney);
            DoubleVector shortfall = maximum.sub(price).mul(perMoney);

            VectorMask<Double> contract = optionSign
                    .abs()
                    .compare(EQ, 1.0)
                    .and(within(spot, LOWEST_PRICE, HIGHEST_PRICE))
                    .and(within(strike, LOWEST_PRICE, HIGHEST_PRICE))
                    .and(within(timeToExpiry, LOWEST_TIME, HIGHEST_TIME))
                    .and(rateTime.abs().compare(LE, HIGHEST_RATE_TIME))
                    .and(yieldTime.abs().compare(LE, HIGHEST_RATE_TIME));
            DoubleVector least = money.mul(LOWEST_NORMALISED);
            VectorMask<Double> regular = contract.and(price.sub(intrinsic).compare(GE, least))
                    .and(maximum.sub(price).compare(GE, least));
            store(all(0.0), statusAt + at);
            if (!regular.allTrue()) {
                VectorMask<Double> below = contract.and(price.compare(GE, 0.0)).and(price.compare(LE, intrinsic));
                VectorMask<Double> above =
                        contract.and(price.compare(GE, maximum)).and(price.compare(LE, Double.MAX_VALUE));
                DoubleVector status =
                        all(0.0).blend(Status.ABOVE_MAXIMUM.code(), above).blend(Status.BELOW_INTRINSIC.code(), below);
                store(status, statusAt + at);
                VectorMask<Double> other = regular.or(below).or(above).not();
                if (other.anyTrue()) {
                    judge(quotes, from + row, other.toLong(), volatilities);
                }
                distance = all(Double.NaN).blend(distance, regular);
            }
            store(distance, distanceAt + at);
            store(most, mostAt + at);
            store(timeValue, timeValueAt + at);
            store(shortfall, shortfallAt + at);
            store(parity, parityAt + at);
        }
    }

    /** The statuses of rows that have no volatility. */
    private static void judge(
            Batch<QuoteColumn> quotes, int firstRow, long lanes, Batch<ImpliedVolatilityColumn> volatilities) {
        for (long left = lanes; left != 0; left &= left - 1) {
            int row = firstRow + Long.numberOfTrailingZeros(left);
            if (row < quotes.rows()) {
                volatilities.set(STATUS, row, QuoteDomain.status(quotes, row).code());
            }
        }
    }

    private static void guess(Columns block, int rows) {
        long distanceAt = block.address(DISTANCE, 0);
        long mostAt = block.address(MOST, 0);
        long parityAt = block.address(PARITY, 0);
        long timeValueAt = block.address(TIME_VALUE, 0);
        long shortfallAt = block.address(SHORTFALL, 0);
        long deviationAt = block.address(DEVIATION, 0);
        for (int row = 0; row < rows; row += LANES) {
            long at = (long) row * Double.BYTES;
            DoubleVector distance = load(distanceAt + at);
            DoubleVector most = load(mostAt + at);
            DoubleVector parity = load(parityAt + at);
            DoubleVector timeValue = load(timeValueAt + at);
            DoubleVector shortfall = load(shortfallAt + at);
            store(guess(distance, most, parity, timeValue, shortfall), deviationAt + at);
        }
    }

    /** The leap's h and m; no m where the guess is out of bounds. */
    private static void gaussians(Columns block, int rows) {
        long distanceAt = block.address(DISTANCE, 0);
        long deviationAt = block.address(DEVIATION, 0);
        long hAt = block.address(H, 0);
        long gaussianAt = block.address(GAUSSIAN, 0);
        for (int row = 0; row < rows; row += LANES) {
            long at = (long) row * Double.BYTES;
            DoubleVector a = load(distanceAt + at);
            DoubleVector s = load(deviationAt + at);
            DoubleVector h = a.div(s);
            DoubleVector t = s.mul(0.5);
            DoubleVector hh = h.mul(h);
            DoubleVector tt = t.mul(t);
            DoubleVector sum = hh.add(tt);
            DoubleVector far = h.add(t);
            VectorMask<Double> apart =
                    s.compare(GT, 0.0).and(s.add(a).compare(GE, LEAST_APART)).and(far.compare(LE, FARTHEST));
            store(h, hAt + at);
            store(all(Double.NaN).blend(expWithin(sum.mul(-0.5)), apart), gaussianAt + at);
        }
    }

    /** The leap's price at the guess, as {@code value} over a scale, and its slope. */
    private static void tails(Columns block, int rows) {
        long mostAt = block.address(MOST, 0);
        long timeValueAt = block.address(TIME_VALUE, 0);
        long shortfallAt = block.address(SHORTFALL, 0);
        long deviationAt = block.address(DEVIATION, 0);
        long hAt = block.address(H, 0);
        long gaussianAt = block.address(GAUSSIAN, 0);
        long valueAt = block.address(VALUE, 0);
        long aimAt = block.address(AIM, 0);
        long riseAt = block.address(RISE, 0);
        for (int row = 0; row < rows; row += LANES) {
            long at = (long) row * Double.BYTES;
            DoubleVector timeValue = load(timeValueAt + at);
            DoubleVector shortfall = load(shortfallAt + at);
            DoubleVector s = load(deviationAt + at);
            DoubleVector h = load(hAt + at);
            DoubleVector m = load(gaussianAt + at);
            VectorMask<Double> upper = timeValue.compare(GT, shortfall);
            DoubleVector t = s.mul(0.5);
            DoubleVector near = h.sub(t).abs();
            DoubleVector far = h.add(t);
            VectorMask<Double> rising = h.compare(LT, t);
            DoubleVector nearScale = scaledNormalTailDenominator(near);
            DoubleVector farScale = scaledNormalTailDenominator(far);
            DoubleVector farTail = scaledNormalTailNumerator(far).mul(nearScale);
            DoubleVector nearTail = scaledNormalTailNumerator(near);
            DoubleVector scale = nearScale.mul(farScale);
            DoubleVector tails = m.mul(nearTail.fma(farScale, farTail.neg().blend(farTail, rising)));
            DoubleVector other = load(mostAt + at).fma(scale, tails.neg());
            store(tails.blend(other, rising.xor(upper)), valueAt + at);
            store(m.mul(INVERSE_SQRT_2PI).mul(s.mul(scale)), riseAt + at);
            store(timeValue.blend(shortfall, upper).mul(scale), aimAt + at);
        }
    }

    /** The leap itself. Returns how many rows are left open, and puts them together. */
    private static int leap(Columns block, int rows, Columns open) {
        long distanceAt = block.address(DISTANCE, 0);
        long timeValueAt = block.address(TIME_VALUE, 0);
        long shortfallAt = block.address(SHORTFALL, 0);
        long deviationAt = block.address(DEVIATION, 0);
        long valueAt = block.address(VALUE, 0);
        long aimAt = block.address(AIM, 0);
        long riseAt = block.address(RISE, 0);
        long hAt = block.address(H, 0);
        int count = 0;
        for (int row = 0; row < rows; row += LANES) {
            long at = (long) row * Double.BYTES;
            DoubleVector s = load(deviationAt + at);
            DoubleVector value = load(valueAt + at);
            DoubleVector aim = load(aimAt + at);
            DoubleVector rise = load(riseAt + at);
            DoubleVector h = load(hAt + at);
            VectorMask<Double> upper = load(timeValueAt + at).compare(GT, load(shortfallAt + at));
            DoubleVector t = s.mul(0.5);
            DoubleVector hh = h.mul(h);
            DoubleVector tt = t.mul(t);
            DoubleVector sum = hh.add(tt);

            DoubleVector slope = rise.div(value);
            DoubleVector r = slope.blend(slope.neg(), upper);
            DoubleVector f = logRatio(aim, value);
            DoubleVector c1 = hh.sub(tt).add(1.0);
            DoubleVector c2 = sum.mul(-2.0);
            DoubleVector c3 = hh.sub(tt).mul(4.0);
            DoubleVector h2 = c1.sub(r);
            DoubleVector g = r.neg().fma(h2, c2);
            DoubleVector h3 = h2.fma(h2, g);
            DoubleVector h4 = h3.fma(h2.sub(r), h2.add(h2).fma(g, c3));
            DoubleVector ff = f.mul(f);
            DoubleVector fh = f.mul(h2);
            DoubleVector numerator = f.mul(r.fma(r.add(fh), h3.mul(ff).mul(1.0 / 6.0)));
            DoubleVector quadratic =
                    h2.mul(h2).fma(all(0.25), h3.mul(1.0 / 3.0)).mul(ff);
            DoubleVector denominator = r.fma(fh.fma(all(1.5), r), quadratic)
                    .fma(r, h4.mul(1.0 / 24.0).mul(ff.mul(f)));
            DoubleVector odd = numerator.mul(denominator).mul(0.5);
            DoubleVector even = numerator.mul(1.0 / 12.0).fma(numerator, denominator.mul(denominator));
            DoubleVector next = s.mul(even.add(odd)).div(even.sub(odd));
            VectorMask<Double> accepted = f.abs().compare(LE, slope.mul(LARGEST_LEAP));
            store(all(Double.NaN).blend(next, accepted), deviationAt + at);
            if (!accepted.allTrue()) {
                VectorMask<Double> regular = load(distanceAt + at).compare(GE, 0.0);
                count = postpone(block, row, accepted.not().and(regular).toLong(), open, count);
            }
        }
        return count;
    }

    private static int postpone(Columns block, int firstRow, long lanes, Columns open, int count) {
        int next = count;
        for (long left = lanes; left != 0; left &= left - 1) {
            int row = firstRow + Long.numberOfTrailingZeros(left);
            for (int column = DISTANCE; column <= SHORTFALL; column++) {
                open.set(column, next, block.get(column, row));
            }
            open.set(ROW, next, row);
            next++;
        }
        return next;
    }

    private static void scaleBack(
            Batch<QuoteColumn> quotes,
            Precision precision,
            int from,
            Columns block,
            int rows,
            Batch<ImpliedVolatilityColumn> volatilities) {
        long timeToExpiryAt = quotes.address(TIME_TO_EXPIRY, from);
        long volatilityAt = volatilities.address(IMPLIED_VOLATILITY, from);
        long distanceAt = block.address(DISTANCE, 0);
        long deviationAt = block.address(DEVIATION, 0);
        for (int row = 0; row < rows; row += LANES) {
            long at = (long) row * Double.BYTES;
            DoubleVector distance = load(distanceAt + at);
            DoubleVector deviation = load(deviationAt + at);
            DoubleVector volatility = deviation.div(load(timeToExpiryAt + at).sqrt());
            volatility = all(Double.NaN).blend(volatility, distance.compare(EQ, distance));
            store(volatility, volatilityAt + at);
            VectorMask<Double> unsettled = volatility.compare(GT, 0.0).not().and(distance.compare(EQ, distance));
            if (unsettled.anyTrue()) {
                solve(quotes, precision, volatilities, from + row, unsettled.toLong());
            }
        }
    }

    /** What does not settle, and what underflows to nothing to solve. */
    private static void solve(
            Batch<QuoteColumn> quotes,
            Precision precision,
            Batch<ImpliedVolatilityColumn> volatilities,
            int firstRow,
            long lanes) {
        for (long left = lanes; left != 0; left &= left - 1) {
            int row = firstRow + Long.numberOfTrailingZeros(left);
            if (row < quotes.rows()) {
                ImpliedVolatilityScalar.solveRow(quotes, precision, volatilities, row);
            }
        }
    }

    @Inline
    private static DoubleVector guess(
            DoubleVector a, DoubleVector most, DoubleVector parity, DoubleVector price, DoubleVector shortfall) {
        VectorMask<Double> upper = price.compare(GT, shortfall);
        DoubleVector inTheMoney = price.add(parity);
        DoubleVector log = roughLogRatio(inTheMoney.blend(most, upper), price.blend(shortfall, upper));
        DoubleVector sum = price.add(inTheMoney);
        DoubleVector y = sum.mul(sum);
        DoubleVector p = fma(fma(y, LOWER_P42, LOWER_P41), y, LOWER_P40);
        p = p.fma(log, fma(fma(y, LOWER_P32, LOWER_P31), y, LOWER_P30));
        p = p.fma(log, fma(fma(y, LOWER_P22, LOWER_P21), y, LOWER_P20));
        p = p.fma(log, fma(fma(y, LOWER_P12, LOWER_P11), y, LOWER_P10));
        p = p.fma(log, fma(fma(y, LOWER_P02, LOWER_P01), y, LOWER_P00));
        DoubleVector q = fma(y, LOWER_Q51, LOWER_Q50);
        q = q.fma(log, fma(y, LOWER_Q41, LOWER_Q40));
        q = q.fma(log, fma(y, LOWER_Q31, LOWER_Q30));
        q = q.fma(log, fma(y, LOWER_Q21, LOWER_Q20));
        q = q.fma(log, fma(y, LOWER_Q11, LOWER_Q10));
        q = q.fma(log, fma(y, LOWER_Q01, 1.0));
        DoubleVector s = sum.mul(p).div(q);
        if (upper.anyTrue()) {
            s = s.blend(upperGuess(a, log), upper);
        }
        return s;
    }

    @Inline
    private static DoubleVector upperGuess(DoubleVector a, DoubleVector log) {
        DoubleVector p = fma(fma(a, UPPER_P32, UPPER_P31), a, UPPER_P30);
        p = p.fma(log, fma(fma(a, UPPER_P22, UPPER_P21), a, UPPER_P20));
        p = p.fma(log, fma(fma(a, UPPER_P12, UPPER_P11), a, UPPER_P10));
        p = p.fma(log, fma(fma(a, UPPER_P02, UPPER_P01), a, UPPER_P00));
        DoubleVector q = fma(a, UPPER_Q31, UPPER_Q30);
        q = q.fma(log, fma(a, UPPER_Q21, UPPER_Q20));
        q = q.fma(log, fma(a, UPPER_Q11, UPPER_Q10));
        q = q.fma(log, fma(a, UPPER_Q01, 1.0));
        return p.div(q);
    }
}
