package io.thetagrid.core.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Files that would exhaust the memory, read in a virtual machine of 1 GB: refused in seconds, with a peak of 670 MB. An input
 * is held in memory as a whole, up to 256 MB of text.
 */
class HostileFilesTest {
    private static final int MEGABYTE = 1 << 20;
    private static final String TOO_LARGE = "expected at most 268435456 bytes";
    private static final Duration SOON = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    @Test
    void aGzippedLineOfOneGigabyte() throws IOException {
        // A gzip file may consist of several parts, which is what makes so small a file of so long a line.
        refused(gzip(line(16 * MEGABYTE), 64), TOO_LARGE);
    }

    @Test
    void aGzippedTableOfRowsWithoutNumber() throws IOException {
        byte[] rows = "1\n".repeat(8 * MEGABYTE).getBytes(StandardCharsets.UTF_8);
        String end = read(gzip(rows, 2), "-Xmx3g", "table");
        assertTrue(end.startsWith("refused: hostile:"), end);
        assertTrue(end.contains("expected at most 67108864 cells"), end);
    }

    @Test
    void aParquetFileOfHugeCells() throws IOException, SQLException {
        Path file = folder.resolve("cells.parquet");
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("COPY (SELECT repeat('x', 1000000) AS cell FROM range(300)) TO '" + file
                    + "' (FORMAT parquet, COMPRESSION zstd)");
        }
        assertTrue(Files.size(file) < 10 * MEGABYTE);
        refused(file, TOO_LARGE);
    }

    private Path gzip(byte[] part, int times) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(part);
        }
        Path file = folder.resolve("input.csv.gz");
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int i = 0; i < times; i++) {
                packed.writeTo(out);
            }
        }
        assertTrue(Files.size(file) < 2 * MEGABYTE);
        return file;
    }

    @Test
    void aZipThatInflatesToMoreThanItMay() throws IOException {
        refused(zip("bomb.zip", 1, 300), TOO_LARGE);
    }

    @Test
    void aZipOfManyEntriesThatTogetherAreTooLarge() throws IOException {
        refused(zip("bombs.zip", 100, 3), TOO_LARGE);
    }

    @Test
    void aZipWhoseEntryClaimsToBeSmall() throws IOException {
        Path file = zip("liar.zip", 1, 300);
        byte[] bytes = Files.readAllBytes(file);
        int directory = directory(bytes);
        Arrays.fill(bytes, directory + 24, directory + 28, (byte) 0); // the size when unpacked
        bytes[directory + 24] = 5;
        Files.write(file, bytes);
        refused(file, "expected");
    }

    @Test
    void aPlainFileOfOneLine() throws IOException {
        Path file = folder.resolve("plain.csv");
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(300L * MEGABYTE);
        }
        refused(file, TOO_LARGE);
    }

    /** The most that is accepted peaks at twice its size (515 MB), while its bytes become characters. */
    @Test
    void theLargestTextThatIsAccepted() throws IOException {
        Path file = folder.resolve("large.csv");
        try (OutputStream out = Files.newOutputStream(file)) {
            byte[] line = line(MEGABYTE);
            for (int i = 0; i < 256; i++) {
                out.write(line);
            }
        }
        String end = read(file, "-Xmx1g", "input");
        assertTrue(end.startsWith("read InputText"), end);
    }

    /** Offset of the first entry in an archive's central directory. */
    static int directory(byte[] zip) {
        for (int i = 0; i < zip.length - 4; i++) {
            if (zip[i] == 'P' && zip[i + 1] == 'K' && zip[i + 2] == 1 && zip[i + 3] == 2) {
                return i;
            }
        }
        throw new IllegalArgumentException("no central directory");
    }

    private Path zip(String name, int entries, int megabytes) throws IOException {
        Path file = folder.resolve(name);
        byte[] line = line(MEGABYTE);
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.setLevel(Deflater.BEST_SPEED);
            for (int i = 0; i < entries; i++) {
                zip.putNextEntry(new ZipEntry("entry" + i));
                for (int j = 0; j < megabytes; j++) {
                    zip.write(line);
                }
            }
        }
        assertTrue(Files.size(file) < 10 * MEGABYTE);
        return file;
    }

    private static byte[] line(int length) {
        byte[] line = new byte[length];
        Arrays.fill(line, (byte) 'x');
        return line;
    }

    private static void refused(Path file, String expected) throws IOException {
        String end = read(file, "-Xmx1g", "input");
        assertTrue(end.startsWith("refused: hostile: got '"), end);
        assertTrue(end.contains(expected), end);
    }

    private static String read(Path file, String heap, String as) throws IOException {
        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        heap,
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ReadingProgram.class.getName(),
                        file.toString(),
                        as)
                .redirectErrorStream(true)
                .start();
        try {
            return assertTimeoutPreemptively(SOON, () -> {
                String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                assertEquals(0, process.waitFor(), said);
                return said;
            });
        } finally {
            process.destroyForcibly();
        }
    }
}
