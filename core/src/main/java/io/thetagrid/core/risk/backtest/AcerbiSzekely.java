package io.thetagrid.core.risk.backtest;

import io.thetagrid.core.risk.CompensatedSum;

/**
 * Statistics of expected-shortfall forecasts [C. Acerbi and B. Székely, "Backtesting Expected Shortfall", Risk, December
 * 2014]. Both have expectation 0 where the forecasts are right and are negative where they are too low. Losses are
 * positive here, profits in the paper.
 */
public final class AcerbiSzekely {

    private AcerbiSzekely() {}

    /**
     * Z₁ = 1 − (1/N) Σ Lₜ/ESₜ over the N days with Lₜ &gt; VaRₜ: how large the losses beyond VaR were. NaN where there are
     * none.
     *
     * @param losses by day
     * @param var forecast for each day
     * @param es forecast for each day, above 0
     */
    public static double conditional(double[] losses, double[] var, double[] es) {
        int exceptions = 0;
        for (int day = 0; day < losses.length; day++) {
            exceptions += losses[day] > var[day] ? 1 : 0;
        }
        return 1 - sumOfRatios(losses, var, es) / exceptions;
    }

    /**
     * Z₂ = 1 − Σ Lₜ/ESₜ over the days with Lₜ &gt; VaRₜ, divided by as many as are expected: how many and how large.
     *
     * @param losses by day
     * @param var forecast for each day
     * @param es forecast for each day, above 0
     * @param p probability of an exception that is forecast, per 1.00
     */
    public static double unconditional(double[] losses, double[] var, double[] es, double p) {
        return 1 - sumOfRatios(losses, var, es) / (losses.length * p);
    }

    private static double sumOfRatios(double[] losses, double[] var, double[] es) {
        CompensatedSum sum = new CompensatedSum();
        for (int day = 0; day < losses.length; day++) {
            if (losses[day] > var[day]) {
                sum.add(losses[day] / es[day]);
            }
        }
        return sum.value();
    }
}
