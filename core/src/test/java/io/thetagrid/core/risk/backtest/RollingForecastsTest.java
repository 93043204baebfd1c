package io.thetagrid.core.risk.backtest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.thetagrid.core.scenario.EwmaVolatility;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RollingForecastsTest {
    private static final double[] RETURNS = {0.01, -0.02, 0.03, -0.01};

    /** Variances by hand: 2.5e-4 (mean square of two), then 0.94 of it and 0.06 of each square. */
    private static final double SECOND = 0.94 * 2.5e-4 + 0.06 * 1e-4;

    private static final double THIRD = 0.94 * SECOND + 0.06 * 4e-4;

    @Test
    void volatilityIsTheRecursionOfRiskMetrics() {
        double[] volatilities = EwmaVolatility.of(RETURNS, 2, 0.94);
        assertEquals(Math.sqrt(2.5e-4), volatilities[0], 1e-17);
        assertEquals(Math.sqrt(SECOND), volatilities[1], 1e-17);
        assertEquals(Math.sqrt(THIRD), volatilities[2], 1e-17);
        assertEquals(Math.sqrt(0.94 * THIRD + 0.06 * 9e-4), volatilities[3], 1e-17);
    }

    /** Quantiles and expected shortfalls of the standard normal, and of t with four degrees of freedom, from SciPy. */
    @Test
    void scaledForecastsAreVolatilityTimesTheLaw() {
        LossForecast gaussian = first(ForecastMethod.GAUSSIAN, Side.SHORT);
        assertEquals(2.3263478740408408 * Math.sqrt(THIRD), gaussian.valueAtRisk(0.99), 1e-15);
        assertEquals(2.665214220345808 * Math.sqrt(THIRD), gaussian.expectedShortfall(0.99), 1e-15);
        LossForecast studentT = first(ForecastMethod.STUDENT_T, Side.SHORT);
        assertEquals(3.746947387979197 * Math.sqrt(0.5 * THIRD), studentT.valueAtRisk(0.99), 1e-12);
        assertEquals(5.220584194492219 * Math.sqrt(0.5 * THIRD), studentT.expectedShortfall(0.99), 1e-12);
    }

    @Test
    void historicalForecastsAreTheLookBacksLosses() {
        assertEquals(0.02, first(ForecastMethod.HISTORICAL, Side.LONG).valueAtRisk(0.99));
        assertEquals(0.01, first(ForecastMethod.HISTORICAL, Side.SHORT).valueAtRisk(0.99));
        assertEquals(
                0.02 * Math.sqrt(THIRD / SECOND),
                first(ForecastMethod.FILTERED_HISTORICAL, Side.LONG).valueAtRisk(0.99),
                1e-16);
        assertEquals(
                0.01 * Math.sqrt(THIRD / 2.5e-4),
                first(ForecastMethod.FILTERED_HISTORICAL, Side.SHORT).valueAtRisk(0.99),
                1e-16);
    }

    /** What comes after a day changes nothing that was forecast for it. */
    @ParameterizedTest
    @EnumSource(ForecastMethod.class)
    void forecastsDoNotLookAhead(ForecastMethod method) {
        double[] other = RETURNS.clone();
        other[2] = -0.5;
        other[3] = 0.7;
        List<LossForecast> before = forecasts(RETURNS, method, Side.LONG);
        List<LossForecast> after = forecasts(other, method, Side.LONG);
        assertEquals(2, before.size());
        assertEquals(before.get(0).valueAtRisk(0.95), after.get(0).valueAtRisk(0.95));
        assertEquals(before.get(0).expectedShortfall(0.95), after.get(0).expectedShortfall(0.95));
        assertNotEquals(before.get(1).valueAtRisk(0.95), after.get(1).valueAtRisk(0.95));
    }

    /** A share cannot lose more than it is worth; who has sold it can. */
    @Test
    void anOwnerLosesAtMostEverything() {
        GaussianShock law = new GaussianShock();
        ScaledForecast wild = new ScaledForecast(law, 0.6, 1);
        assertEquals(1, wild.valueAtRisk(0.99));
        assertEquals(1, wild.expectedShortfall(0.99));
        assertEquals(
                0.6 * 2.3263478740408408,
                new ScaledForecast(law, 0.6, Double.POSITIVE_INFINITY).valueAtRisk(0.99),
                1e-15);
        // At 95 % only a part of the tail is cut: the mean of min(L, 1) beyond VaR, by the midpoint rule in
        // probability.
        int slices = 200_000;
        double sum = 0;
        for (int i = 0; i < slices; i++) {
            sum += Math.min(0.6 * law.quantile(0.05 * (i + 0.5) / slices), 1);
        }
        assertEquals(sum / slices, wild.expectedShortfall(0.95), 1e-8);
    }

    @Test
    void aPriceThatNeverMovedHasNoRisk() {
        double[] still = new double[5];
        for (ForecastMethod method : ForecastMethod.values()) {
            for (LossForecast forecast : forecasts(still, method, Side.LONG)) {
                assertEquals(0, forecast.valueAtRisk(0.99));
                assertEquals(0, forecast.expectedShortfall(0.99));
            }
        }
    }

    private static LossForecast first(ForecastMethod method, Side side) {
        return forecasts(RETURNS, method, side).getFirst();
    }

    private static List<LossForecast> forecasts(double[] returns, ForecastMethod method, Side side) {
        BacktestSettings settings = new BacktestSettings(2, 0.94, List.of(0.99), side, 0.05, 10, 1);
        return new RollingForecasts(returns, settings).of(method);
    }
}
