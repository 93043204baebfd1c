package io.thetagrid.kernels.dividends;

/** What a lane prices an option for. All trials of an option share its grid, so that their errors cancel in differences. */
enum Trial {
    /** As it is. */
    PRICE,
    /** At a volatility larger by {@link #VOLATILITY_STEP} of itself. */
    VEGA,
    /** At a rate larger by {@link #RATE_STEP}. */
    RHO;

    /** Small enough for one-sided differences, large enough for prices that are rounded at 1e-13 of the spot. */
    static final double VOLATILITY_STEP = 1e-5;

    static final double RATE_STEP = 1e-6;
}
