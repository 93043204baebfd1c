package io.thetagrid.kernels.impliedvol;

import static io.thetagrid.kernels.backend.ImpliedVolatilityColumn.IMPLIED_VOLATILITY;
import static io.thetagrid.kernels.backend.ImpliedVolatilityColumn.STATUS;
import static io.thetagrid.kernels.math.Coefficients.INVERSE_SQRT_2PI;
import static io.thetagrid.kernels.math.Coefficients.TAIL_END;
import static io.thetagrid.kernels.math.ScalarMath.atLeast;
import static io.thetagrid.kernels.math.ScalarMath.atMost;
import static io.thetagrid.kernels.math.ScalarMath.exp;
import static io.thetagrid.kernels.math.ScalarMath.logRatio;
import static io.thetagrid.kernels.math.ScalarMath.scaledNormalTail;
import static java.lang.Math.abs;
import static java.lang.Math.fma;
import static java.lang.Math.sqrt;

import io.thetagrid.kernels.backend.Batch;
import io.thetagrid.kernels.backend.ImpliedVolatilityColumn;
import io.thetagrid.kernels.backend.QuoteColumn;
import io.thetagrid.kernels.backend.Status;

/**
 * Black–Scholes–Merton implied volatility; {@link ImpliedVolatilitySimd} follows the same lines.
 *
 * <p>In Jäckel's normalisation ["Let's Be Rational", Wilmott 2017]: a = |ln(forward/strike)|, s = σ√T, h = a/s, t = s/2,
 * and the out-of-the-money price over √(forward · strike) is b(s) = m·(R(h − t) − R(h + t)) with m = e^(−(h² + t²)/2) and
 * R(x) = e^(x²/2)·N(−x). b rises from 0 to e^(−a/2), with its inflection at s = √(2a). The first guess matches value and
 * slope there, from the side the price lies on; Householder's third-order steps on ln b, or on ln(e^(−a/2) − b) in the
 * upper half, do the rest. In-the-money quotes lose their intrinsic value first.
 *
 * <p>Error: a few units in the last place of what the price determines, that is of price/vega.
 */
public final class ImpliedVolatilityScalar {
    /** Steps converge with the fourth power of the error: one below this leaves nothing to do. */
    static final double LAST_STEP = 1e-5;

    static final int MOST_STEPS = 24;
    /** Below it R(h − t) − R(h + t) is expanded in t instead of subtracted. */
    static final double SERIES_T = 0.15;

    /** The same for a, so that the expansion's terms fall. */
    static final double SERIES_DISTANCE = 1.0;
    /** Winitzki's inverse error function [2008]: 2/(πc) and 1/c for c = 0.147. */
    static final double WINITZKI_SHIFT = 4.3307467508;

    static final double WINITZKI_SCALE = 6.802721088435374;
    static final double SQRT_8 = 2.8284271247461903;

    private ImpliedVolatilityScalar() {}

    /** Solves every row; see {@link io.thetagrid.kernels.backend.Backend#impliedVolatility}. */
    public static void impliedVolatility(Batch<QuoteColumn> quotes, Batch<ImpliedVolatilityColumn> volatilities) {
        for (int row = 0; row < quotes.rows(); row++) {
            solveRow(quotes, volatilities, row);
        }
    }

    static void solveRow(Batch<QuoteColumn> quotes, Batch<ImpliedVolatilityColumn> volatilities, int row) {
        double optionSign = quotes.get(QuoteColumn.OPTION_SIGN, row);
        double spot = quotes.get(QuoteColumn.SPOT, row);
        double strike = quotes.get(QuoteColumn.STRIKE, row);
        double timeToExpiry = quotes.get(QuoteColumn.TIME_TO_EXPIRY, row);
        double rate = quotes.get(QuoteColumn.RATE, row);
        double dividendYield = quotes.get(QuoteColumn.DIVIDEND_YIELD, row);
        double price = quotes.get(QuoteColumn.PRICE, row);

        Status status = QuoteDomain.status(optionSign, spot, strike, timeToExpiry, rate, dividendYield, price);
        double volatility = Double.NaN;
        if (status == Status.OK) {
            double rateTime = rate * timeToExpiry;
            double yieldTime = dividendYield * timeToExpiry;
            double spotValue = spot * exp(-yieldTime);
            double strikeValue = strike * exp(-rateTime);
            double intrinsic = atLeast(optionSign * (spotValue - strikeValue), 0.0);
            double maximum = optionSign > 0.0 ? spotValue : strikeValue;
            double perMoney = 1.0 / sqrt(spotValue * strikeValue);
            double distance = abs(logRatio(spot, strike) + (rateTime - yieldTime));
            double deviation = solve(distance, (price - intrinsic) * perMoney, (maximum - price) * perMoney);
            volatility = deviation / sqrt(timeToExpiry);
            status = volatility > 0.0 ? Status.OK : Status.NOT_CONVERGED;
        }
        volatilities.set(IMPLIED_VOLATILITY, row, volatility);
        volatilities.set(STATUS, row, status.code());
    }

