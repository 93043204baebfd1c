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
import static io.thetagrid.kernels.math.VectorMath.expWithin;
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
import io.thetagrid.kernels.backend.Columns;
import io.thetagrid.kernels.backend.GreekColumn;
import io.thetagrid.kernels.backend.GreekSet;
import io.thetagrid.kernels.backend.OptionColumn;
import io.thetagrid.kernels.math.Inline;
import java.lang.foreign.Arena;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;

/**
 * {@link EuropeanScalar} over vectors, the same lines and the same bits, in short loops over a block of rows. A processor
 * looks some 250 instructions ahead: in one long loop it would wait for each row's chain of operations, in short ones it
 * works on several rows at once. What passes from loop to loop stays in the first-level cache.
 */
public final class EuropeanSimd {
    /** Rows whose intermediate columns stay in the first-level cache. */
    private static final int BLOCK = 256;

    // Intermediate columns.
    private static final int SQRT_TIME = 0;
    private static final int YIELD_FACTOR = 1;
    private static final int STRIKE_VALUE = 2;
    private static final int GAMMA_SCALE = 3;
    private static final int D1 = 4;
    private static final int D2 = 5;
    private static final int G = 6;
    private static final int TAIL1 = 7;
    private static final int TAIL2 = 8;

    private static final ThreadLocal<Columns> BLOCKS =
            ThreadLocal.withInitial(() -> Columns.allocate(Arena.ofAuto(), TAIL2 + 1, BLOCK));

    private EuropeanSimd() {}

    /** Prices every row; see {@link EuropeanScalar#price}. */
    public static void price(Batch<OptionColumn> options, GreekSet wanted, Batch<GreekColumn> greeks) {
        Columns block = BLOCKS.get();
        for (int from = 0; from < options.rows(); from += BLOCK) {
            int rows = Math.min(BLOCK, options.rows() - from);
            discounts(options, from, block, rows);
            distances(options, from, block, rows);
            gaussians(block, rows);
            tails(block, rows);
            switch (wanted) {
                case PRICE -> prices(options, from, block, rows, greeks);
                case FIVE -> greeks(options, from, block, rows, greeks, false);
                case ALL -> greeks(options, from, block, rows, greeks, true);
            }
            if (!areRegular(options, from, block, rows)) {
                priceIrregular(options, greeks, from, rows);
            }
        }
    }

    private static void discounts(Batch<OptionColumn> options, int from, Columns block, int rows) {
        long strikeAt = options.address(STRIKE, from);
        long timeToExpiryAt = options.address(TIME_TO_EXPIRY, from);
        long rateAt = options.address(RATE, from);
        long dividendYieldAt = options.address(DIVIDEND_YIELD, from);
        long sqrtTimeAt = block.address(SQRT_TIME, 0);
        long yieldFactorAt = block.address(YIELD_FACTOR, 0);
        long strikeValueAt = block.address(STRIKE_VALUE, 0);
        for (int row = 0; row < rows; row += LANES) {
            long at = (long) row * Double.BYTES;
            DoubleVector timeToExpiry = load(timeToExpiryAt + at);
            DoubleVector rateTime = load(rateAt + at).mul(timeToExpiry);
            DoubleVector yieldTime = load(dividendYieldAt + at).mul(timeToExpiry);
            store(timeToExpiry.sqrt(), sqrtTimeAt + at);
            store(expWithin(yieldTime.neg()), yieldFactorAt + at);
            store(load(strikeAt + at).mul(expWithin(rateTime.neg())), strikeValueAt + at);
        }
    }

    private static void distances(Batch<OptionColumn> options, int from, Columns block, int rows) {
        long spotAt = options.address(SPOT, from);
        long strikeAt = options.address(STRIKE, from);
        long timeToExpiryAt = options.address(TIME_TO_EXPIRY, from);
        long rateAt = options.address(RATE, from);
        long dividendYieldAt = options.address(DIVIDEND_YIELD, from);
        long volatilityAt = options.address(VOLATILITY, from);
        long sqrtTimeAt = block.address(SQRT_TIME, 0);
        long gammaScaleAt = block.address(GAMMA_SCALE, 0);
        long d1At = block.address(D1, 0);
        long d2At = block.address(D2, 0);
        for (int row = 0; row < rows; row += LANES) {
            long at = (long) row * Double.BYTES;
            DoubleVector spot = load(spotAt + at);
            DoubleVector strike = load(strikeAt + at);
            DoubleVector timeToExpiry = load(timeToExpiryAt + at);
            DoubleVector rateTime = load(rateAt + at).mul(timeToExpiry);
            DoubleVector yieldTime = load(dividendYieldAt + at).mul(timeToExpiry);
            DoubleVector deviation = load(volatilityAt + at).mul(load(sqrtTimeAt + at));

            DoubleVector spotSquared = spot.mul(spot);
            DoubleVector gammaScale = all(1.0).div(spotSquared.mul(deviation));
            DoubleVector perDeviation = gammaScale.mul(spotSquared);
            DoubleVector centre =
                    logRatio(spot, strike).add(rateTime.sub(yieldTime)).mul(perDeviation);
            store(gammaScale, gammaScaleAt + at);
            store(deviation.fma(all(0.5), centre), d1At + at);
            store(deviation.fma(all(-0.5), centre), d2At + at);
        }
    }

