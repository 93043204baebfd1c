package io.thetagrid.kernels.backend;

/** What a row's result is worth. Kernels never throw for a row's values: they write a status instead. */
public enum Status {
    /** A result within the kernel's stated accuracy. */
    OK,
    /** Forward equals strike with no variance left: delta has no limit, half of it is given and gamma is 0. */
    DEGENERATE,
    /** NaN, infinite or negative where it may not be; the results of the row are NaN. */
    INVALID_INPUT,
    /** A price at or below intrinsic value: no implied volatility. */
    BELOW_INTRINSIC,
    /** A price at or above what any volatility can give: no implied volatility. */
    ABOVE_MAXIMUM,
    /** A region the kernel does not treat; the results of the row are NaN. */
    UNSUPPORTED,
    /** The iteration did not settle; the results of the row are NaN. */
    NOT_CONVERGED;

    private static final Status[] ALL = values();

    /** The number written into a status column. */
    public double code() {
        return ordinal();
    }

    public static Status of(double code) {
        return ALL[(int) code];
    }
}
