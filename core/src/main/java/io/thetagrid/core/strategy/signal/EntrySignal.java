package io.thetagrid.core.strategy.signal;

import io.thetagrid.core.strategy.Profile;
import io.thetagrid.core.strategy.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Whether puts may be sold now: so many of eight conditions (R-ENTRY, MS).
 *
 * @param required conditions that must hold
 */
public record EntrySignal(int required, List<Condition> conditions) {

    /**
     * One condition: the datum is above, or below, a bound; or from one bound to the other.
     *
     * @param name of the datum
     * @param inclusive whether the bounds themselves will do
     */
    public record Condition(String name, OptionalDouble above, OptionalDouble below, boolean inclusive) {

        boolean holds(double datum) {
            double low = above.orElse(Double.NEGATIVE_INFINITY);
            double high = below.orElse(Double.POSITIVE_INFINITY);
            return inclusive ? datum >= low && datum <= high : datum > low && datum < high;
        }
    }

    /**
     * What was found, by the names of the data.
     *
     * @param missing data that no one gave: they count as not met
     */
    public record Result(boolean enter, List<String> met, List<String> unmet, List<String> missing) {}

    public EntrySignal {
        conditions = List.copyOf(conditions);
    }

    /** As a profile has it; a condition it gives no bound for is left out. */
    public static EntrySignal of(Profile profile) {
        Settings entry = profile.settings().map("entry");
        List<Condition> conditions = new ArrayList<>();
        above(conditions, "IV percentile", entry.number("iv_percentile"));
        above(conditions, "short interest in percent", entry.number("short_interest"));
        if (entry.number("min_days").isPresent() || entry.number("max_days").isPresent()) {
            conditions.add(
                    new Condition("days to expiration", entry.number("min_days"), entry.number("max_days"), true));
        }
        below(conditions, "bid-ask spread", entry.number("spread"));
        above(conditions, "open interest", entry.number("open_interest"));
        above(conditions, "liquidity score", entry.number("liquidity_score"));
        above(conditions, "VIX", entry.number("vix"));
        below(conditions, "absolute Bitcoin correlation", entry.number("btc_correlation"));
        return new EntrySignal((int) entry.number("required").orElse(conditions.size()), conditions);
    }

    /**
     * The signal today.
     *
     * @param data by the conditions' names
     */
    public Result today(Map<String, Double> data) {
        List<String> met = new ArrayList<>();
        List<String> unmet = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (Condition condition : conditions) {
            Double datum = data.get(condition.name());
            if (datum == null) {
                missing.add(condition.name());
            } else if (condition.holds(datum)) {
                met.add(condition.name());
            } else {
                unmet.add(condition.name());
            }
        }
        return new Result(met.size() >= required, List.copyOf(met), List.copyOf(unmet), List.copyOf(missing));
    }

    private static void above(List<Condition> conditions, String name, OptionalDouble bound) {
        if (bound.isPresent()) {
            conditions.add(new Condition(name, bound, OptionalDouble.empty(), false));
        }
    }

    private static void below(List<Condition> conditions, String name, OptionalDouble bound) {
        if (bound.isPresent()) {
            conditions.add(new Condition(name, OptionalDouble.empty(), bound, false));
        }
    }
}
