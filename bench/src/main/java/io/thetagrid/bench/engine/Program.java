package io.thetagrid.bench.engine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Runs another program to its end. */
final class Program {
    /** As shells report a program that is not there. */
    private static final int NOT_FOUND = 127;

    /** What it printed, and how it ended. */
    record Result(int exitCode, String output, String error) {}

    private Program() {}

    /** Never throws because the program is missing: the result then says so. */
    static Result run(List<String> command) throws IOException {
        Path error = Files.createTempFile("thetagrid-bench", ".err");
        try {
            Process process;
            try {
                process = new ProcessBuilder(command)
                        .redirectInput(Path.of("/dev/null").toFile())
                        .redirectError(error.toFile())
                        .start();
            } catch (IOException e) {
                return new Result(NOT_FOUND, "", e.getMessage());
            }
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int exitCode = process.waitFor();
            return new Result(exitCode, output, Files.readString(error).strip());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while " + command.getFirst() + " ran", e);
        } finally {
            Files.delete(error);
        }
    }
}
