package io.thetagrid.core.strategy;

import io.thetagrid.core.strategy.limits.LimitRule;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The written rules a book is held to (strategy-rules 1): every number of them is data.
 *
 * @param limits in the file's order
 * @param assignmentAlerts words by the probability from which they hold (R-ASSIGN.1)
 * @param settings the whole file, by key
 */
public record Profile(
        String name,
        String document,
        List<LimitRule> limits,
        SortedMap<Double, String> assignmentAlerts,
        Settings settings) {

    public Profile {
        limits = List.copyOf(limits);
        assignmentAlerts = Collections.unmodifiableSortedMap(new TreeMap<>(assignmentAlerts));
    }
}
