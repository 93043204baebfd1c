package io.thetagrid.kernels.blackscholes;

import static io.thetagrid.kernels.backend.GreekColumn.DELTA;
import static io.thetagrid.kernels.backend.GreekColumn.GAMMA;
import static io.thetagrid.kernels.backend.GreekColumn.PRICE;
import static io.thetagrid.kernels.backend.GreekColumn.RHO;
import static io.thetagrid.kernels.backend.GreekColumn.STATUS;
import static io.thetagrid.kernels.backend.GreekColumn.THETA;
import static io.thetagrid.kernels.backend.GreekColumn.VANNA;
import static io.thetagrid.kernels.backend.GreekColumn.VEGA;
import static io.thetagrid.kernels.backend.GreekColumn.VOLGA;
import static io.thetagrid.kernels.backend.OptionColumn.DIVIDEND_YIELD;
import static io.thetagrid.kernels.backend.OptionColumn.OPTION_SIGN;
import static io.thetagrid.kernels.backend.OptionColumn.RATE;
import static io.thetagrid.kernels.backend.OptionColumn.SPOT;
import static io.thetagrid.kernels.backend.OptionColumn.STRIKE;
import static io.thetagrid.kernels.backend.OptionColumn.TIME_TO_EXPIRY;
import static io.thetagrid.kernels.backend.OptionColumn.VOLATILITY;
import static io.thetagrid.kernels.blackscholes.EuropeanDomain.HIGHEST_DEVIATION;
import static io.thetagrid.kernels.blackscholes.EuropeanDomain.HIGHEST_PRICE;
import static io.thetagrid.kernels.blackscholes.EuropeanDomain.HIGHEST_RATE_TIME;
import static io.thetagrid.kernels.blackscholes.EuropeanDomain.LOWEST_DEVIATION;
import static io.thetagrid.kernels.blackscholes.EuropeanDomain.LOWEST_PRICE;
import static io.thetagrid.kernels.math.Coefficients.INVERSE_SQRT_2PI;
import static io.thetagrid.kernels.math.Coefficients.TAIL_END;
import static io.thetagrid.kernels.math.VectorMath.LANES;
import static io.thetagrid.kernels.math.VectorMath.all;
import static io.thetagrid.kernels.math.VectorMath.atMost;
import static io.thetagrid.kernels.math.VectorMath.exp;
import static io.thetagrid.kernels.math.VectorMath.gaussian;
import static io.thetagrid.kernels.math.VectorMath.load;
import static io.thetagrid.kernels.math.VectorMath.logRatio;
import static io.thetagrid.kernels.math.VectorMath.scaledNormalTail;
import static io.thetagrid.kernels.math.VectorMath.store;
import static io.thetagrid.kernels.math.VectorMath.within;
import static jdk.incubator.vector.VectorOperators.EQ;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LE;

import io.thetagrid.kernels.backend.Batch;
import io.thetagrid.kernels.backend.GreekColumn;
import io.thetagrid.kernels.backend.OptionColumn;
import io.thetagrid.kernels.math.Inline;
import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;

/**
 * {@link EuropeanScalar} over vectors, the same lines and the same bits, in two passes over a block of rows: distances and
 * discounts, then tails and Greeks. In one pass the method would be too long for HotSpot's first compiler, which then
 * withholds the profile that its second waits for. What lies between the passes stands in the results' columns.
 */
public final class EuropeanSimd {
    /** Rows whose columns stay in the second-level cache between the passes. */
    private static final int BLOCK = 512;

    // What the first pass leaves in the results' columns.
    private static final GreekColumn YIELD_FACTOR = DELTA;
    private static final GreekColumn STRIKE_VALUE = RHO;
    private static final GreekColumn GAMMA_SCALE = GAMMA;
    private static final GreekColumn D1 = VANNA;
    private static final GreekColumn D2 = VOLGA;
    private static final GreekColumn G = VEGA;
    /** In the status column: a row for the scalar text. */
    private static final double IRREGULAR = -1;

    private EuropeanSimd() {}

    /** Prices every row; see {@link EuropeanScalar#price}. */
    public static void price(Batch<OptionColumn> options, Batch<GreekColumn> greeks) {
        for (int from = 0; from < options.rows(); from += BLOCK) {
            int to = Math.min(from + BLOCK, options.rows());
            distances(options, greeks, from, to);
            greeks(options, greeks, from, to);
        }
    }

