package io.thetagrid.core.instrument;

/** Right to buy or to sell. */
public enum OptionType {
    CALL(1),
    PUT(-1);

    private final double sign;

    OptionType(double sign) {
        this.sign = sign;
    }

    /** +1 for a call, −1 for a put: the kernels' option sign. */
    public double sign() {
        return sign;
    }

    /** Value per share if exercised now. */
    public double intrinsic(double spot, double strike) {
        return Math.max(sign * (spot - strike), 0);
    }
}
