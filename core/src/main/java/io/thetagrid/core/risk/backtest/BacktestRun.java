package io.thetagrid.core.risk.backtest;

import io.thetagrid.core.io.BadInputException;
import io.thetagrid.core.io.Problem;
import io.thetagrid.core.pricing.Parallel;
import io.thetagrid.core.scenario.StreamIds;
import io.thetagrid.kernels.backend.Backend;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Forecasts one-day value at risk and expected shortfall of one unit of each underlying, day by day and out of sample, over
 * its whole history, and tests the forecasts. Returns are simple, so that the P&amp;L of one unit is linear in them; none
 * is below −100 %. Backend and threads change how long it takes, never a digit.
 */
public final class BacktestRun {

    private BacktestRun() {}

    /**
     * Backtests, in the order of the series.
     *
     * @throws BadInputException where histories have fewer closes than a look-back, a forecast and its outcome need
     */
    public static List<SeriesBacktest> of(
            List<PriceSeries> series, BacktestSettings settings, Backend backend, int threads) {
        List<Problem> problems = series.stream()
                .filter(one -> one.history().closes().size() < settings.fewestCloses())
                .map(one -> tooShort(one, settings))
                .toList();
        if (!problems.isEmpty()) {
            throw new BadInputException(problems);
        }
        return Parallel.map(series, threads, one -> backtest(one, settings, backend));
    }

    private static Problem tooShort(PriceSeries series, BacktestSettings settings) {
        return new Problem(
                series.source(),
                0,
                series.symbol(),
                series.history().closes().size() + " closes",
                "at least " + settings.fewestCloses() + ": a look-back of " + settings.window()
                        + " returns and a day to forecast (a shorter window needs fewer)");
    }

    private static SeriesBacktest backtest(PriceSeries series, BacktestSettings settings, Backend backend) {
        SortedMap<LocalDate, Double> closes = series.history().closes();
        double[] returns = returns(closes);
        double[] losses = Arrays.stream(returns, settings.window(), returns.length)
                .map(each -> 0 - settings.side().pnl(each))
                .toArray();
        RollingForecasts rolling = new RollingForecasts(returns, settings);
        ForecastMethod[] methods = ForecastMethod.values();
        List<Double> levels = settings.confidence();
        List<List<LossForecast>> forecasts = new ArrayList<>();
        DailyForecasts[][] daily = new DailyForecasts[methods.length][levels.size()];
        for (int method = 0; method < methods.length; method++) {
            forecasts.add(rolling.of(methods[method]));
            for (int level = 0; level < levels.size(); level++) {
                daily[method][level] = DailyForecasts.of(forecasts.get(method), levels.get(level));
            }
        }
        int id = StreamIds.of(List.of(series.symbol()))[0];
        NullDistribution[][] simulated = new NullSimulation(backend, settings.seed(), id, settings.simulations())
                .distributions(forecasts, daily, levels);
        List<Backtest> backtests = new ArrayList<>();
        for (int method = 0; method < methods.length; method++) {
            for (int level = 0; level < levels.size(); level++) {
                DailyForecasts forecast = daily[method][level];
                backtests.add(Backtest.of(
                        methods[method],
                        levels.get(level),
                        forecast,
                        losses,
                        forecast.shortfallsArePositive() ? Optional.of(simulated[method][level]) : Optional.empty(),
                        settings.significance()));
            }
        }
        List<LocalDate> dates = List.copyOf(closes.keySet());
        return new SeriesBacktest(series, dates.subList(settings.window() + 1, dates.size()), losses, backtests);
    }

    /** Simple returns from each close to the next. */
    private static double[] returns(SortedMap<LocalDate, Double> closes) {
        double[] prices =
                closes.values().stream().mapToDouble(Double::doubleValue).toArray();
        double[] returns = new double[prices.length - 1];
        for (int t = 0; t < returns.length; t++) {
            returns[t] = prices[t + 1] / prices[t] - 1;
        }
        return returns;
    }
}
