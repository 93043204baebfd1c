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
 */
public record AssignmentResult(
        List<AssignedPosition> assigned,
        SortedMap<String, Double> cashAfter,
        SortedMap<Group, Double> sharesAfter,
        double shortfall) {

    public AssignmentResult {
        assigned = List.copyOf(assigned);
    }
}
