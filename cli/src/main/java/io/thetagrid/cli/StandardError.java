package io.thetagrid.cli;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.nio.charset.Charset;

/**
 * Puts standard error back. The launcher starts the virtual machine with standard error away, because it warns of the
 * incubating vector module at every start, and keeps the real one under another number.
 *
 * <p>Java's own stream is reopened at once. The descriptor itself, which native code writes to, is put back with dup2
 * beside the command's first work: linking one native call takes about 40 ms.
 */
final class StandardError {
    private static final int STDERR = 2;

    private StandardError() {}

    /** Does nothing unless the launcher says where standard error is. */
    static void restore() {
        int kept = Integer.getInteger("thetagrid.stderr", STDERR);
        if (kept == STDERR) {
            return;
        }
        if (reopen(kept)) {
            Thread.ofPlatform().daemon().name("standard-error").start(() -> duplicate(kept));
        } else {
            duplicate(kept);
        }
    }

    /** Appends, since opening a file anew would cut it off. Fails where standard error is a socket, as with systemd. */
    private static boolean reopen(int descriptor) {
        try {
            FileOutputStream stream = new FileOutputStream("/dev/fd/" + descriptor, true);
            Charset charset = Charset.forName(System.getProperty("stderr.encoding", "UTF-8"));
            System.setErr(new PrintStream(stream, true, charset));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    @SuppressWarnings("restricted") // one call of the C library, whose signature POSIX fixes
    private static void duplicate(int descriptor) {
        Linker linker = Linker.nativeLinker();
        linker.defaultLookup()
                .find("dup2")
                .map(address -> linker.downcallHandle(
                        address,
                        FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT)))
                .ifPresent(dup2 -> {
                    try {
                        int result = (int) dup2.invokeExact(descriptor, STDERR);
                        assert result == STDERR;
                    } catch (Throwable e) {
                        throw new IllegalStateException("standard error cannot be put back", e);
                    }
                });
    }
}
