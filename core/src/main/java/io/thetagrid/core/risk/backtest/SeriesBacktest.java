package io.thetagrid.core.risk.backtest;

import java.time.LocalDate;
import java.util.List;

/**
 * Every method at every confidence, held against one history.
 *
 * @param dates of the days that were forecast, oldest first
 * @param losses of those days, per 1.00 of value at the close before
 * @param backtests by method, then confidence
 */
public record SeriesBacktest(PriceSeries series, List<LocalDate> dates, double[] losses, List<Backtest> backtests) {

    public SeriesBacktest {
        dates = List.copyOf(dates);
        backtests = List.copyOf(backtests);
    }
}
