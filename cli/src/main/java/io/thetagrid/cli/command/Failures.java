package io.thetagrid.cli.command;

import io.thetagrid.core.io.BadInputException;
import io.thetagrid.core.io.Problem;
import io.thetagrid.device.DeviceException;
import io.thetagrid.kernels.backend.BackendUnavailableException;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Comparator;
import java.util.List;

/** The one place where a failure becomes a message and an exit code. */
public final class Failures {
    private static final int SHOWN_PROBLEMS = 50;
    private static final int LONGEST_PATH = 4096;
    private static final int LONGEST_VALUE = 80;

    /** Room for the columns of any sensible table. */
    private static final int LONGEST_EXPECTATION = 1000;

    private static final Comparator<Problem> BY_PLACE =
            Comparator.comparing(Problem::file).thenComparingLong(Problem::line);

    private Failures() {}

    /** Tells the user, and returns the exit code. A stack trace is printed only where THETAGRID_DEBUG is set. */
    public static int report(Throwable failure, PrintStream err) {
        if (System.getenv("THETAGRID_DEBUG") != null) {
            failure.printStackTrace(err);
        }
        return switch (failure) {
            case UsageException e -> say(err, ExitCode.USAGE, e.getMessage());
            case BadInputException e -> badInput(e.problems(), err);
            case BackendUnavailableException e -> say(err, ExitCode.BACKEND_UNAVAILABLE, e.getMessage());
            case DeviceException e -> say(err, ExitCode.INTERNAL_ERROR, "the device failed: " + e.getMessage());
            case UncheckedIOException e -> report(e.getCause(), err);
            case FileSystemException e ->
                say(err, ExitCode.INTERNAL_ERROR, "cannot write " + e.getFile() + ": " + reason(e));
            case IOException e -> say(err, ExitCode.INTERNAL_ERROR, "cannot write the result: " + e.getMessage());
            case OutOfMemoryError e ->
                say(
                        err,
                        ExitCode.INTERNAL_ERROR,
                        "out of memory (" + e.getMessage() + "); THETAGRID_JAVA_OPTS=-Xmx8g gives it 8 GB");
            default ->
                say(
                        err,
                        ExitCode.INTERNAL_ERROR,
                        "internal error: " + failure + "; THETAGRID_DEBUG=1 shows where it happened");
        };
    }

    /** Lists what is wrong with the input; returns the exit code. */
    static int badInput(List<Problem> problems, PrintStream err) {
        err.println(
                problems.size() == 1
                        ? "thetagrid: bad input"
                        : "thetagrid: bad input, " + problems.size() + " problems");
        list(problems, err);
        return ExitCode.BAD_INPUT;
    }

    /** The first problems, one a line. */
    static void list(List<Problem> problems, PrintStream err) {
        problems.stream()
                .sorted(BY_PLACE)
                .limit(SHOWN_PROBLEMS)
                .map(Failures::printable)
                .forEach(p -> err.println("  " + p));
        if (problems.size() > SHOWN_PROBLEMS) {
            err.println("  and " + (problems.size() - SHOWN_PROBLEMS) + " more");
        }
    }

    /** A file's own bytes may be anything: control characters must not reach a terminal. */
    private static Problem printable(Problem problem) {
        return new Problem(
                printable(problem.file(), LONGEST_PATH),
                problem.line(),
                printable(problem.column(), LONGEST_VALUE),
                printable(problem.value(), LONGEST_VALUE),
                printable(problem.expected(), LONGEST_EXPECTATION));
    }

    private static String printable(String text, int longest) {
        StringBuilder clean = new StringBuilder();
        text.codePoints()
                .limit(longest)
                .forEach(c -> clean.appendCodePoint(
                        Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? '·' : c));
        return text.codePointCount(0, text.length()) > longest
                ? clean.append('…').toString()
                : clean.toString();
    }

    private static String reason(FileSystemException e) {
        return switch (e) {
            case AccessDeniedException _ -> "permission denied";
            case NoSuchFileException _ -> "no such folder";
            case FileAlreadyExistsException _ -> "a file, not a folder";
            default -> e.getReason() != null ? e.getReason() : e.getClass().getSimpleName();
        };
    }

    private static int say(PrintStream err, int code, String message) {
        err.println("thetagrid: " + message);
        return code;
    }
}
