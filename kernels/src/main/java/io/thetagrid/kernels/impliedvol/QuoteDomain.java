package io.thetagrid.kernels.impliedvol;

import static io.thetagrid.kernels.math.ScalarMath.atLeast;
import static io.thetagrid.kernels.math.ScalarMath.exp;
import static java.lang.Math.abs;
import static java.lang.Math.sqrt;

import io.thetagrid.kernels.backend.Batch;
import io.thetagrid.kernels.backend.QuoteColumn;
import io.thetagrid.kernels.backend.Status;

/** Which quotes have an implied volatility, and where the solver's lines hold as they stand. */
final class QuoteDomain {
    static final double LOWEST_PRICE = 1e-75;
    static final double HIGHEST_PRICE = 1e75;
    static final double LOWEST_TIME = 1e-75;
    static final double HIGHEST_TIME = 1e75;
    static final double HIGHEST_RATE_TIME = 300;
    /** Of the time value and of what is left to the maximum, each over √(forward · strike). */
    static final double LOWEST_NORMALISED = 1e-280;

    private QuoteDomain() {}

    /** OK where the solver can start. */
    static Status status(
            double optionSign,
            double spot,
            double strike,
            double timeToExpiry,
            double rate,
            double dividendYield,
            double price) {
        boolean valid = abs(optionSign) == 1.0
                && isFiniteAndNotNegative(spot)
                && isFiniteAndNotNegative(strike)
                && isFiniteAndNotNegative(timeToExpiry)
                && isFiniteAndNotNegative(price)
                && Double.isFinite(rate)
                && Double.isFinite(dividendYield);
        if (!valid) {
            return Status.INVALID_INPUT;
        }
        double rateTime = rate * timeToExpiry;
        double yieldTime = dividendYield * timeToExpiry;
        if (abs(rateTime) > HIGHEST_RATE_TIME || abs(yieldTime) > HIGHEST_RATE_TIME) {
            return Status.UNSUPPORTED;
        }
        double spotValue = spot * exp(-yieldTime);
        double strikeValue = strike * exp(-rateTime);
        double intrinsic = atLeast(optionSign * (spotValue - strikeValue), 0.0);
        boolean certain = spot == 0.0 || strike == 0.0 || timeToExpiry == 0.0;
        double maximum = certain ? intrinsic : optionSign > 0.0 ? spotValue : strikeValue;
        if (price <= intrinsic) {
            return Status.BELOW_INTRINSIC;
        }
        if (price >= maximum) {
            return Status.ABOVE_MAXIMUM;
        }
        double money = sqrt(spotValue * strikeValue);
        boolean regular = isRegular(spot)
                && isRegular(strike)
                && timeToExpiry >= LOWEST_TIME
                && timeToExpiry <= HIGHEST_TIME
                && price - intrinsic >= LOWEST_NORMALISED * money
                && maximum - price >= LOWEST_NORMALISED * money;
        return regular ? Status.OK : Status.UNSUPPORTED;
    }

    /** A row's. */
    static Status status(Batch<QuoteColumn> quotes, int row) {
        return status(
                quotes.get(QuoteColumn.OPTION_SIGN, row),
                quotes.get(QuoteColumn.SPOT, row),
                quotes.get(QuoteColumn.STRIKE, row),
                quotes.get(QuoteColumn.TIME_TO_EXPIRY, row),
                quotes.get(QuoteColumn.RATE, row),
                quotes.get(QuoteColumn.DIVIDEND_YIELD, row),
                quotes.get(QuoteColumn.PRICE, row));
    }

    private static boolean isRegular(double money) {
        return money >= LOWEST_PRICE && money <= HIGHEST_PRICE;
    }

    private static boolean isFiniteAndNotNegative(double x) {
        return x >= 0.0 && x <= Double.MAX_VALUE;
    }
}
