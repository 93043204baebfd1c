package io.thetagrid.core.instrument;

/**
 * What one contract delivers on exercise.
 *
 * @param shares of {@code symbol}
 * @param cash in the contract's currency, besides the shares
 * @param symbol of the shares
 */
public record Deliverable(double shares, double cash, String symbol) {

    /** The usual hundred shares of the underlying. */
    public static Deliverable standard(String underlying) {
        return new Deliverable(100, 0, underlying);
    }

    /** Nothing but the cash difference: index options. */
    public static Deliverable none(String underlying) {
        return new Deliverable(0, 0, underlying);
    }
}
