package io.thetagrid.core.strategy.limits;

import java.util.OptionalDouble;

/**
 * One value of a measure.
 *
 * @param scope what was measured
 * @param value not divided by portfolio value yet where the measure does; empty where it is missing
 * @param low of its confidence interval, likewise
 * @param high of its confidence interval, likewise
 */
record Measured(String scope, OptionalDouble value, OptionalDouble low, OptionalDouble high) {
    static Measured of(String scope, double value) {
        return new Measured(scope, OptionalDouble.of(value), OptionalDouble.empty(), OptionalDouble.empty());
    }

    static Measured missing(String scope) {
        return new Measured(scope, OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty());
    }

    Measured dividedBy(double divisor) {
        return new Measured(scope, divide(value, divisor), divide(low, divisor), divide(high, divisor));
    }

    private static OptionalDouble divide(OptionalDouble value, double divisor) {
        return value.isEmpty() ? value : OptionalDouble.of(value.getAsDouble() / divisor);
    }
}
