package io.thetagrid.cli;

import io.thetagrid.cli.command.CommandTree;
import io.thetagrid.cli.command.Failures;
import io.thetagrid.cli.command.Streams;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Entry point of the program. */
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        StandardError.restore();
        GuardedOutput guarded = new GuardedOutput(new FileOutputStream(FileDescriptor.out));
        PrintStream out = new PrintStream(new BufferedOutputStream(guarded, 1 << 16), false, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        String terminals = System.getProperty("thetagrid.terminal", "");
        Streams streams = new Streams(System.in, out, err, terminals.contains("stdout"), terminals.contains("stderr"));
        int code = run(args, streams);
        out.flush();
        if (guarded.failed()) {
            code = Failures.report(guarded.failure(), err);
        }
        System.exit(code);
    }

    /** Runs one command without touching the process: what {@link #main} does, for tests and for embedding. */
    public static int run(String[] args, InputStream in, PrintStream out, PrintStream err) {
        return run(args, new Streams(in, out, err, false, false));
    }

    private static int run(String[] args, Streams streams) {
        try {
            return CommandTree.of(streams, args).execute(args);
        } catch (Throwable e) { // the last resort: whatever it is, the exit code must be one of ours
            return Failures.report(e, streams.err());
        } finally {
            streams.out().flush();
        }
    }
}
