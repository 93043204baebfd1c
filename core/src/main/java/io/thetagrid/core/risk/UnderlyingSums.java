package io.thetagrid.core.risk;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Adds P&amp;L by group up to scopes: the whole book, and each of its underlyings. */
final class UnderlyingSums {
    private final List<Group> groups;
    private final Map<String, List<Integer>> rows = new LinkedHashMap<>();

    /** Sums over a revaluation's groups. */
    UnderlyingSums(List<Group> groups) {
        this.groups = groups;
        for (int i = 0; i < groups.size(); i++) {
            rows.computeIfAbsent(groups.get(i).underlying(), _ -> new ArrayList<>())
                    .add(i);
        }
    }

    /** Ascending, as the groups are. */
    List<String> underlyings() {
        return List.copyOf(rows.keySet());
    }

    /** The book's P&amp;L in one scenario. */
    double total(double[][] pnl, int scenario) {
        CompensatedSum sum = new CompensatedSum();
        for (int i = 0; i < groups.size(); i++) {
            sum.add(pnl[i][scenario]);
        }
        return sum.value();
    }

    /** An underlying's P&amp;L in one scenario. */
    double of(String underlying, double[][] pnl, int scenario) {
        CompensatedSum sum = new CompensatedSum();
        for (int row : rows.get(underlying)) {
            sum.add(pnl[row][scenario]);
        }
        return sum.value();
    }
}
