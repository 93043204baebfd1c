package io.thetagrid.core.risk;

import java.util.List;

/**
 * What it takes to reach losses and to break limits.
 *
 * @param value of the portfolio, base currency
 * @param stresses by scope, direction and loss; none where the value is not positive: a loss has no share of it
 * @param limits by direction and rule
 * @param notes on how it was searched
 */
public record ReverseStressResult(
        double value, List<ReverseStress> stresses, List<LimitMove> limits, List<String> notes) {

    public ReverseStressResult {
        stresses = List.copyOf(stresses);
        limits = List.copyOf(limits);
        notes = List.copyOf(notes);
    }
}
