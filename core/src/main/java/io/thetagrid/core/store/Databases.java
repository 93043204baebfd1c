package io.thetagrid.core.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;

/** Connections to the two databases that can hold a store, set up alike. */
final class Databases {
    /** How long one program waits for another that writes to the same SQLite file. */
    static final int BUSY_SECONDS = 60;

    /** PostgreSQL's tables stand in a schema of their own, so that a database can hold other things beside them. */
    static final String POSTGRESQL_SCHEMA = "thetagrid";

    private Databases() {}

    /**
     * Connects, making an SQLite file and its folders where there are none.
     *
     * @throws IOException where the folders cannot be made
     */
    static Connection connect(StoreAddress address) throws SQLException, IOException {
        if (address.file().isPresent()) {
            Path folder = address.file().get().getParent();
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(folder);
            }
        }
        loadDriver(address);
        Properties properties = new Properties();
        properties.putAll(settings(address));
        return DriverManager.getConnection(address.url(), properties);
    }

    /** The drivers' settings. */
    static Map<String, String> settings(StoreAddress address) {
        return address.file().isPresent()
                ? Map.of(
                        "busy_timeout", String.valueOf(BUSY_SECONDS * 1000),
                        "foreign_keys", "true",
                        // Readers and one writer at a time, without waiting for each other.
                        "journal_mode", "WAL",
                        // Safe against a crash of the program in WAL mode; a power cut may lose the last run, no more.
                        "synchronous", "NORMAL",
                        // A transaction that reads first and writes later could otherwise fail instead of waiting.
                        "transaction_mode", "IMMEDIATE")
                : Map.of("reWriteBatchedInserts", "true", "ApplicationName", "thetagrid");
    }

    private static void loadDriver(StoreAddress address) {
        boolean sqlite = address.file().isPresent();
        try {
            Class.forName(sqlite ? "org.sqlite.JDBC" : "org.postgresql.Driver");
        } catch (ClassNotFoundException e) {
            throw new UnsupportedOperationException(
                    "a store needs " + (sqlite ? "org.xerial:sqlite-jdbc" : "org.postgresql:postgresql")
                            + " on the class path",
                    e);
        }
    }
}
