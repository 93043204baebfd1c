package io.thetagrid.kernels.impliedvol;

import static io.thetagrid.kernels.backend.ImpliedVolatilityColumn.IMPLIED_VOLATILITY;
import static io.thetagrid.kernels.backend.ImpliedVolatilityColumn.STATUS;
import static io.thetagrid.kernels.impliedvol.GuessCoefficients.*;
import static io.thetagrid.kernels.math.Coefficients.INVERSE_SQRT_2PI;
import static io.thetagrid.kernels.math.Coefficients.TAIL_END;
import static io.thetagrid.kernels.math.ScalarMath.atLeast;
import static io.thetagrid.kernels.math.ScalarMath.atMost;
import static io.thetagrid.kernels.math.ScalarMath.exp;
import static io.thetagrid.kernels.math.ScalarMath.expWithin;
import static io.thetagrid.kernels.math.ScalarMath.logRatio;
import static io.thetagrid.kernels.math.ScalarMath.roughLogRatio;
import static io.thetagrid.kernels.math.ScalarMath.scaledNormalTail;
import static io.thetagrid.kernels.math.ScalarMath.scaledNormalTailDenominator;
import static io.thetagrid.kernels.math.ScalarMath.scaledNormalTailNumerator;
import static java.lang.Math.abs;
import static java.lang.Math.fma;
import static java.lang.Math.sqrt;

import io.thetagrid.kernels.backend.Batch;
import io.thetagrid.kernels.backend.ImpliedVolatilityColumn;
import io.thetagrid.kernels.backend.Precision;
import io.thetagrid.kernels.backend.QuoteColumn;
import io.thetagrid.kernels.backend.Status;

/**
 * Black–Scholes–Merton implied volatility; {@link ImpliedVolatilitySimd} follows the same lines.
 *
 * <p>In Jäckel's normalisation ["Let's Be Rational", Wilmott 2017]: a = |ln(forward/strike)|, s = σ√T, h = a/s, t = s/2,
 * and the out-of-the-money price over √(forward · strike) is b(s) = m·(R(h − t) − R(h + t)) with m = e^(−(h² + t²)/2) and
 * R(x) = e^(x²/2)·N(−x). b rises from 0 to e^(−a/2), with its inflection at s = √(2a). In-the-money quotes lose their
 * intrinsic value first. Steps act on ln b, or on ln(e^(−a/2) − b) in the upper half.
 *
 * <p>A rational function of two variables guesses s within 0.2 %, as the implied volatility of Bachelier's model is a
 * function of one [Choi, Kim, Kwak 2009]: of the ratio of the in-the-money to the out-of-the-money price. From there one of
 * Householder's steps of fifth order, in ln s, leaves a quarter of the guess's error to the fifth power. Where the guess
 * was further off, as the step itself shows, Jäckel's bounds give another, and third-order steps follow until they settle.
 *
 * <p>Error of {@link Precision#FULL}: a few units in the last place of what the price determines, that is of price/vega;
 * one of Newton's steps gives it, with a series where the tails' difference would lose digits. {@link Precision#FAST}:
 * 1e-12 more.
 */
public final class ImpliedVolatilityScalar {
    /** In ln s: a quarter of its fifth power is 3e-13. */
    static final double LARGEST_LEAP = 4e-3;
    /** Of s + a: tails closer together lose more digits in their difference than {@link Precision#FAST} may. */
    static final double LEAST_APART = 4e-3;
    /** Of h + t: up to it e^(−(h² + t²)/2) is normal. */
    static final double FARTHEST = 37.6;

    /** Third-order steps converge with the fourth power of the error: one below this leaves nothing to do. */
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
    public static void impliedVolatility(
            Batch<QuoteColumn> quotes, Precision precision, Batch<ImpliedVolatilityColumn> volatilities) {
        for (int row = 0; row < quotes.rows(); row++) {
            solveRow(quotes, precision, volatilities, row);
        }
    }