    private static void gaussians(Columns block, int rows) {
        long yieldFactorAt = block.address(YIELD_FACTOR, 0);
        long d1At = block.address(D1, 0);
        long gAt = block.address(G, 0);
        for (int row = 0; row < rows; row += LANES) {
            long at = (long) row * Double.BYTES;
            DoubleVector distance1 = atMost(load(d1At + at).abs(), TAIL_END);
            store(load(yieldFactorAt + at).mul(gaussian(distance1)), gAt + at);
        }
    }

    private static void tails(Columns block, int rows) {
        long d1At = block.address(D1, 0);
        long d2At = block.address(D2, 0);
        long tail1At = block.address(TAIL1, 0);
        long tail2At = block.address(TAIL2, 0);
        for (int row = 0; row < rows; row += LANES) {
            long at = (long) row * Double.BYTES;
            store(scaledNormalTail(atMost(load(d1At + at).abs(), TAIL_END)), tail1At + at);
            store(scaledNormalTail(atMost(load(d2At + at).abs(), TAIL_END)), tail2At + at);
        }
    }

    private static void prices(
            Batch<OptionColumn> options, int from, Columns block, int rows, Batch<GreekColumn> greeks) {
        long optionSignAt = options.address(OPTION_SIGN, from);
        long spotAt = options.address(SPOT, from);
        long yieldFactorAt = block.address(YIELD_FACTOR, 0);
        long strikeValueAt = block.address(STRIKE_VALUE, 0);
        long d1At = block.address(D1, 0);
        long d2At = block.address(D2, 0);
        long gAt = block.address(G, 0);
        long tail1At = block.address(TAIL1, 0);
        long tail2At = block.address(TAIL2, 0);
        long priceAt = greeks.address(PRICE, from);
        long statusAt = greeks.address(STATUS, from);
        for (int row = 0; row < rows; row += LANES) {
            long at = (long) row * Double.BYTES;
            DoubleVector optionSign = load(optionSignAt + at);
            DoubleVector spot = load(spotAt + at);
            DoubleVector g = load(gAt + at);
            DoubleVector delta = delta(optionSign, load(yieldFactorAt + at), load(d1At + at), g, load(tail1At + at));
            DoubleVector strikeTerm =
                    strikeTerm(optionSign, load(strikeValueAt + at), load(d2At + at), spot.mul(g), load(tail2At + at));
            store(spot.mul(delta).sub(strikeTerm), priceAt + at);
            store(all(0.0), statusAt + at);
        }
    }

