package io.thetagrid.core.scenario;

import io.thetagrid.core.book.RiskMethod;
import io.thetagrid.core.market.MarketSnapshot;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the book would do if the last year came again: joint log returns of all underlyings over every window of h sessions
 * (overlapping for h &gt; 1), implied volatilities unchanged (risk-engine.md, "Scenarios"). What settles on the way does so at
 * the window's close of that session.
 *
 * <p>Filtered, each underlying's returns are first divided by the volatility expected of their day and multiplied by that
 * expected of tomorrow ({@link EwmaVolatility}): a calm year's moves grow in a stormy week, and correlations stay [Hull–White
 * 1998, "Incorporating volatility updating into the historical simulation method for value-at-risk"].
 */
public final class Historical implements ScenarioSet {
    private final RiskMethod method;
    private final Horizon horizon;
    private final List<String> symbols;
    private final double[][] returns;
    private final int windows;

    /**
     * Builds the windows; none where an underlying has no history in the look-back.
     *
     * @param method {@link RiskMethod#HISTORICAL} or {@link RiskMethod#FILTERED_HISTORICAL}
     */
    public Historical(
            RiskMethod method, Horizon horizon, MarketSnapshot market, List<String> symbols, ScenarioModel model) {
        this.method = method;
        this.horizon = horizon;
        this.symbols = List.copyOf(symbols);
        JointReturns joint = JointReturns.of(market, symbols, model.historySessions());
        returns = method == RiskMethod.HISTORICAL ? joint.returns() : filtered(joint.returns());
        windows = Math.max(joint.sessions() - horizon.sessions() + 1, 0);
    }

    private static double[][] filtered(double[][] returns) {
        double[][] filtered = new double[returns.length][];
        for (int i = 0; i < returns.length; i++) {
            int sessions = returns[i].length;
            double[] volatilities = EwmaVolatility.of(returns[i], sessions, EwmaVolatility.DAILY_DECAY);
            filtered[i] = new double[sessions];
            for (int t = 0; t < sessions; t++) {
                // A price that has never moved has no volatility to scale by.
                filtered[i][t] = volatilities[t] > 0 ? returns[i][t] * (volatilities[sessions] / volatilities[t]) : 0;
            }
        }
        return filtered;
    }

    @Override
    public RiskMethod method() {
        return method;
    }

    @Override
    public Horizon horizon() {
        return horizon;
    }

    @Override
    public int scenarios() {
        return windows;
    }

    @Override
    public int overlap() {
        return horizon.sessions();
    }

    @Override
    public String note() {
        if (windows == 0) {
            return "unavailable, n = 0: no joint price history of " + String.join(", ", symbols);
        }
        String note = String.format(
                Locale.ROOT,
                "n = %d joint log returns%s, implied volatility unchanged",
                windows,
                method == RiskMethod.HISTORICAL
                        ? ""
                        : " scaled to tomorrow's volatility (EWMA, λ = " + EwmaVolatility.DAILY_DECAY + ")");
        return horizon.sessions() == 1 ? note : note + ", overlapping windows";
    }

    @Override
    public Shocks block(int first, int count) {
        SortedMap<String, UnderlyingShocks> shocks = new TreeMap<>();
        for (int i = 0; i < symbols.size(); i++) {
            SortedMap<Double, double[]> settlements = new TreeMap<>();
            for (var settlement : horizon.settlements(symbols.get(i)).entrySet()) {
                settlements.put(settlement.getKey(), cumulated(i, first, count, settlement.getValue()));
            }
            double[] logSpot = cumulated(i, first, count, horizon.sessions());
            shocks.put(
                    symbols.get(i), new UnderlyingShocks(logSpot, new double[count], new double[count], settlements));
        }
        return new Shocks(count, horizon.years(), shocks);
    }

    /** Log return of the first {@code sessions} sessions of each window. */
    private double[] cumulated(int underlying, int first, int count, int sessions) {
        double[] sums = new double[count];
        for (int w = 0; w < count; w++) {
            for (int t = 0; t < sessions; t++) {
                sums[w] += returns[underlying][first + w + t];
            }
        }
        return sums;
    }
}
