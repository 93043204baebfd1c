package io.thetagrid.core.scenario;

import io.thetagrid.core.market.MarketSnapshot;
import io.thetagrid.core.market.NyseCalendar;
import io.thetagrid.core.market.PriceHistory;
import io.thetagrid.core.market.UnderlyingMarket;
import io.thetagrid.kernels.math.ScalarMath;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Daily log returns of several underlyings over the sessions on which all of them closed, up to the snapshot's date.
 *
 * @param dates that the returns end on, oldest first
 * @param returns {@code returns[underlying][session]}
 */
record JointReturns(List<LocalDate> dates, double[][] returns) {
    /** The last {@code sessions} returns, or as many as there are; none where one underlying has no history. */
    static JointReturns of(MarketSnapshot market, List<String> symbols, int sessions) {
        LocalDate today = NyseCalendar.date(market.asOf());
        List<SortedMap<LocalDate, Double>> closes = new ArrayList<>();
        SortedSet<LocalDate> common = null;
        for (String symbol : symbols) {
            UnderlyingMarket underlying = market.underlyings().get(symbol);
            PriceHistory history = underlying == null ? PriceHistory.none() : underlying.history();
            SortedMap<LocalDate, Double> past = history.closes().headMap(today.plusDays(1));
            closes.add(past);
            if (common == null) {
                common = new TreeSet<>(past.keySet());
            } else {
                common.retainAll(past.keySet());
            }
        }
        List<LocalDate> dates = common == null ? List.of() : List.copyOf(common);
        List<LocalDate> last = dates.subList(Math.max(dates.size() - sessions - 1, 0), dates.size());
        double[][] returns = new double[symbols.size()][Math.max(last.size() - 1, 0)];
        for (int i = 0; i < returns.length; i++) {
            for (int t = 0; t < returns[i].length; t++) {
                returns[i][t] = ScalarMath.log(
                        closes.get(i).get(last.get(t + 1)) / closes.get(i).get(last.get(t)));
            }
        }
        return new JointReturns(last.subList(Math.min(1, last.size()), last.size()), returns);
    }

    /** The returns from one index up to before another. */
    JointReturns between(int from, int to) {
        double[][] part = new double[returns.length][];
        for (int i = 0; i < part.length; i++) {
            part[i] = Arrays.copyOfRange(returns[i], from, to);
        }
        return new JointReturns(dates.subList(from, to), part);
    }

    /** Number of returns that end on a date or before it. */
    int sessionsUntil(LocalDate date) {
        int found = Collections.binarySearch(dates, date);
        return found >= 0 ? found + 1 : -found - 1;
    }

    int sessions() {
        return returns.length == 0 ? 0 : returns[0].length;
    }

    /** Pearson correlation of two underlyings' returns; NaN where one of them never moves. */
    double correlation(int i, int j) {
        double[] x = returns[i];
        double[] y = returns[j];
        double meanX = mean(x);
        double meanY = mean(y);
        double xx = 0;
        double yy = 0;
        double xy = 0;
        for (int t = 0; t < x.length; t++) {
            xx += (x[t] - meanX) * (x[t] - meanX);
            yy += (y[t] - meanY) * (y[t] - meanY);
            xy += (x[t] - meanX) * (y[t] - meanY);
        }
        return Math.clamp(xy / Math.sqrt(xx * yy), -1.0, 1.0);
    }

    /** Annual volatility from the returns of one underlying (n − 1, 252 sessions a year). */
    double annualVolatility(int i) {
        double[] x = returns[i];
        double mean = mean(x);
        double squares = 0;
        for (double value : x) {
            squares += (value - mean) * (value - mean);
        }
        return Math.sqrt(squares / (x.length - 1) * 252);
    }

    private static double mean(double[] x) {
        double sum = 0;
        for (double value : x) {
            sum += value;
        }
        return sum / x.length;
    }
}
