package io.thetagrid.core.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.thetagrid.core.io.BadInputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqliteStoreTest extends StoreTest {
    @TempDir
    private Path folder;

    private int stores;

    @Override
    StoreAddress newAddress() {
        stores++;
        return StoreAddress.of(folder.resolve("new folder").resolve("history" + stores + ".db"));
    }

    @Test
    void severalProgramsMakeAndFillOneStore() throws IOException, InterruptedException {
        int programs = 3;
        List<Process> running = new ArrayList<>();
        for (int i = 0; i < programs; i++) {
            running.add(new ProcessBuilder(
                            ProcessHandle.current().info().command().orElse("java"),
                            "--enable-native-access=ALL-UNNAMED",
                            "-cp",
                            System.getProperty("java.class.path"),
                            WritingProgram.class.getName(),
                            address().file().orElseThrow().toString(),
                            String.valueOf(i))
                    .redirectErrorStream(true)
                    .start());
        }
        for (Process program : running) {
            String said = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertEquals(0, program.waitFor(), said);
        }
        try (Store store = Store.openExisting(address())) {
            assertEquals(
                    programs * WritingProgram.OWN + 1,
                    store.snapshots(Optional.empty()).size());
            assertEquals(
                    (programs * WritingProgram.OWN + 1) * WritingProgram.QUOTES,
                    store.tables(Optional.empty()).get("quotes").rows());
        }
    }

    @Test
    void aClosedStoreIsOneFile() throws IOException {
        save(Snapshots.random("SPX", Instant.parse("2025-09-29T20:00:00Z"), 5, 0.2, "a.csv"));
        try (Stream<Path> files = Files.list(address().file().orElseThrow().getParent())) {
            assertEquals(1, files.count());
        }
    }

    @Test
    void whatIsNoDatabaseIsRefusedAndLeftAlone() throws IOException {
        Path file = folder.resolve("chain.csv");
        String text = "root,expiration,type,strike,bid,ask\n".repeat(100);
        Files.writeString(file, text);
        refused(StoreAddress.of(file), "an SQLite database, or a new file");
        assertEquals(text, Files.readString(file));
        assertFalse(Files.exists(folder.resolve("chain.csv-wal")));
    }

    @Test
    void anotherProgramsDatabaseIsRefusedAndLeftAlone() throws SQLException {
        Path file = folder.resolve("other.db");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
            connection.createStatement().execute("CREATE TABLE snapshot (id INTEGER)");
        }
        refused(StoreAddress.of(file), "a store");
    }

    @Test
    void aFolderAndAPlaceWhereNothingCanBeWrittenAreRefused() throws IOException {
        refused(StoreAddress.of(folder), "a file that can be written");
        assumeTrue(Files.isDirectory(Path.of("/proc/self")), "this system has no folder in which nobody can write");
        refused(StoreAddress.of(Path.of("/proc/history.db")), "a file that can be written");
        refused(StoreAddress.of(Path.of("/proc/no/history.db")), "a file that can be written");
    }

    @Test
    void aDamagedStoreIsRefused() throws IOException {
        save(Snapshots.random("SPX", Instant.parse("2025-09-29T20:00:00Z"), 5000, 0.2, "a.csv"));
        Path file = address().file().orElseThrow();
        byte[] bytes = Files.readAllBytes(file);
        for (int i = 5000; i < bytes.length; i++) {
            bytes[i] = (byte) (i * 31);
        }
        Files.write(file, bytes);
        refused(address(), "database");
    }

    @Test
    void aStoreToReadFromMustBeThere() {
        StoreAddress address = newAddress();
        BadInputException e = assertThrows(BadInputException.class, () -> Store.openExisting(address));
        assertTrue(e.getMessage().contains("'no such file', expected a store"), e::getMessage);
        assertFalse(Files.exists(address.file().orElseThrow()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "jdbc:mysql://host/db", "http://host/db", "postgresql://host/db", "a?b.db", "a\0b"})
    void whatIsNoAddressIsRefused(String text) {
        BadInputException e = assertThrows(BadInputException.class, () -> StoreAddress.of(text));
        assertTrue(e.getMessage().contains(StoreAddress.EXPECTED), e::getMessage);
    }

    @Test
    void addressesKeepSecretsToThemselves() {
        assertEquals(
                "jdbc:postgresql://host:5432/options",
                StoreAddress.of("jdbc:postgresql://me:secret@host:5432/options?password=secret")
                        .name());
        assertEquals(
                Path.of("history.db").toAbsolutePath(),
                StoreAddress.of("jdbc:sqlite:history.db").file().orElseThrow());
    }

    private static void refused(StoreAddress address, String expected) {
        BadInputException e = assertThrows(BadInputException.class, () -> Store.open(address));
        assertTrue(e.getMessage().startsWith(address.name() + ": got '"), e::getMessage);
        assertTrue(e.getMessage().contains(expected), e::getMessage);
        assertEquals(1, e.getMessage().lines().count());
    }
}
