package io.thetagrid.cli.command;

/** What the program tells its caller; scripts rely on these numbers. */
public final class ExitCode {
    public static final int DONE = 0;
    /** Wrong options or arguments. */
    public static final int USAGE = 2;
    /** A file is missing, unreadable or wrong. */
    public static final int BAD_INPUT = 3;
    /** Done, and a hard limit of the profile is breached. */
    public static final int LIMIT_BREACHED = 4;
    /** The backend asked for by name cannot run on this machine. */
    public static final int BACKEND_UNAVAILABLE = 5;
    /** Anything else, also a result that could not be written. */
    public static final int INTERNAL_ERROR = 70;

    private ExitCode() {}
}
