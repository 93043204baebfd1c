package io.thetagrid.core.risk;

import io.thetagrid.core.book.RiskMethod;
import java.util.List;

/**
 * P&amp;L of every scenario by group: what VaR and ES are computed from, and what the {@code scenarios} table holds.
 *
 * @param horizonDays in NYSE sessions
 * @param scenarios how many
 * @param groups ascending
 * @param pnl {@code pnl[group][scenario]}, base currency
 */
public record ScenarioPnl(RiskMethod method, int horizonDays, int scenarios, List<Group> groups, double[][] pnl) {

    public ScenarioPnl {
        groups = List.copyOf(groups);
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
