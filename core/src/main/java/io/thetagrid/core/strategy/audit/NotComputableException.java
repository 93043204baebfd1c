package io.thetagrid.core.strategy.audit;

/** A rule or number that a computation needs and nobody gave. */
final class NotComputableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotComputableException(String what) {
        super(what);
    }
}
