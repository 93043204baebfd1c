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
import static io.thetagrid.kernels.math.Coefficients.INVERSE_SQRT_2PI;
import static io.thetagrid.kernels.math.Coefficients.TAIL_END;
import static io.thetagrid.kernels.math.ScalarMath.atMost;
import static io.thetagrid.kernels.math.ScalarMath.exp;
import static io.thetagrid.kernels.math.ScalarMath.gaussian;
import static io.thetagrid.kernels.math.ScalarMath.logRatio;
import static io.thetagrid.kernels.math.ScalarMath.scaledNormalTail;
import static java.lang.Math.abs;
import static java.lang.Math.fma;
import static java.lang.Math.sqrt;

import io.thetagrid.kernels.backend.Batch;
import io.thetagrid.kernels.backend.GreekColumn;
import io.thetagrid.kernels.backend.OptionColumn;
import io.thetagrid.kernels.backend.Status;

/**
 * European price and Greeks [Black and Scholes 1973; Merton 1973, dividend yield q], one row at a time; {@link
 * EuropeanSimd} follows the same lines.
 *
 * <p>Both normal tails come from one exponential: with g = e^(−qT)·e^(−d₁²/2), where S·g = K·e^(−rT)·e^(−d₂²/2), and
 * R(x) = e^(x²/2)·N(−x), the terms are e^(−qT)·N(−d₁) = g·R(d₁) and K·e^(−rT)·N(−d₂) = S·g·R(d₂). That keeps the relative
 * accuracy of prices far out of the money.
 *
 * <p>Error, with d = |d₁| + σ√T: each value within 5e-15·(4 + d²) + 4e-16·(1 + d)/(σ√T) of the sum of its terms'
 * absolute values; prices out of the money within 1e-13·(4 + d²) of themselves, plus the same conditioning term.
 */
public final class EuropeanScalar {

    private EuropeanScalar() {}

    /** Prices every row. Greeks are raw partial derivatives, theta −∂/∂T per year; see {@link GreekColumn}. */
    public static void price(Batch<OptionColumn> options, Batch<GreekColumn> greeks) {
        for (int row = 0; row < options.rows(); row++) {
            priceRow(options, greeks, row);
        }
    }

    /** Whether the lines below hold for a row. */
    static boolean isRegular(Batch<OptionColumn> options, int row) {
        double timeToExpiry = options.get(TIME_TO_EXPIRY, row);
        return EuropeanDomain.isRegular(
                options.get(OPTION_SIGN, row),
                options.get(SPOT, row),
                options.get(STRIKE, row),
                options.get(VOLATILITY, row) * sqrt(timeToExpiry),
                options.get(RATE, row) * timeToExpiry,
                options.get(DIVIDEND_YIELD, row) * timeToExpiry);
    }

    static void priceRow(Batch<OptionColumn> options, Batch<GreekColumn> greeks, int row) {
        double optionSign = options.get(OPTION_SIGN, row);
        double spot = options.get(SPOT, row);
        double strike = options.get(STRIKE, row);
        double timeToExpiry = options.get(TIME_TO_EXPIRY, row);
        double rate = options.get(RATE, row);
        double dividendYield = options.get(DIVIDEND_YIELD, row);
        double volatility = options.get(VOLATILITY, row);

        double sqrtTime = sqrt(timeToExpiry);
        double deviation = volatility * sqrtTime;
        double rateTime = rate * timeToExpiry;
        double yieldTime = dividendYield * timeToExpiry;
        if (!EuropeanDomain.isRegular(optionSign, spot, strike, deviation, rateTime, yieldTime)) {
            EuropeanLimits.priceRow(options, greeks, row);
            return;
        }

        double spotSquared = spot * spot;
        double gammaScale = 1.0 / (spotSquared * deviation);
        double perDeviation = gammaScale * spotSquared;
        double centre = (logRatio(spot, strike) + (rateTime - yieldTime)) * perDeviation;
        double d1 = fma(deviation, 0.5, centre);
        double d2 = fma(deviation, -0.5, centre);
        double distance1 = atMost(abs(d1), TAIL_END);
        double distance2 = atMost(abs(d2), TAIL_END);

        double yieldFactor = exp(-yieldTime);
        double strikeValue = strike * exp(-rateTime);
        double g = yieldFactor * gaussian(distance1);
        double tail1 = g * scaledNormalTail(distance1);
        double tail2 = spot * g * scaledNormalTail(distance2);
        double delta = optionSign * (optionSign * d1 > 0.0 ? yieldFactor - tail1 : tail1);
        double spotTerm = spot * delta;
        double strikeTerm = optionSign * (optionSign * d2 > 0.0 ? strikeValue - tail2 : tail2);

        double density = spot * g * INVERSE_SQRT_2PI;
        double vega = density * sqrtTime;
        double decay = density * (volatility * volatility * 0.5) * perDeviation;
        double carry = fma(dividendYield, spotTerm, -(rate * strikeTerm));
        greeks.set(PRICE, row, spotTerm - strikeTerm);
        greeks.set(DELTA, row, delta);
        greeks.set(GAMMA, row, density * gammaScale);
        greeks.set(VEGA, row, vega);
        greeks.set(THETA, row, carry - decay);
        greeks.set(RHO, row, timeToExpiry * strikeTerm);
        greeks.set(VANNA, row, -(vega * d2) * (gammaScale * spot));
        greeks.set(VOLGA, row, vega * d1 * (d2 * sqrtTime) * perDeviation);
        greeks.set(STATUS, row, Status.OK.code());
    }
}
