package io.thetagrid.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;

/** Standard output that remembers why writing failed, which a {@link java.io.PrintStream} above it would swallow. */
final class GuardedOutput extends OutputStream {
    private final OutputStream target;
    private IOException failure;

    GuardedOutput(OutputStream target) {
        this.target = target;
    }

    /** Whether a result was lost. A reader that has seen enough ({@code | head}) is no failure. */
    boolean failed() {
        return failure != null
                && !String.valueOf(failure.getMessage())
                        .toLowerCase(Locale.ROOT)
                        .contains("pipe");
    }

    IOException failure() {
        return failure;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (failure != null) {
            return;
        }
        try {
            target.write(bytes, offset, length);
        } catch (IOException e) {
            failure = e;
            throw e;
        }
    }

    @Override
    public void flush() throws IOException {
        target.flush();
    }
}
