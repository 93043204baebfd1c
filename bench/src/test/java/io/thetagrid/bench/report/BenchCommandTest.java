package io.thetagrid.bench.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchCommandTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(String... arguments) {
        return BenchCommand.run(
                arguments,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    @Test
    void anUnknownNameIsAUsageErrorThatNamesTheKnown() {
        assertEquals(2, run("--rows", "europaen-price"));
        assertTrue(err.toString(StandardCharsets.UTF_8)
                .contains("no row is called europaen-price; there are european-price"));
        assertEquals(2, run("--engines", "simdd"));
        assertEquals(2, run("--fast"));
    }

    /** Where tests run there is no {@code kernels/target/plain-classes}. */
    @Test
    void anEngineAskedForThatCannotRunIsUnavailable() {
        assertEquals(5, run("--engines", "simd-plain"));
        assertTrue(
                err.toString(StandardCharsets.UTF_8).contains("simd-plain: kernels/target/plain-classes is not there"));
    }

    @Test
    void helpGoesToStandardOutput() {
        assertEquals(0, run("--help"));
        assertTrue(out.toString(StandardCharsets.UTF_8).startsWith("Usage: thetagrid bench"));
    }

    /** JMH for ours, and the files that a run leaves: all of them, and nothing else. */
    @Test
    void aRunPrintsItsTableAndWritesItsFiles(@TempDir Path folder) throws IOException {
        Path results = folder.resolve("results");
        assertEquals(
                0,
                run("--quick", "--rows", "normals", "--engines", "scalar", "--out", results.toString()),
                () -> err.toString(StandardCharsets.UTF_8));
        String table = out.toString(StandardCharsets.UTF_8);
        assertTrue(table.contains("| standard normals | scalar |"), table);
        try (Stream<Path> files = Files.list(results)) {
            assertEquals(
                    List.of("accuracy.json", "jmh.json", "speed.json", "summary.md"),
                    files.map(file -> file.getFileName().toString()).sorted().toList());
        }
        assertTrue(Files.readString(results.resolve("jmh.json")).contains("\"engine\" : \"scalar\""));
        assertTrue(Files.readString(results.resolve("accuracy.json")).contains("\"column\": \"mean square\""));
        assertFalse(Files.readString(results.resolve("speed.json")).contains("NaN"));
        assertTrue(table.startsWith(Files.readString(results.resolve("summary.md"))));
    }
}
