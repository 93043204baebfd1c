package io.thetagrid.core.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is no readable text is refused by name, whatever is wrong with it. */
class InputTest {
    private static final String TEXT = "symbol,close\nÄ,1.5\n".repeat(50);

    @TempDir
    private Path folder;

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        }
        return bytes.toByteArray();
    }

    private static byte[] zip(Map<String, byte[]> entries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
        }
        return bytes.toByteArray();
    }

    private Input read(byte[] bytes) throws IOException {
        return Input.read(Files.write(folder.resolve("input"), bytes), "the file");
    }

    private void refused(byte[] bytes, String place, String value, String expected) throws IOException {
        refused(Files.write(folder.resolve("input"), bytes), place, value, expected);
    }

    private static void refused(Path path, String place, String value, String expected) {
        BadInputException e = assertTimeoutPreemptively(
                Duration.ofSeconds(10),
                () -> assertThrows(BadInputException.class, () -> Input.read(path, "the file")));
        assertEquals(1, e.problems().size());
        assertTrue(e.getMessage().startsWith(place + ": got '" + value), e::getMessage);
        assertTrue(e.getMessage().endsWith("expected " + expected), e::getMessage);
    }

    @Test
    void textsComePlainZippedAndWithAByteOrderMark() throws IOException {
        assertEquals(TEXT, assertInstanceOf(InputText.class, read(utf8(TEXT))).text());
        assertEquals(
                TEXT,
                assertInstanceOf(InputText.class, read(utf8("\uFEFF" + TEXT))).text());
        assertEquals(
                TEXT, assertInstanceOf(InputText.class, read(gzip(utf8(TEXT)))).text());
        InputArchive archive =
                assertInstanceOf(InputArchive.class, read(zip(Map.of("a/b.csv", utf8(TEXT), "c..d", utf8("x")))));
        assertEquals(TEXT, archive.entries().get("a/b.csv").text());
        assertEquals("x", archive.entries().get("c..d").text());
        assertEquals("the file!c..d", archive.entries().get("c..d").file().path());
        // A replacement character of the text's own is no sign of another encoding.
        assertEquals(
                "a\uFFFDb",
                assertInstanceOf(InputText.class, read(utf8("a\uFFFDb"))).text());
    }

    @Test
    void otherEncodingsAreNamed() throws IOException {
        refused(TEXT.getBytes(StandardCharsets.UTF_16), "the file", "a text in UTF-16", "a text file in UTF-8");
        byte[] littleEndian = ("\uFEFF" + TEXT).getBytes(StandardCharsets.UTF_16LE);
        refused(littleEndian, "the file", "a text in UTF-16", "a text file in UTF-8");
        refused(gzip(littleEndian), "the file", "a text in UTF-16", "a text file in UTF-8");
        refused(zip(Map.of("a.csv", littleEndian)), "the file!a.csv", "a text in UTF-16", "a text file in UTF-8");
        refused(TEXT.getBytes(StandardCharsets.UTF_16LE), "the file:1", "a NUL character", "a text file in UTF-8");
        refused(
                TEXT.getBytes(StandardCharsets.ISO_8859_1),
                "the file:2",
                "byte 0xC4, which is no UTF-8",
                "a text file in UTF-8");
        refused(
                "price\n1\n2 €\n".getBytes(Charset.forName("windows-1252")),
                "the file:3",
                "byte 0x80",
                "a text file in UTF-8");
        // Far into a long text, and cut within a character.
        refused(utf8("x\n".repeat(50_000) + "\0"), "the file:50001", "a NUL character", "a text file in UTF-8");
        byte[] cut = utf8("x\n".repeat(50_000) + "€");
        refused(Arrays.copyOf(cut, cut.length - 1), "the file:50001", "byte 0xE2", "a text file in UTF-8");
    }

    @Test
    void nothingIsNoContent() throws IOException {
        refused(new byte[0], "the file", "an empty file", "content");
        refused(utf8(" \n\n"), "the file", "an empty file", "content");
        refused(gzip(new byte[0]), "the file", "an empty file", "content");
    }

    @Test
    void truncatedAndDamagedGzipFiles() throws IOException {
        byte[] whole = gzip(utf8(TEXT));
        for (int length : new int[] {3, 9, 15, whole.length / 2, whole.length - 5, whole.length - 1}) {
            refused(Arrays.copyOf(whole, length), "the file", "", "a whole gzip file");
        }
        byte[] damaged = whole.clone();
        damaged[whole.length - 7] ^= 1; // the checksum
        refused(damaged, "the file", "Corrupt GZIP trailer", "a whole gzip file");
        refused(gzip(whole), "the file", "a gzip file", "a text file in UTF-8");
    }

    @Test
    void truncatedAndDamagedZipArchives() throws IOException {
        byte[] whole = zip(Map.of("a.csv", utf8(TEXT)));
        for (int length : new int[] {5, 30, whole.length / 2, whole.length - 1}) {
            refused(Arrays.copyOf(whole, length), "the file", "", "a whole zip archive");
        }
        int directory = HostileFilesTest.directory(whole);
        byte[] checksum = whole.clone();
        checksum[directory + 16] ^= 1;
        refused(checksum, "the file", "a.csv does not have its checksum", "a whole zip archive");
        for (int size : new int[] {0, 1, 127}) {
            byte[] liar = whole.clone();
            liar[directory + 24 + 2] = (byte) size; // of the size when unpacked: off by 64 kB each
            endsInTheTextOrARefusal(liar);
            liar = whole.clone();
            liar[directory + 20] = (byte) size; // of the size when packed
            endsInTheTextOrARefusal(liar);
        }
        refused(zip(Map.of()), "the file:1", "a NUL character", "a text file in UTF-8");
        refused(zip(Map.of("folder/", new byte[0])), "the file", "an archive without entries", "content");
    }

    private void endsInTheTextOrARefusal(byte[] bytes) throws IOException {
        try {
            InputArchive archive = assertInstanceOf(InputArchive.class, read(bytes));
            assertEquals(TEXT, archive.entries().get("a.csv").text());
        } catch (BadInputException e) {
            assertTrue(e.getMessage().contains("expected a whole zip archive"), e::getMessage);
        }
    }

    @Test
    void archivesWithinArchives() throws IOException {
        byte[] inner = zip(Map.of("a.csv", utf8(TEXT)));
        refused(zip(Map.of("inner.zip", inner)), "the file!inner.zip", "a zip archive", "a text file in UTF-8");
        refused(zip(Map.of("inner.gz", gzip(inner))), "the file!inner.gz", "a gzip file", "a text file in UTF-8");
        refused(gzip(inner), "the file", "a zip archive", "a text file in UTF-8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../etc/passwd", "/etc/passwd", "a/../../b", "..", "a\\..\\b"})
    void entriesThatLeadOutOfTheirArchive(String name) throws IOException {
        refused(
                zip(Map.of(name, utf8("x"))),
                "the file",
                name.replace('\\', '/'),
                "names that stay within the archive");
    }

    @Test
    void whatIsNoFile() throws IOException, InterruptedException {
        refused(folder, "the file", "a folder", "a file");
        refused(folder.resolve("none"), "the file", "no such file", "a readable file");
        Path loop = folder.resolve("loop");
        Files.createSymbolicLink(loop, loop);
        refused(loop, "the file", "Too many levels of symbolic links", "a readable file");
        assumeTrue(Files.exists(Path.of("/dev/zero")), "this system has no devices to read from");
        refused(Path.of("/dev/zero"), "the file", "a pipe or a device", "a file");
        Path pipe = folder.resolve("pipe");
        assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
        refused(pipe, "the file", "a pipe or a device", "a file");
    }

    @Test
    void whatMayNotBeRead() throws IOException {
        Path file = Files.write(folder.resolve("secret"), utf8(TEXT));
        assumeTrue(file.toFile().setReadable(false), "this system has no permissions");
        assumeFalse(Files.isReadable(file), "this user may read everything");
        refused(file, "the file", "permission denied", "a readable file");
    }
}
