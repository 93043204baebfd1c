package io.thetagrid.core.risk;

import java.util.List;
import java.util.SortedMap;

/**
 * The account if every short option in the money is assigned at today's spot.
 *
 * @param assigned in the book's canonical order
 * @param cashAfter by account, base currency
 * @param sharesAfter shares held by group, only where an assignment changed them
 * @param shortfall cash that is missing, summed over accounts that go below 0; 0 where none is
 * @param holdings what the shares of {@code sharesAfter} cost and are worth, in its order
 * @param risks how likely each short option is to be assigned, in the book's canonical order
 */
public record AssignmentResult(
        List<AssignedPosition> assigned,
        SortedMap<String, Double> cashAfter,
        SortedMap<Group, Double> sharesAfter,
        double shortfall,
        List<AssignedHolding> holdings,
        List<AssignmentRisk> risks) {

    public AssignmentResult {
        assigned = List.copyOf(assigned);
        holdings = List.copyOf(holdings);
        risks = List.copyOf(risks);
    }
}
