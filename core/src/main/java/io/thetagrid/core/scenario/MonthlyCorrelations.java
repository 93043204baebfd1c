package io.thetagrid.core.scenario;

import java.time.LocalDate;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Correlations at the end of a month.
 *
 * @param date the month's last session, or the snapshot's in the month under way
 * @param pairs of all underlyings, in their order
 * @param averageQuarter of the pairs' correlations over 60 sessions; empty where there is none
 * @param averageYear over 252, likewise
 * @param change of the average over 252 sessions since the month before, of the pairs that had one then too; empty where
 *     there is none
 */
public record MonthlyCorrelations(
        LocalDate date,
        List<PairCorrelation> pairs,
        OptionalDouble averageQuarter,
        OptionalDouble averageYear,
        OptionalDouble change) {

    public MonthlyCorrelations {
        pairs = List.copyOf(pairs);
    }
}
