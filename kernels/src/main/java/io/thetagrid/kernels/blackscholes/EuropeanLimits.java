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
import static io.thetagrid.kernels.math.ScalarMath.exp;
import static java.lang.Math.abs;
import static java.lang.Math.sqrt;

import io.thetagrid.kernels.backend.Batch;
import io.thetagrid.kernels.backend.GreekColumn;
import io.thetagrid.kernels.backend.OptionColumn;
import io.thetagrid.kernels.backend.Status;

/**
 * European options without variance, spot or strike: the formula's limits. An option is then exercised for certain or
 * never; where both are equally near (forward = strike), each Greek is half of the certain one's and the status says
 * DEGENERATE.
 */
final class EuropeanLimits {

    private EuropeanLimits() {}

    static void priceRow(Batch<OptionColumn> options, Batch<GreekColumn> greeks, int row) {
        double optionSign = options.get(OPTION_SIGN, row);
        double spot = options.get(SPOT, row);
        double strike = options.get(STRIKE, row);
        double timeToExpiry = options.get(TIME_TO_EXPIRY, row);
        double rate = options.get(RATE, row);
        double dividendYield = options.get(DIVIDEND_YIELD, row);
        double volatility = options.get(VOLATILITY, row);

        Status status = status(optionSign, spot, strike, timeToExpiry, rate, dividendYield, volatility);
        double yieldFactor = exp(-dividendYield * timeToExpiry);
        double spotValue = spot * yieldFactor;
        double strikeValue = strike * exp(-rate * timeToExpiry);
        double certainty = certainty(optionSign * (spotValue - strikeValue));
        if (status == Status.OK && certainty == 0.5) {
            status = Status.DEGENERATE;
        }
        double exercise = status == Status.OK || status == Status.DEGENERATE ? optionSign * certainty : Double.NaN;
        double zero = exercise * 0.0;
        set(greeks, PRICE, row, exercise * (spotValue - strikeValue));
        set(greeks, DELTA, row, exercise * yieldFactor);
        set(greeks, GAMMA, row, zero);
        set(greeks, VEGA, row, zero);
        set(greeks, THETA, row, exercise * (dividendYield * spotValue - rate * strikeValue));
        set(greeks, RHO, row, exercise * timeToExpiry * strikeValue);
        set(greeks, VANNA, row, zero);
        set(greeks, VOLGA, row, zero);
        set(greeks, STATUS, row, status.code());
    }

    /** Adding 0 turns −0 into 0. */
    private static void set(Batch<GreekColumn> greeks, GreekColumn column, int row, double value) {
        greeks.set(column, row, value + 0.0);
    }

    /** Probability of exercise when nothing is random: 0, ½ or 1. */
    private static double certainty(double moneyness) {
        return moneyness > 0.0 ? 1.0 : moneyness < 0.0 ? 0.0 : 0.5;
    }

    private static Status status(
            double optionSign,
            double spot,
            double strike,
            double timeToExpiry,
            double rate,
            double dividendYield,
            double volatility) {
        boolean valid = abs(optionSign) == 1.0
                && isFiniteAndNotNegative(spot)
                && isFiniteAndNotNegative(strike)
                && isFiniteAndNotNegative(timeToExpiry)
                && isFiniteAndNotNegative(volatility)
                && Double.isFinite(rate)
                && Double.isFinite(dividendYield);
        if (!valid) {
            return Status.INVALID_INPUT;
        }
        double deviation = volatility * sqrt(timeToExpiry);
        boolean limit = spot < EuropeanDomain.LOWEST_PRICE
                || strike < EuropeanDomain.LOWEST_PRICE
                || deviation < EuropeanDomain.LOWEST_DEVIATION;
        boolean representable = spot <= EuropeanDomain.HIGHEST_PRICE
                && strike <= EuropeanDomain.HIGHEST_PRICE
                && abs(rate * timeToExpiry) <= EuropeanDomain.HIGHEST_RATE_TIME
                && abs(dividendYield * timeToExpiry) <= EuropeanDomain.HIGHEST_RATE_TIME;
        return limit && representable ? Status.OK : Status.UNSUPPORTED;
    }

    private static boolean isFiniteAndNotNegative(double x) {
        return x >= 0.0 && x <= Double.MAX_VALUE;
    }
}
