package io.thetagrid.bench.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/**
 * A peer's program, made ready on this machine from a source that the bench carries.
 *
 * @param command what starts it; empty where it cannot run
 * @param detail the peer's version, or why it cannot run and how to get it
 */
record Driver(List<String> command, String detail) {
    private static final String INSTALL_QUANTLIB = "sudo apt-get install g++ libquantlib0-dev";
    private static final String INSTALL_NUMPY = "sudo apt-get install python3-numpy python3-scipy";

    boolean ready() {
        return !command.isEmpty();
    }

    /** Compiles the C++ program, once for each text of it. */
    static Driver quantLib() {
        return prepared("quantlib.cpp", INSTALL_QUANTLIB, source -> {
            Path program = Path.of(source + ".bin");
            if (!Files.isExecutable(program)) {
                Path fresh = Files.createTempFile(program.getParent(), "quantlib", ".bin");
                Program.Result built = Program.run(List.of(
                        "g++",
                        "-std=c++17",
                        "-O3",
                        "-march=native",
                        "-o",
                        fresh.toString(),
                        source.toString(),
                        "-lQuantLib"));
                if (built.exitCode() != 0) {
                    Files.delete(fresh);
                    return new Driver(List.of(), firstError(built.error()) + "; " + INSTALL_QUANTLIB);
                }
                Files.move(fresh, program, StandardCopyOption.ATOMIC_MOVE);
            }
            return versioned(List.of(program.toString()), INSTALL_QUANTLIB);
        });
    }

    /** The user's own Python if it has the packages, or the system's. */
    static Driver numpy() {
        return prepared("columns.py", INSTALL_NUMPY, source -> {
            Driver own = versioned(List.of("python3", source.toString()), INSTALL_NUMPY);
            return own.ready() ? own : versioned(List.of("/usr/bin/python3", source.toString()), INSTALL_NUMPY);
        });
    }

    /** Makes a driver of its source. */
    @FunctionalInterface
    private interface Recipe {
        Driver from(Path source) throws IOException;
    }

    private static Driver prepared(String resource, String install, Recipe recipe) {
        try {
            return recipe.from(unpack(resource));
        } catch (IOException e) {
            return new Driver(List.of(), e.getMessage() + "; " + install);
        }
    }

    /** The source under a name that its text decides, in a folder that only this user writes. */
    private static Path unpack(String resource) throws IOException {
        try (InputStream in = Driver.class.getResourceAsStream("/" + resource)) {
            byte[] text = in.readAllBytes();
            CRC32 checksum = new CRC32();
            checksum.update(text);
            String folder = System.getProperty("thetagrid.bench.work");
            Path work = folder != null
                    ? Files.createDirectories(Path.of(folder).toAbsolutePath())
                    : Files.createTempDirectory("thetagrid-bench");
            Path source = work.resolve(HexFormat.of().toHexDigits((int) checksum.getValue()) + "-" + resource);
            if (!Files.exists(source)) {
                Files.write(source, text);
            }
            return source;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Driver versioned(List<String> command, String install) throws IOException {
        List<String> asking =
                Stream.concat(command.stream(), Stream.of("--version")).toList();
        Program.Result version = Program.run(asking);
        return version.exitCode() == 0
                ? new Driver(command, version.output().strip())
                : new Driver(List.of(), lastLine(version.error()) + "; " + install);
    }

    private static String firstError(String compiler) {
        return compiler.lines()
                .filter(line -> line.contains("error"))
                .findFirst()
                .orElseGet(() -> compiler.lines().findFirst().orElse("g++ failed"));
    }

    private static String lastLine(String text) {
        return text.lines().reduce("it does not run", (_, line) -> line);
    }
}
