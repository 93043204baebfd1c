package io.thetagrid.cli.command;

import java.io.PrintStream;
import java.time.Duration;

/** Tells a person at a terminal that a long command is still at work; a log never sees it. */
final class Progress implements AutoCloseable {
    private static final Duration BEAT = Duration.ofSeconds(1);
    private static final String ERASE_LINE = "\r\u001b[K";

    private final PrintStream err;
    private final Thread beat;

    private Progress(String work, PrintStream err) {
        this.err = err;
        this.beat = Thread.ofPlatform().daemon().name("progress").unstarted(() -> show(work));
    }

    /** Shows itself from the first second on, where standard error is a terminal. */
    static Progress of(String work, boolean quiet, Streams streams) {
        Progress progress = new Progress(work, streams.err());
        if (streams.errIsTerminal() && !quiet) {
            progress.beat.start();
        }
        return progress;
    }

    private void show(String work) {
        try {
            for (int seconds = 1; ; seconds++) {
                Thread.sleep(BEAT);
                err.print(ERASE_LINE + work + " ... " + seconds + " s");
                err.flush();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Leaves the terminal's line empty. */
    @Override
    public void close() {
        if (!beat.isAlive()) {
            return;
        }
        beat.interrupt();
        try {
            beat.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        err.print(ERASE_LINE);
        err.flush();
    }
}
