package io.thetagrid.core.risk;

/**
 * A loss that a reverse stress looks for.
 *
 * @param name rule ids that set it, {@code loss} where a person does, {@link #VALUE_ZERO} where nothing is left
 * @param ratio of portfolio value, per 1.00, above 0
 */
public record LossTarget(String name, double ratio) {
    /** All of the portfolio's value. */
    public static final LossTarget VALUE_ZERO = new LossTarget("value-zero", 1);
}
