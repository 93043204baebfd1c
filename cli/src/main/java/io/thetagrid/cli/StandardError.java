package io.thetagrid.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.nio.charset.Charset;

/**
 * Puts standard error back. The launcher starts the virtual machine with standard error away, because it warns of the
 * incubating vector module at every start, and keeps the real one under another number.
 *
 * <p>The descriptor is duplicated and not opened anew: a second opening of a log file would have a position of its own,
 * and a socket (systemd's journal) cannot be opened at all. Linking that one native call takes about 40 ms, so it happens
 * beside the command's first work, and only who writes to standard error waits for it.
 */
final class StandardError extends OutputStream {
    private static final int STDERR = 2;

    private final Thread restoring;
    private final OutputStream target = new FileOutputStream(FileDescriptor.err);

    private StandardError(Thread restoring) {
        this.restoring = restoring;
    }

    /** Does nothing unless the launcher says where standard error is. */
    static void restore() {
        int kept = Integer.getInteger("thetagrid.stderr", STDERR);
        if (kept == STDERR) {
            return;
        }
        Thread restoring = Thread.ofPlatform().daemon().name("standard-error").start(() -> duplicate(kept));
        Charset charset = Charset.forName(System.getProperty("stderr.encoding", "UTF-8"));
        System.setErr(new PrintStream(new StandardError(restoring), true, charset));
    }

    @SuppressWarnings("restricted") // one call of the C library, whose signature POSIX fixes
    private static void duplicate(int descriptor) {
        Linker linker = Linker.nativeLinker();
        FunctionDescriptor signature =
                FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT);
        try {
            int result = (int)
                    linker.downcallHandle(linker.defaultLookup().find("dup2").orElseThrow(), signature)
                            .invokeExact(descriptor, STDERR);
            if (result != STDERR) {
                throw new IllegalStateException("dup2 returned " + result);
            }
        } catch (Throwable e) { // invokeExact declares it
            throw new IllegalStateException("standard error cannot be put back", e);
        }
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        try {
            restoring.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        target.write(bytes, offset, length);
    }
}
