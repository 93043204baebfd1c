package io.thetagrid.core.pricing;

import java.util.Collections;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The smiles of one underlying.
 *
 * @param slices by years to expiry
 */
public record Smiles(SortedMap<Double, SmileSlice> slices) {

    public Smiles {
        slices = Collections.unmodifiableSortedMap(new TreeMap<>(slices));
    }

    /** The smile of an expiration, or that of the nearest one; empty where the underlying has none. */
    public Optional<SmileSlice> at(double timeToExpiry) {
        SmileSlice nearest = null;
        double distance = Double.POSITIVE_INFINITY;
        for (var slice : slices.entrySet()) {
            if (Math.abs(slice.getKey() - timeToExpiry) < distance) {
                distance = Math.abs(slice.getKey() - timeToExpiry);
                nearest = slice.getValue();
            }
        }
        return Optional.ofNullable(nearest);
    }

    /**
     * At-the-money volatility for a time in years: total variance linear between expirations, volatility flat outside; empty
     * where the underlying has no smile.
     */
    public OptionalDouble atTheMoney(double time) {
        if (slices.isEmpty()) {
            return OptionalDouble.empty();
        }
        SortedMap<Double, SmileSlice> before = slices.headMap(time);
        SortedMap<Double, SmileSlice> after = slices.tailMap(time);
        if (before.isEmpty() || after.isEmpty()) {
            SmileSlice edge = slices.get(before.isEmpty() ? slices.firstKey() : slices.lastKey());
            return OptionalDouble.of(edge.volatility(0));
        }
        double early = before.lastKey();
        double late = after.firstKey();
        double earlyVariance = totalVariance(early);
        double weight = (time - early) / (late - early);
        double variance = earlyVariance + weight * (totalVariance(late) - earlyVariance);
        return OptionalDouble.of(Math.sqrt(variance / time));
    }

    private double totalVariance(double time) {
        double volatility = slices.get(time).volatility(0);
        return volatility * volatility * time;
    }
}