    private static void distances(Batch<OptionColumn> options, Batch<GreekColumn> greeks, int from, int to) {
        MemorySegment in = options.columns().segment();
        long optionSignAt = options.offset(OPTION_SIGN);
        long spotAt = options.offset(SPOT);
        long strikeAt = options.offset(STRIKE);
        long timeToExpiryAt = options.offset(TIME_TO_EXPIRY);
        long rateAt = options.offset(RATE);
        long dividendYieldAt = options.offset(DIVIDEND_YIELD);
        long volatilityAt = options.offset(VOLATILITY);
        MemorySegment out = greeks.columns().segment();
        long yieldFactorAt = greeks.offset(YIELD_FACTOR);
        long strikeValueAt = greeks.offset(STRIKE_VALUE);
        long gammaScaleAt = greeks.offset(GAMMA_SCALE);
        long d1At = greeks.offset(D1);
        long d2At = greeks.offset(D2);
        long gAt = greeks.offset(G);
        long statusAt = greeks.offset(STATUS);
        for (int row = from; row < to; row += LANES) {
            long at = (long) row * Double.BYTES;
            DoubleVector optionSign = load(in, optionSignAt + at);
            DoubleVector spot = load(in, spotAt + at);
            DoubleVector strike = load(in, strikeAt + at);
            DoubleVector timeToExpiry = load(in, timeToExpiryAt + at);
            DoubleVector rate = load(in, rateAt + at);
            DoubleVector dividendYield = load(in, dividendYieldAt + at);
            DoubleVector volatility = load(in, volatilityAt + at);

            DoubleVector sqrtTime = timeToExpiry.sqrt();
            DoubleVector deviation = volatility.mul(sqrtTime);
            DoubleVector rateTime = rate.mul(timeToExpiry);
            DoubleVector yieldTime = dividendYield.mul(timeToExpiry);
            VectorMask<Double> regular = isRegular(optionSign, spot, strike, deviation, rateTime, yieldTime);

            DoubleVector spotSquared = spot.mul(spot);
            DoubleVector gammaScale = all(1.0).div(spotSquared.mul(deviation));
            DoubleVector perDeviation = gammaScale.mul(spotSquared);
            DoubleVector centre =
                    logRatio(spot, strike).add(rateTime.sub(yieldTime)).mul(perDeviation);
            DoubleVector d1 = deviation.fma(all(0.5), centre);
            DoubleVector d2 = deviation.fma(all(-0.5), centre);
            DoubleVector distance1 = atMost(d1.abs(), TAIL_END);

            DoubleVector yieldFactor = exp(yieldTime.neg());
            DoubleVector strikeValue = strike.mul(exp(rateTime.neg()));
            DoubleVector g = yieldFactor.mul(gaussian(distance1));
            store(yieldFactor, out, yieldFactorAt + at);
            store(strikeValue, out, strikeValueAt + at);
            store(gammaScale, out, gammaScaleAt + at);
            store(d1, out, d1At + at);
            store(d2, out, d2At + at);
            store(g, out, gAt + at);
            store(all(IRREGULAR).blend(0.0, regular), out, statusAt + at);
        }
    }

