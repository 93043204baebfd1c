package io.thetagrid.core.market;

import io.thetagrid.kernels.math.ScalarMath;

/** How an interest rate is quoted: which discount factor it stands for. */
public enum Compounding {
    /** D = e^(−rT). */
    CONTINUOUS("continuous"),
    /** D = (1 + r)^(−T). */
    ANNUAL("annual"),
    /** D = 1 / (1 + rT). */
    SIMPLE("simple"),
    /** D = (1 + r/2)^(−2T): bond-equivalent yields. */
    SEMIANNUAL("semiannual"),
    /** D = 1 − r · days / 360: Treasury bills' bank discount [31 CFR 356, appendix B, section V]. */
    DISCOUNT("discount"),
    /** D = (1 + r/360)^(−days): overnight money, rolled over daily, calendar days over 360. */
    DAILY_360("daily");

    private static final double DAYS_PER_YEAR = 365;
    private static final double MONEY_MARKET_YEAR = 360;

    private final String label;

    Compounding(String label) {
        this.label = label;
    }

    /** As books spell it. */
    public String label() {
        return label;
    }

    /**
     * The continuously compounded rate of the same discount factor; NaN where there is none, as with a discount of more than
     * everything.
     *
     * @param rate per 1.00
     * @param years to when the rate's money is due, ACT/365F; only simple and discount rates depend on it
     */
    public double continuous(double rate, double years) {
        return switch (this) {
            case CONTINUOUS -> rate;
            case ANNUAL -> ScalarMath.log(1 + rate);
            case SIMPLE -> ScalarMath.log(1 + rate * years) / years;
            case SEMIANNUAL -> 2 * ScalarMath.log(1 + rate / 2);
            case DISCOUNT -> -ScalarMath.log(1 - rate * years * DAYS_PER_YEAR / MONEY_MARKET_YEAR) / years;
            case DAILY_360 -> DAYS_PER_YEAR * ScalarMath.log(1 + rate / MONEY_MARKET_YEAR);
        };
    }
}
