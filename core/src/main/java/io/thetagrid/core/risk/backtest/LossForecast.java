package io.thetagrid.core.risk.backtest;

/** The distribution of a day's loss as it was forecast the day before, per 1.00 of value. */
interface LossForecast {

    /**
     * Loss that is not exceeded.
     *
     * @param confidence per 1.00, above 0.5
     */
    double valueAtRisk(double confidence);

    /**
     * Mean of the losses at or beyond VaR.
     *
     * @param confidence per 1.00, above 0.5
     */
    double expectedShortfall(double confidence);

    /** The loss beyond which the probability {@code tail} lies, below 0.5: what the distribution makes of a uniform draw. */
    double loss(double tail);
}