    static void solveRow(
            Batch<QuoteColumn> quotes, Precision precision, Batch<ImpliedVolatilityColumn> volatilities, int row) {
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
            double spotValue = spot * expWithin(-yieldTime);
            double strikeValue = strike * expWithin(-rateTime);
            double forwardValue = spotValue - strikeValue;
            double intrinsic = atLeast(optionSign * forwardValue, 0.0);
            double maximum = optionSign > 0.0 ? spotValue : strikeValue;
            double lesser = forwardValue < 0.0 ? spotValue : strikeValue;
            double perMoney = 1.0 / sqrt(spotValue * strikeValue);
            double distance = abs(logRatio(spot, strike) + (rateTime - yieldTime));
            double most = lesser * perMoney;
            double parity = abs(forwardValue) * perMoney;
            double timeValue = (price - intrinsic) * perMoney;
            double shortfall = (maximum - price) * perMoney;
            double deviation = solve(distance, most, parity, timeValue, shortfall, precision);
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
     * @param most e^(−a/2), which no price reaches
     * @param parity normalised difference of the in-the-money and the out-of-the-money price
     * @param price normalised out-of-the-money price
     * @param shortfall most − price, as exactly as the quote gives it
     * @return NaN if the steps do not settle
     */
    private static double solve(
            double a, double most, double parity, double price, double shortfall, Precision precision) {
        boolean upper = price > shortfall;
        double target = upper ? shortfall : price;
        double s = leap(a, most, guess(a, most, parity, price, shortfall), upper, target);
        if (Double.isNaN(s)) {
            return settle(a, most, price, shortfall);
        }
        return precision == Precision.FULL ? s + newtonStep(a, most, s, upper, target) : s;
    }

    private static double guess(double a, double most, double parity, double price, double shortfall) {
        boolean upper = price > shortfall;
        double inTheMoney = price + parity;
        double log = roughLogRatio(upper ? most : inTheMoney, upper ? shortfall : price);
        double sum = price + inTheMoney;
        double y = sum * sum;
        double p = fma(fma(LOWER_P42, y, LOWER_P41), y, LOWER_P40);
        p = fma(p, log, fma(fma(LOWER_P32, y, LOWER_P31), y, LOWER_P30));
        p = fma(p, log, fma(fma(LOWER_P22, y, LOWER_P21), y, LOWER_P20));
        p = fma(p, log, fma(fma(LOWER_P12, y, LOWER_P11), y, LOWER_P10));
        p = fma(p, log, fma(fma(LOWER_P02, y, LOWER_P01), y, LOWER_P00));
        double q = fma(LOWER_Q51, y, LOWER_Q50);
        q = fma(q, log, fma(LOWER_Q41, y, LOWER_Q40));
        q = fma(q, log, fma(LOWER_Q31, y, LOWER_Q30));
        q = fma(q, log, fma(LOWER_Q21, y, LOWER_Q20));
        q = fma(q, log, fma(LOWER_Q11, y, LOWER_Q10));
        q = fma(q, log, fma(LOWER_Q01, y, 1.0));
        double lower = sum * p / q;
        return upper ? upperGuess(a, log) : lower;
    }

    private static double upperGuess(double a, double log) {
        double p = fma(fma(UPPER_P32, a, UPPER_P31), a, UPPER_P30);
        p = fma(p, log, fma(fma(UPPER_P22, a, UPPER_P21), a, UPPER_P20));
        p = fma(p, log, fma(fma(UPPER_P12, a, UPPER_P11), a, UPPER_P10));
        p = fma(p, log, fma(fma(UPPER_P02, a, UPPER_P01), a, UPPER_P00));
        double q = fma(UPPER_Q31, a, UPPER_Q30);
        q = fma(q, log, fma(UPPER_Q21, a, UPPER_Q20));
        q = fma(q, log, fma(UPPER_Q11, a, UPPER_Q10));
        q = fma(q, log, fma(UPPER_Q01, a, 1.0));
        return p / q;
    }

    /**
     * Householder's fifth-order step, in ln s, where every derivative of ln(s·b′) is a sum of h² and t². Fractions are kept
     * apart, so that the two tails, b and its derivative take one division each.
     *
     * @return the new s; NaN where the guess was too far off, or s too small, for 1e-12
     */
    private static double leap(double a, double most, double s, boolean upper, double target) {
        double h = a / s;
        double t = 0.5 * s;
        double hh = h * h;
        double tt = t * t;
        double sum = hh + tt;
        double far = h + t;
        boolean apart = s > 0.0 && s + a >= LEAST_APART && far <= FARTHEST;
        double m = apart ? expWithin(sum * -0.5) : Double.NaN;

        double near = abs(h - t);
        boolean rising = h < t;
        double nearScale = scaledNormalTailDenominator(near);
        double farScale = scaledNormalTailDenominator(far);
        double farTail = scaledNormalTailNumerator(far) * nearScale;
        double nearTail = scaledNormalTailNumerator(near);
        double scale = nearScale * farScale;
        double tails = m * fma(nearTail, farScale, rising ? farTail : -farTail);
        double value = rising != upper ? fma(most, scale, -tails) : tails;
        double rise = m * INVERSE_SQRT_2PI * (s * scale);
        double aim = target * scale;

        double slope = rise / value;
        double r = upper ? -slope : slope;
        double f = logRatio(aim, value);
        double c1 = hh - tt + 1.0;
        double c2 = sum * -2.0;
        double c3 = (hh - tt) * 4.0;
        double h2 = c1 - r;
        double g = fma(-r, h2, c2);
        double h3 = fma(h2, h2, g);
        double h4 = fma(h3, h2 - r, fma(h2 + h2, g, c3));
        double ff = f * f;
        double fh = f * h2;
        double numerator = f * fma(r, r + fh, h3 * ff * (1.0 / 6.0));
        double quadratic = fma(h2 * h2, 0.25, h3 * (1.0 / 3.0)) * ff;
        double denominator = fma(fma(r, fma(fh, 1.5, r), quadratic), r, h4 * (1.0 / 24.0) * (ff * f));
        double odd = numerator * denominator * 0.5;
        double even = fma(numerator * (1.0 / 12.0), numerator, denominator * denominator);
        double next = s * (even + odd) / (even - odd);
        return abs(f) <= slope * LARGEST_LEAP ? next : Double.NaN;
    }

    /** Third-order steps from Jäckel's guess until they settle; NaN if they do not. */
    private static double settle(double a, double most, double price, double shortfall) {
        boolean upper = price > shortfall;
        double target = upper ? shortfall : price;
        double s = inflectionGuess(a, most, price, shortfall);
        for (int i = 0; i < MOST_STEPS; i++) {
            double step = step(a, most, s, upper, target);
            s += step;
            if (abs(step) <= LAST_STEP * s) {
                return s;
            }
        }
        return Double.NaN;
    }

    /** Matches value and slope at the inflection, from the side the price lies on [Jäckel 2017]. */
    private static double inflectionGuess(double a, double most, double price, double shortfall) {
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

    /** Newton's step, for what rounding has left. */
    private static double newtonStep(double a, double most, double s, boolean upper, double target) {
        double h = a / s;
        double t = 0.5 * s;
        double hh = h * h;
        double tt = t * t;
        double m = exp((hh + tt) * -0.5);
        double value = value(a, most, h, t, tt, m, upper);
        double slope = m * INVERSE_SQRT_2PI;
        return (target - value) / (upper ? -slope : slope);
    }

    /** Householder's third-order step, at least −s/2. */
    private static double step(double a, double most, double s, boolean upper, double target) {
        double perS = 1.0 / s;
        double h = a * perS;
        double t = 0.5 * s;
        double hh = h * h;
        double tt = t * t;
        double m = exp((hh + tt) * -0.5);
        double value = atLeast(value(a, most, h, t, tt, m, upper), Double.MIN_NORMAL);

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

    /** b, or in the upper half e^(−a/2) − b, within a few units in the last place. */
    private static double value(double a, double most, double h, double t, double tt, double m, boolean upper) {
        double near = scaledNormalTail(atMost(abs(h - t), TAIL_END));
        double far = scaledNormalTail(atMost(h + t, TAIL_END));
        boolean rising = h < t;
        boolean expand = t < SERIES_T && a < SERIES_DISTANCE;
        double difference = near + (rising ? far : -far);
        boolean other = rising != upper;
        if (expand) {
            difference = tailDifference(h, t, tt);
            other = upper;
        }
        double tails = m * difference;
        return other ? most - tails : tails;
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
