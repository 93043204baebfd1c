package io.thetagrid.core.risk;

import io.thetagrid.core.book.RiskMethod;
import java.util.List;

/**
 * P&amp;L of every scenario by group: what VaR and ES are computed from, and what the {@code scenarios} table holds.
 *
 * @param horizonDays in NYSE sessions
 * @param groups ascending
 * @param pnl {@code pnl[group][scenario]}, base currency
 */
public record ScenarioPnl(RiskMethod method, int horizonDays, List<Group> groups, double[][] pnl) {

    public ScenarioPnl {
        groups = List.copyOf(groups);
    }

    public int scenarios() {
        return pnl.length == 0 ? 0 : pnl[0].length;
    }

    /** P&amp;L of the book by scenario: the groups added in their order, from 0. */
    public double[] total() {
        double[] total = new double[scenarios()];
        for (double[] group : pnl) {
            for (int i = 0; i < total.length; i++) {
                total[i] += group[i];
            }
        }
        return total;
    }
}