    /**
     * s for a normalised price.
     *
     * @param a |ln(forward/strike)|
     * @param price normalised out-of-the-money price
     * @param shortfall e^(−a/2) − price, as exactly as the quote gives it
     * @return NaN if the steps do not settle
     */
    static double solve(double a, double price, double shortfall) {
        double most = exp(-0.5 * a);
        boolean upper = price > shortfall;
        double target = upper ? shortfall : price;
        double s = guess(a, most, price, shortfall);
        for (int i = 0; i < MOST_STEPS; i++) {
            double step = step(a, most, s, upper, target);
            s += step;
            if (abs(step) <= LAST_STEP * s) {
                return s;
            }
        }
        return Double.NaN;
    }

    private static double guess(double a, double most, double price, double shortfall) {
        double s = sqrt(a + a);
        double inflection = most * (0.5 - scaledNormalTail(s));
        boolean above = price >= inflection;
        double room = most - inflection;

        double part = shortfall / room;
        double logArgument = atLeast(above ? part * (2.0 - part) : inflection, Double.MIN_NORMAL);
        double log = logRatio(logArgument, above ? 1.0 : price);
        double q = fma(log, 0.5, WINITZKI_SHIFT);
        double erfInverse = sqrt(sqrt(fma(q, q, -(log * WINITZKI_SCALE))) - q);
        double guessAbove = fma(erfInverse, room / most * SQRT_8, s);

        double curvature = 0.5 * most * INVERSE_SQRT_2PI * s / inflection;
        double guessBelow = s / sqrt(log / curvature + 1.0);
        return above ? guessAbove : guessBelow;
    }

    /** Householder's third-order step, at least −s/2. */
    private static double step(double a, double most, double s, boolean upper, double target) {
        double perS = 1.0 / s;
        double h = a * perS;
        double t = 0.5 * s;
        double hh = h * h;
        double tt = t * t;
        double m = exp((hh + tt) * -0.5);
        double near = scaledNormalTail(atMost(abs(h - t), TAIL_END));
        double far = scaledNormalTail(atMost(h + t, TAIL_END));
        boolean rising = h < t;
        double tails = m * (rising ? near + far : near - far);
        double price = rising ? most - tails : tails;
        double shortfall = rising ? tails : most - tails;
        double series = m * tailDifference(h, t, tt);
        boolean expand = t < SERIES_T && a < SERIES_DISTANCE;
        price = expand ? series : price;
        shortfall = expand ? most - series : shortfall;
        double value = atLeast(upper ? shortfall : price, Double.MIN_NORMAL);

        double slope = m * INVERSE_SQRT_2PI;
        double f = logRatio(value, target);
        double f1 = (upper ? -slope : slope) / value;
        double b2 = (hh - tt) * perS;
        double hs = h * perS;
        double b3 = fma(b2, b2, fma(hs, -3.0 * hs, -0.25));
        double f2 = b2 - f1;
        double f3 = fma(f1, fma(2.0, f1, -3.0 * b2), b3);
        double newton = -f / f1;
        double numerator = newton * fma(f2 * newton, 0.5, 1.0);
        double denominator = fma(newton, fma(f3 * newton, 1.0 / 6.0, f2), 1.0);
        return atLeast(numerator / denominator, -t);
    }

    /**
     * R(h − t) − R(h + t) for small t: twice the odd part of R's Taylor series, from g = −R′ = 1/√(2π) − h·R and
     * g⁽ⁿ⁾ = n·g⁽ⁿ⁻²⁾ + h·g⁽ⁿ⁻¹⁾.
     */
    private static double tailDifference(double h, double t, double tt) {
        double tail = scaledNormalTail(atMost(h, TAIL_END));
        double g0 = fma(-h, tail, INVERSE_SQRT_2PI);
        double g1 = fma(h, g0, -tail);
        double g2 = fma(h, g1, 2.0 * g0);
        double g3 = fma(h, g2, 3.0 * g1);
        double g4 = fma(h, g3, 4.0 * g2);
        double g5 = fma(h, g4, 5.0 * g3);
        double g6 = fma(h, g5, 6.0 * g4);
        double g7 = fma(h, g6, 7.0 * g5);
        double g8 = fma(h, g7, 8.0 * g6);
        double g9 = fma(h, g8, 9.0 * g7);
        double g10 = fma(h, g9, 10.0 * g8);
        double sum = fma(g10, tt * (1.0 / 39_916_800), g8 * (1.0 / 362_880));
        sum = fma(sum, tt, g6 * (1.0 / 5_040));
        sum = fma(sum, tt, g4 * (1.0 / 120));
        sum = fma(sum, tt, g2 * (1.0 / 6));
        sum = fma(sum, tt, g0);
        return sum * (t + t);
    }
}
