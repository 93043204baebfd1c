package io.thetagrid.cli.command;

/** Options that parse but make no sense together, or for this input. */
public final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UsageException(String message) {
        super(message);
    }
}
