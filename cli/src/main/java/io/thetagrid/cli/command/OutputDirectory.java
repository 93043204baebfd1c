package io.thetagrid.cli.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where {@code --out} puts its files: all of them, or none. They are written beside the target under a hidden name and
 * take their places in {@link #publish}. A target that exists keeps its other files; its {@code result.json} goes first
 * and comes last, so that a reader who finds one finds all that belongs to it.
 */
public final class OutputDirectory implements AutoCloseable {
    /** Every set of files has this one. */
    public static final String RESULT = "result.json";

    private final Path target;
    private final Path staging;

    private OutputDirectory(Path target, Path staging) {
        this.target = target;
        this.staging = staging;
    }

    /** Makes the folder files are written to until they are published. */
    public static OutputDirectory open(Path directory) {
        if (directory.toString().isEmpty()) {
            throw new UsageException("--out: expected a folder, got ''");
        }
        Path target = directory.toAbsolutePath().normalize();
        if (Files.exists(target) && !Files.isDirectory(target)) {
            throw new UsageException("--out: " + directory + " is no folder");
        }
        try {
            Path parent = Files.isDirectory(target) ? target : target.getParent();
            Files.createDirectories(parent);
            Path staging =
                    parent.resolve(".thetagrid-" + ProcessHandle.current().pid());
            delete(staging);
            Files.createDirectory(staging);
            return new OutputDirectory(target, staging);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where to write a file. */
    public Path file(String name) {
        return staging.resolve(name);
    }

    /** Puts every file in its place. */
    public void publish() {
        try {
            if (!Files.exists(target)) {
                Files.move(staging, target, StandardCopyOption.ATOMIC_MOVE);
                return;
            }
            Files.deleteIfExists(target.resolve(RESULT));
            for (Path file : written()) {
                Files.move(file, target.resolve(file.getFileName()), StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The result comes last. */
    private List<Path> written() throws IOException {
        try (Stream<Path> files = Files.list(staging)) {
            return files.sorted(Comparator.comparing((Path file) -> file.endsWith(RESULT))
                            .thenComparing(Path::getFileName))
                    .toList();
        }
    }

    /** Removes what was not published. */
    @Override
    public void close() {
        try {
            delete(staging);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
