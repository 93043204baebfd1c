package io.thetagrid.kernels.blackscholes;

import static java.lang.Math.abs;

/**
 * Where the Black–Scholes lines hold as they stand: nothing in them overflows, underflows or divides by 0. Other rows are
 * limits or invalid and belong to {@link EuropeanLimits}.
 */
final class EuropeanDomain {
    /** Spot and strike: their squares and ratios stay normal numbers. */
    static final double LOWEST_PRICE = 1e-75;

    static final double HIGHEST_PRICE = 1e75;
    /** σ√T: spot²·σ√T and d₁² stay normal numbers. */
    static final double LOWEST_DEVIATION = 1e-100;

    static final double HIGHEST_DEVIATION = 1e75;
    /** |rT| and |qT|: discount factors stay normal numbers. */
    static final double HIGHEST_RATE_TIME = 300;

    private EuropeanDomain() {}

    /** False also for NaN. */
    static boolean isRegular(
            double optionSign, double spot, double strike, double deviation, double rateTime, double yieldTime) {
        return abs(optionSign) == 1.0
                && spot >= LOWEST_PRICE
                && spot <= HIGHEST_PRICE
                && strike >= LOWEST_PRICE
                && strike <= HIGHEST_PRICE
                && deviation >= LOWEST_DEVIATION
                && deviation <= HIGHEST_DEVIATION
                && abs(rateTime) <= HIGHEST_RATE_TIME
                && abs(yieldTime) <= HIGHEST_RATE_TIME;
    }
}
