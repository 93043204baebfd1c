package io.thetagrid.bench.roofline;

/** The roofline cannot be compiled here; the message says why. */
public final class RooflineException extends RuntimeException {
    private static final long serialVersionUID = 1;

    RooflineException(String message) {
        super(message);
    }
}
