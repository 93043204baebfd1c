package io.thetagrid.core.risk;

import java.util.OptionalDouble;

/**
 * A 95 % confidence interval.
 *
 * @param low empty where it does not exist
 * @param high empty where it does not exist
 */
public record Interval(OptionalDouble low, OptionalDouble high) {
    /** Where nothing can be said. */
    static final Interval NONE = new Interval(OptionalDouble.empty(), OptionalDouble.empty());
}
