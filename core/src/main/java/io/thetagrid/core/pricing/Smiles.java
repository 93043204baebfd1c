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
     * Volatility at a log-moneyness for a time in years: that of the expiration's own slice; between expirations total
     * variance linear in time at equal log-moneyness, outside volatility as at the edge; empty where there is no smile.
     */
    public OptionalDouble volatility(double logMoneyness, double time) {
        SmileSlice own = slices.get(time);
        return own == null ? between(logMoneyness, time) : OptionalDouble.of(own.volatility(logMoneyness));
    }

    /** At-the-money volatility for a time in years, between expirations as {@link #volatility}. */
    public OptionalDouble atTheMoney(double time) {
        return between(0, time);
    }

    private OptionalDouble between(double logMoneyness, double time) {
        if (slices.isEmpty()) {
            return OptionalDouble.empty();
        }
        SortedMap<Double, SmileSlice> before = slices.headMap(time);
        SortedMap<Double, SmileSlice> after = slices.tailMap(time);
        if (before.isEmpty() || after.isEmpty()) {
            SmileSlice edge = slices.get(before.isEmpty() ? slices.firstKey() : slices.lastKey());
            return OptionalDouble.of(edge.volatility(logMoneyness));
        }
        double early = before.lastKey();
        double late = after.firstKey();
        double earlyVariance = totalVariance(logMoneyness, early);
        double weight = (time - early) / (late - early);
        double variance = earlyVariance + weight * (totalVariance(logMoneyness, late) - earlyVariance);
        return OptionalDouble.of(Math.sqrt(variance / time));
    }

    private double totalVariance(double logMoneyness, double time) {
        double volatility = slices.get(time).volatility(logMoneyness);
        return volatility * volatility * time;
    }
}
