package io.thetagrid.core.scenario;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

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

    UnderlyingShocks at(int[] places) {
        SortedMap<Double, double[]> settlements = new TreeMap<>();
        settlementLogSpot.forEach((time, logSpots) -> settlements.put(time, at(logSpots, places)));
        return new UnderlyingShocks(at(logSpot, places), at(logVolatility, places), at(rateShift, places), settlements);
    }

    private static double[] at(double[] values, int[] places) {
        double[] chosen = new double[places.length];
        for (int i = 0; i < places.length; i++) {
            chosen[i] = values[places[i]];
        }
        return chosen;
    }

    static UnderlyingShocks joined(List<UnderlyingShocks> blocks) {
        SortedMap<Double, double[]> settlements = new TreeMap<>();
        for (Double time : blocks.getFirst().settlementLogSpot.keySet()) {
            settlements.put(time, joined(blocks, block -> block.settlementLogSpot.get(time)));
        }
        return new UnderlyingShocks(
                joined(blocks, UnderlyingShocks::logSpot),
                joined(blocks, UnderlyingShocks::logVolatility),
                joined(blocks, UnderlyingShocks::rateShift),
                settlements);
    }

    private static double[] joined(List<UnderlyingShocks> blocks, Function<UnderlyingShocks, double[]> part) {
        return blocks.stream().map(part).flatMapToDouble(Arrays::stream).toArray();
    }
}
