package io.thetagrid.core.store;

import java.util.OptionalDouble;

/**
 * How a volatility stands among those before it; {@link IvHistory} defines both measures.
 *
 * @param days with a value in the window, its own included
 * @param rank from 0 (the lowest of the window) to 1 (the highest)
 * @param percentile from 0 to below 1
 */
public record IvStanding(int days, OptionalDouble rank, OptionalDouble percentile) {
    /** Where nothing is known. */
    public static final IvStanding NONE = new IvStanding(0, OptionalDouble.empty(), OptionalDouble.empty());
}