    private static void greeks(
            Batch<OptionColumn> options, int from, Columns block, int rows, Batch<GreekColumn> greeks, boolean all) {
        long optionSignAt = options.address(OPTION_SIGN, from);
        long spotAt = options.address(SPOT, from);
        long timeToExpiryAt = options.address(TIME_TO_EXPIRY, from);
        long rateAt = options.address(RATE, from);
        long dividendYieldAt = options.address(DIVIDEND_YIELD, from);
        long volatilityAt = options.address(VOLATILITY, from);
        long sqrtTimeAt = block.address(SQRT_TIME, 0);
        long yieldFactorAt = block.address(YIELD_FACTOR, 0);
        long strikeValueAt = block.address(STRIKE_VALUE, 0);
        long gammaScaleAt = block.address(GAMMA_SCALE, 0);
        long d1At = block.address(D1, 0);
        long d2At = block.address(D2, 0);
        long gAt = block.address(G, 0);
        long tail1At = block.address(TAIL1, 0);
        long tail2At = block.address(TAIL2, 0);
        long priceAt = greeks.address(PRICE, from);
        long deltaAt = greeks.address(DELTA, from);
        long gammaAt = greeks.address(GAMMA, from);
        long vegaAt = greeks.address(VEGA, from);
        long thetaAt = greeks.address(THETA, from);
        long rhoAt = greeks.address(RHO, from);
        long vannaAt = greeks.address(VANNA, from);
        long volgaAt = greeks.address(VOLGA, from);
        long statusAt = greeks.address(STATUS, from);
        for (int row = 0; row < rows; row += LANES) {
            long at = (long) row * Double.BYTES;
            DoubleVector optionSign = load(optionSignAt + at);
            DoubleVector spot = load(spotAt + at);
            DoubleVector volatility = load(volatilityAt + at);
            DoubleVector sqrtTime = load(sqrtTimeAt + at);
            DoubleVector gammaScale = load(gammaScaleAt + at);
            DoubleVector d1 = load(d1At + at);
            DoubleVector d2 = load(d2At + at);
            DoubleVector g = load(gAt + at);

            DoubleVector perDeviation = gammaScale.mul(spot.mul(spot));
            DoubleVector delta = delta(optionSign, load(yieldFactorAt + at), d1, g, load(tail1At + at));
            DoubleVector spotTerm = spot.mul(delta);
            DoubleVector strikeTerm =
                    strikeTerm(optionSign, load(strikeValueAt + at), d2, spot.mul(g), load(tail2At + at));

            DoubleVector density = spot.mul(g).mul(INVERSE_SQRT_2PI);
            DoubleVector vega = density.mul(sqrtTime);
            DoubleVector decay =
                    density.mul(volatility.mul(volatility).mul(0.5)).mul(perDeviation);
            DoubleVector carry = load(dividendYieldAt + at)
                    .fma(spotTerm, load(rateAt + at).mul(strikeTerm).neg());
            store(spotTerm.sub(strikeTerm), priceAt + at);
            store(delta, deltaAt + at);
            store(density.mul(gammaScale), gammaAt + at);
            store(vega, vegaAt + at);
            store(carry.sub(decay), thetaAt + at);
            store(load(timeToExpiryAt + at).mul(strikeTerm), rhoAt + at);
            store(all(0.0), statusAt + at);
            if (all) {
                store(vega.mul(d2).neg().mul(gammaScale.mul(spot)), vannaAt + at);
                store(vega.mul(d1).mul(d2.mul(sqrtTime)).mul(perDeviation), volgaAt + at);
            }
        }
    }

    @Inline
    static DoubleVector delta(
            DoubleVector optionSign,
            DoubleVector yieldFactor,
            DoubleVector d1,
            DoubleVector g,
            DoubleVector scaledTail1) {
        DoubleVector tail1 = g.mul(scaledTail1);
        VectorMask<Double> likely1 = optionSign.mul(d1).compare(GT, 0.0);
        return optionSign.mul(tail1.blend(yieldFactor.sub(tail1), likely1));
    }

    @Inline
    static DoubleVector strikeTerm(
            DoubleVector optionSign,
            DoubleVector strikeValue,
            DoubleVector d2,
            DoubleVector spotG,
            DoubleVector scaledTail2) {
        DoubleVector tail2 = spotG.mul(scaledTail2);
        VectorMask<Double> likely2 = optionSign.mul(d2).compare(GT, 0.0);
        return optionSign.mul(tail2.blend(strikeValue.sub(tail2), likely2));
    }

    private static boolean areRegular(Batch<OptionColumn> options, int from, Columns block, int rows) {
        long optionSignAt = options.address(OPTION_SIGN, from);
        long spotAt = options.address(SPOT, from);
        long strikeAt = options.address(STRIKE, from);
        long timeToExpiryAt = options.address(TIME_TO_EXPIRY, from);
        long rateAt = options.address(RATE, from);
        long dividendYieldAt = options.address(DIVIDEND_YIELD, from);
        long volatilityAt = options.address(VOLATILITY, from);
        long sqrtTimeAt = block.address(SQRT_TIME, 0);
        boolean regular = true;
        for (int row = 0; row < rows; row += LANES) {
            long at = (long) row * Double.BYTES;
            DoubleVector timeToExpiry = load(timeToExpiryAt + at);
            DoubleVector deviation = load(volatilityAt + at).mul(load(sqrtTimeAt + at));
            regular &= load(optionSignAt + at)
                    .abs()
                    .compare(EQ, 1.0)
                    .and(within(load(spotAt + at), LOWEST_PRICE, HIGHEST_PRICE))
                    .and(within(load(strikeAt + at), LOWEST_PRICE, HIGHEST_PRICE))
                    .and(within(deviation, LOWEST_DEVIATION, HIGHEST_DEVIATION))
                    .and(load(rateAt + at).mul(timeToExpiry).abs().compare(LE, HIGHEST_RATE_TIME))
                    .and(load(dividendYieldAt + at).mul(timeToExpiry).abs().compare(LE, HIGHEST_RATE_TIME))
                    .allTrue();
        }
        return regular;
    }

    /** Prices again, by the scalar text, the rows of a block that are limits or invalid. */
    private static void priceIrregular(Batch<OptionColumn> options, Batch<GreekColumn> greeks, int from, int rows) {
        for (int row = from; row < from + rows; row++) {
            if (!EuropeanScalar.isRegular(options, row)) {
                EuropeanScalar.priceRow(options, greeks, row);
            }
        }
    }
}
