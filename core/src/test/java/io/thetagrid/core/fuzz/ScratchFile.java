package io.thetagrid.core.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** One file for the bytes of one try after another, in memory where the system has a folder for that. */
final class ScratchFile {
    private static final Path MEMORY = Path.of("/dev/shm");

    private final Path path;

    ScratchFile() {
        try {
            path = Files.isWritable(MEMORY)
                    ? Files.createTempFile(MEMORY, "thetagrid-fuzz", "")
                    : Files.createTempFile("thetagrid-fuzz", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        path.toFile().deleteOnExit();
    }

    Path holding(byte[] bytes) {
        try {
            return Files.write(path, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