    private static void greeks(Batch<OptionColumn> options, Batch<GreekColumn> greeks, int from, int to) {
        MemorySegment in = options.columns().segment();
        long optionSignAt = options.offset(OPTION_SIGN);
        long spotAt = options.offset(SPOT);
        long timeToExpiryAt = options.offset(TIME_TO_EXPIRY);
        long rateAt = options.offset(RATE);
        long dividendYieldAt = options.offset(DIVIDEND_YIELD);
        long volatilityAt = options.offset(VOLATILITY);
        MemorySegment out = greeks.columns().segment();
        long priceAt = greeks.offset(PRICE);
        long deltaAt = greeks.offset(DELTA);
        long gammaAt = greeks.offset(GAMMA);
        long vegaAt = greeks.offset(VEGA);
        long thetaAt = greeks.offset(THETA);
        long rhoAt = greeks.offset(RHO);
        long vannaAt = greeks.offset(VANNA);
        long volgaAt = greeks.offset(VOLGA);
        long statusAt = greeks.offset(STATUS);
        long yieldFactorAt = greeks.offset(YIELD_FACTOR);
        long strikeValueAt = greeks.offset(STRIKE_VALUE);
        long gammaScaleAt = greeks.offset(GAMMA_SCALE);
        long d1At = greeks.offset(D1);
        long d2At = greeks.offset(D2);
        long gAt = greeks.offset(G);
        for (int row = from; row < to; row += LANES) {
            long at = (long) row * Double.BYTES;
            DoubleVector optionSign = load(in, optionSignAt + at);
            DoubleVector spot = load(in, spotAt + at);
            DoubleVector timeToExpiry = load(in, timeToExpiryAt + at);
            DoubleVector rate = load(in, rateAt + at);
            DoubleVector dividendYield = load(in, dividendYieldAt + at);
            DoubleVector volatility = load(in, volatilityAt + at);
            DoubleVector yieldFactor = load(out, yieldFactorAt + at);
            DoubleVector strikeValue = load(out, strikeValueAt + at);
            DoubleVector gammaScale = load(out, gammaScaleAt + at);
            DoubleVector d1 = load(out, d1At + at);
            DoubleVector d2 = load(out, d2At + at);
            DoubleVector g = load(out, gAt + at);

            DoubleVector sqrtTime = timeToExpiry.sqrt();
            DoubleVector perDeviation = gammaScale.mul(spot.mul(spot));
            DoubleVector tail1 = g.mul(scaledNormalTail(atMost(d1.abs(), TAIL_END)));
            DoubleVector tail2 = spot.mul(g).mul(scaledNormalTail(atMost(d2.abs(), TAIL_END)));
            VectorMask<Double> likely1 = optionSign.mul(d1).compare(GT, 0.0);
            VectorMask<Double> likely2 = optionSign.mul(d2).compare(GT, 0.0);
            DoubleVector delta = optionSign.mul(tail1.blend(yieldFactor.sub(tail1), likely1));
            DoubleVector spotTerm = spot.mul(delta);
            DoubleVector strikeTerm = optionSign.mul(tail2.blend(strikeValue.sub(tail2), likely2));

            DoubleVector density = spot.mul(g).mul(INVERSE_SQRT_2PI);
            DoubleVector vega = density.mul(sqrtTime);
            DoubleVector decay =
                    density.mul(volatility.mul(volatility).mul(0.5)).mul(perDeviation);
            DoubleVector carry =
                    dividendYield.fma(spotTerm, rate.mul(strikeTerm).neg());
            store(spotTerm.sub(strikeTerm), out, priceAt + at);
            store(delta, out, deltaAt + at);
            store(density.mul(gammaScale), out, gammaAt + at);
            store(vega, out, vegaAt + at);
            store(carry.sub(decay), out, thetaAt + at);
            store(timeToExpiry.mul(strikeTerm), out, rhoAt + at);
            store(vega.mul(d2).neg().mul(gammaScale.mul(spot)), out, vannaAt + at);
            store(vega.mul(d1).mul(d2.mul(sqrtTime)).mul(perDeviation), out, volgaAt + at);
            VectorMask<Double> irregular = load(out, statusAt + at).compare(EQ, IRREGULAR);
            if (irregular.anyTrue()) {
                priceIrregular(options, greeks, row, irregular.toLong());
            }
        }
    }

    @Inline
    static VectorMask<Double> isRegular(
            DoubleVector optionSign,
            DoubleVector spot,
            DoubleVector strike,
            DoubleVector deviation,
            DoubleVector rateTime,
            DoubleVector yieldTime) {
        return optionSign
                .abs()
                .compare(EQ, 1.0)
                .and(within(spot, LOWEST_PRICE, HIGHEST_PRICE))
                .and(within(strike, LOWEST_PRICE, HIGHEST_PRICE))
                .and(within(deviation, LOWEST_DEVIATION, HIGHEST_DEVIATION))
                .and(rateTime.abs().compare(LE, HIGHEST_RATE_TIME))
                .and(yieldTime.abs().compare(LE, HIGHEST_RATE_TIME));
    }

    private static void priceIrregular(
            Batch<OptionColumn> options, Batch<GreekColumn> greeks, int firstRow, long lanes) {
        for (long left = lanes; left != 0; left &= left - 1) {
            int row = firstRow + Long.numberOfTrailingZeros(left);
            if (row < options.rows()) {
                EuropeanScalar.priceRow(options, greeks, row);
            }
        }
    }
}
