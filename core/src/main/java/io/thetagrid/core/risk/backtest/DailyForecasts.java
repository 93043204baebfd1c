package io.thetagrid.core.risk.backtest;

import io.thetagrid.core.risk.CompensatedSum;
import java.util.Arrays;
import java.util.List;

/**
 * Forecasts of one method at one confidence, by day, oldest first.
 *
 * @param var value at risk, a loss &gt; 0 per 1.00 of value at the close before
 * @param es expected shortfall, likewise
 */
public record DailyForecasts(double[] var, double[] es) {

    static DailyForecasts of(List<LossForecast> forecasts, double confidence) {
        return new DailyForecasts(
                forecasts.stream()
                        .mapToDouble(forecast -> forecast.valueAtRisk(confidence))
                        .toArray(),
                forecasts.stream()
                        .mapToDouble(forecast -> forecast.expectedShortfall(confidence))
                        .toArray());
    }

    /** Whether each day's loss was beyond VaR. */
    public boolean[] exceptions(double[] losses) {
        boolean[] exceptions = new boolean[losses.length];
        for (int day = 0; day < exceptions.length; day++) {
            exceptions[day] = losses[day] > var[day];
        }
        return exceptions;
    }

    /** Mean VaR, per 1.00. */
    public double meanVar() {
        return mean(var);
    }

    /** Mean expected shortfall, per 1.00. */
    public double meanEs() {
        return mean(es);
    }

    /** Whether losses can be divided by expected shortfall. */
    boolean shortfallsArePositive() {
        return Arrays.stream(es).allMatch(value -> value > 0);
    }

    private static double mean(double[] values) {
        CompensatedSum sum = new CompensatedSum();
        for (double value : values) {
            sum.add(value);
        }
        return sum.value() / values.length;
    }
}
