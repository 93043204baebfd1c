package io.thetagrid.core.risk.backtest;

import io.thetagrid.core.scenario.EwmaVolatility;
import io.thetagrid.core.scenario.ScenarioModel;
import java.util.ArrayList;
import java.util.List;

/** Forecasts for every day after the first look-back, each from the days before it alone. */
final class RollingForecasts {
    /** As the scenarios of {@code risk} have them. */
    private static final ShockLaw STUDENT_T = new StudentTShock(ScenarioModel.DEFAULT.degreesOfFreedom());

    private final double[] returns;
    private final double[] volatilities;
    private final BacktestSettings settings;

    /** @param returns simple, oldest first, more of them than the look-back has */
    RollingForecasts(double[] returns, BacktestSettings settings) {
        this.returns = returns;
        this.settings = settings;
        volatilities = EwmaVolatility.of(returns, settings.window(), settings.decay());
    }

    /** One for each return from the {@code window}-th on, counted from 0. */
    List<LossForecast> of(ForecastMethod method) {
        List<LossForecast> forecasts = new ArrayList<>(returns.length - settings.window());
        for (int day = settings.window(); day < returns.length; day++) {
            forecasts.add(of(method, day));
        }
        return forecasts;
    }

    private LossForecast of(ForecastMethod method, int day) {
        return switch (method) {
            case HISTORICAL -> EmpiricalForecast.of(lookBack(day, false));
            case FILTERED_HISTORICAL -> EmpiricalForecast.of(lookBack(day, true));
            case GAUSSIAN -> scaled(new GaussianShock(), day);
            case STUDENT_T -> scaled(STUDENT_T, day);
        };
    }

    private LossForecast scaled(ShockLaw law, int day) {
        return new ScaledForecast(law, volatilities[day], settings.side().mostLoss());
    }

    private double[] lookBack(int day, boolean filtered) {
        double[] pnl = new double[settings.window()];
        for (int i = 0; i < pnl.length; i++) {
            int past = day - pnl.length + i;
            double move = filtered ? rescaled(past, day) : returns[past];
            pnl[i] = settings.side().pnl(move);
        }
        return pnl;
    }

    /** A price that has never moved yet gives no scale: its return counts as it is. */
    private double rescaled(int past, int day) {
        return volatilities[past] == 0 ? returns[past] : returns[past] / volatilities[past] * volatilities[day];
    }
}
