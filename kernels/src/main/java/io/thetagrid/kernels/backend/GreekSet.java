package io.thetagrid.kernels.backend;

/** Which columns of {@link GreekColumn} a call computes; the status always is among them. What it computes less, it saves. */
public enum GreekSet {
    /** The price alone. */
    PRICE,
    /** The price, delta, gamma, vega, theta and rho. */
    FIVE,
    /** Those, vanna and volga. */
    ALL;

    /** Whether a column is computed; in the others any number may stand. */
    public boolean includes(GreekColumn column) {
        return switch (column) {
            case PRICE, STATUS -> true;
            case DELTA, GAMMA, VEGA, THETA, RHO -> this != PRICE;
            case VANNA, VOLGA -> this == ALL;
        };
    }
}
