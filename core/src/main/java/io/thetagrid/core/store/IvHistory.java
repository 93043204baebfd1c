package io.thetagrid.core.store;

import io.thetagrid.core.market.NyseCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Daily implied volatilities of one underlying, at the money and 30 days out.
 *
 * <p>The window of a volatility on a date is that date and the days before it, so far back that it spans 252 sessions of
 * the exchange (or as many as asked for). A day counts once, with the last value that is known on it; the volatility in
 * question stands for its own date. With n days that have a value in the window, their lowest and highest being low and
 * high:
 *
 * <ul>
 *   <li><b>rank</b> = (volatility − low) / (high − low), so from 0 to 1; none where all days are equal.
 *   <li><b>percentile</b> = number of the n days whose value is below the volatility / n. A day with the same value is not
 *       below; the date itself never is, so that a highest value has (n − 1) / n.
 * </ul>
 *
 * Neither is given for fewer than {@value #FEWEST_DAYS} days: a month says nothing of a year.
 *
 * @param values by New York date
 */
public record IvHistory(SortedMap<LocalDate, Double> values) {
    /** Sessions in a year. */
    public static final int YEAR = 252;

    /** A rank is given from so many days on: about a month of sessions. */
    public static final int FEWEST_DAYS = 20;

    public IvHistory {
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }

    /** The last volatility of each New York date on which there is one. */
    public static IvHistory of(List<StoredSnapshot> inOrderOfTime) {
        SortedMap<LocalDate, Double> values = new TreeMap<>();
        for (StoredSnapshot snapshot : inOrderOfTime) {
            if (!Double.isNaN(snapshot.volatility30d())) {
                values.put(NyseCalendar.date(snapshot.asOf()), snapshot.volatility30d());
            }
        }
        return new IvHistory(values);
    }

    /** How a volatility stands in the year that ends with it. */
    public IvStanding standing(Instant asOf, double volatility) {
        return standing(NyseCalendar.date(asOf), volatility, YEAR);
    }

    /**
     * How a volatility stands in the window that ends with its date; nothing after that date counts.
     *
     * @param volatility per 1.00; NaN has no standing
     * @param sessions of the window, its last day included
     */
    public IvStanding standing(LocalDate date, double volatility, int sessions) {
        Collection<Double> before = values.subMap(first(date, sessions), date).values();
        if (Double.isNaN(volatility)) {
            return new IvStanding(before.size(), OptionalDouble.empty(), OptionalDouble.empty());
        }
        int days = before.size() + 1;
        if (days < FEWEST_DAYS) {
            return new IvStanding(days, OptionalDouble.empty(), OptionalDouble.empty());
        }
        double low = Math.min(volatility, Collections.min(before));
        double high = Math.max(volatility, Collections.max(before));
        long below = before.stream().filter(value -> value < volatility).count();
        return new IvStanding(
                days,
                high > low ? OptionalDouble.of((volatility - low) / (high - low)) : OptionalDouble.empty(),
                OptionalDouble.of((double) below / days));
    }

    /** First day of the window. */
    private static LocalDate first(LocalDate date, int sessions) {
        LocalDate first = NyseCalendar.onOrBefore(date);
        for (int i = 1; i < sessions; i++) {
            first = NyseCalendar.previous(first);
        }
        return first;
    }
}
