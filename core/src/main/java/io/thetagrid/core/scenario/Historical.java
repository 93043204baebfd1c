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
 */
public final class Historical implements ScenarioSet {
    private final Horizon horizon;
    private final List<String> symbols;
    private final double[][] returns;
    private final int windows;

    /** Builds the windows; none where an underlying has no history in the look-back. */
    public Historical(Horizon horizon, MarketSnapshot market, List<String> symbols, ScenarioModel model) {
        this.horizon = horizon;
        this.symbols = List.copyOf(symbols);
        JointReturns joint = JointReturns.of(market, symbols, model.historySessions());
        returns = joint.returns();
        windows = Math.max(joint.sessions() - horizon.sessions() + 1, 0);
    }

    @Override
    public RiskMethod method() {
        return RiskMethod.HISTORICAL;
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
        String note = String.format(Locale.ROOT, "n = %d joint log returns, implied volatility unchanged", windows);
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
