package io.thetagrid.core.risk;

import io.thetagrid.core.book.RiskMethod;
import io.thetagrid.core.scenario.ScenarioSet;
import java.util.List;
import java.util.Optional;

/**
 * P&amp;L of every scenario by group: what VaR and ES are computed from, and what the {@code scenarios} table holds.
 *
 * @param horizonDays in NYSE sessions
 * @param scenarios how many
 * @param groups ascending
 * @param pnl {@code pnl[group][scenario]}, base currency
 * @param aggregation how far scenarios outside the tail are off full revaluation; empty where all are repriced in full
 */
public record ScenarioPnl(
        RiskMethod method,
        int horizonDays,
        int scenarios,
        List<Group> groups,
        double[][] pnl,
        Optional<Aggregation> aggregation) {

    public ScenarioPnl {
        groups = List.copyOf(groups);
    }

    static ScenarioPnl empty(ScenarioSet set, List<Group> groups) {
        return new ScenarioPnl(
                set.method(),
                set.horizon().sessions(),
                set.scenarios(),
                groups,
                new double[groups.size()][set.scenarios()],
                Optional.empty());
    }

    ScenarioPnl aggregated(Aggregation how) {
        return new ScenarioPnl(method, horizonDays, scenarios, groups, pnl, Optional.of(how));
    }

    /** Takes over a block {@code [group][scenario]} from scenario {@code from} on. */
    void put(int from, double[][] block) {
        for (int group = 0; group < block.length; group++) {
            for (int i = 0; i < block[group].length; i++) {
                put(group, from + i, block[group][i]);
            }
        }
    }

    /** A measure over scenarios of which one has no value would be false without showing it. */
    void put(int group, int scenario, double value) {
        if (Double.isNaN(value)) {
            throw new ArithmeticException("no value for " + groups.get(group).label() + " in scenario " + scenario
                    + " of " + method.label() + ", " + horizonDays + " sessions");
        }
        pnl[group][scenario] = value;
    }

    /** P&amp;L of the book by scenario: the sum over the groups, correctly rounded in all but contrived cases. */
    public double[] total() {
        double[] total = new double[scenarios];
        for (int i = 0; i < total.length; i++) {
            CompensatedSum sum = new CompensatedSum();
            for (double[] group : pnl) {
                sum.add(group[i]);
            }
            total[i] = sum.value();
        }
        return total;
    }
}
