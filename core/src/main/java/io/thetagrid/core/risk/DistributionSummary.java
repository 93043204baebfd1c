package io.thetagrid.core.risk;

import io.thetagrid.core.book.RiskMethod;
import io.thetagrid.core.exercise.Probability;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One P&amp;L distribution at a glance.
 *
 * @param horizonDays in NYSE sessions
 * @param scenarios how many; those that its error was measured on where the method has none of its own; 0 where it is
 *     unavailable
 * @param mean base currency
 * @param standardDeviation base currency
 * @param worst smallest P&amp;L of the scenarios; empty where the method has none
 * @param best largest P&amp;L of the scenarios; empty where the method has none
 * @param ruin share of scenarios that take the portfolio's value to 0 or below, per 1.00, with its 95 % interval; empty
 *     where the method has none
 * @param note what a reader must know: why the method is unavailable, or how its scenarios were made
 * @param aggregation how far mean and standard deviation may be off full revaluation, where only the tails had it
 */
public record DistributionSummary(
        RiskMethod method,
        int horizonDays,
        int scenarios,
        OptionalDouble mean,
        OptionalDouble standardDeviation,
        OptionalDouble worst,
        OptionalDouble best,
        Optional<Probability> ruin,
        String note,
        Optional<Aggregation> aggregation) {}
