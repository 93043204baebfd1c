package io.thetagrid.core.exercise;

import java.util.Collections;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How likely a short American option is to be assigned, under the risk-neutral measure at its own volatility, if its holder
 * does what is best. An exercise counts as early up to the last close before the expiration date.
 *
 * @param earlyBySessions early, by the close of the h-th session from the snapshot
 * @param early at any time
 * @param atExpiry in the money at expiration and not exercised before
 * @param total one or the other
 */
public record AssignmentOdds(
        SortedMap<Integer, Probability> earlyBySessions, Probability early, Probability atExpiry, Probability total) {

    public AssignmentOdds {
        earlyBySessions = Collections.unmodifiableSortedMap(new TreeMap<>(earlyBySessions));
    }

    /** Of an option that is not exercised early. */
    static AssignmentOdds atExpiryOnly(Set<Integer> horizons, double inTheMoney) {
        return known(horizons, 0, inTheMoney);
    }

    /** Of an option that is exercised now. */
    static AssignmentOdds atOnce(Set<Integer> horizons) {
        return known(horizons, 1, 0);
    }

    private static AssignmentOdds known(Set<Integer> horizons, double early, double atExpiry) {
        SortedMap<Integer, Probability> bySessions = new TreeMap<>();
        horizons.forEach(sessions -> bySessions.put(sessions, Probability.exactly(early)));
        return new AssignmentOdds(
                bySessions,
                Probability.exactly(early),
                Probability.exactly(atExpiry),
                Probability.exactly(early + atExpiry));
    }
}
