package io.thetagrid.core.scenario;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What happens to one underlying, one entry a scenario.
 *
 * @param logSpot log(spot at the horizon / spot now)
 * @param logVolatility log(volatility at the horizon / now) of a 30-day option; other maturities scale it
 * @param rateShift added to the rate, per 1.00
 * @param settlementLogSpot log(spot then / spot now) by years to settlement, for options that settle within the horizon;
 *     where a time is missing the move counts as immediate and {@code logSpot} is taken
 */
public record UnderlyingShocks(
        double[] logSpot, double[] logVolatility, double[] rateShift, SortedMap<Double, double[]> settlementLogSpot) {

    public UnderlyingShocks {
        settlementLogSpot = Collections.unmodifiableSortedMap(new TreeMap<>(settlementLogSpot));
    }

    /** Shocks that strike at once, before any time passes. */
    public static UnderlyingShocks immediate(double[] logSpot, double[] logVolatility, double[] rateShift) {
        return new UnderlyingShocks(logSpot, logVolatility, rateShift, new TreeMap<>());
    }
}
