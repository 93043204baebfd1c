package io.thetagrid.core.store;

import io.thetagrid.core.io.BadInputException;
import io.thetagrid.core.io.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;

/**
 * A history of analysed option chains in SQLite (a file) or PostgreSQL (its schema {@code thetagrid}): snapshots, what
 * their expirations and quotes imply, and the files they were read from.
 *
 * <p>Several programs may use one store at once; within a program a store belongs to one thread. Whatever goes wrong with
 * the database is told as a {@link BadInputException} that names it.
 */
public final class Store implements AutoCloseable {
    /** Any number that no other program locks: "thetagrd" in ASCII. */
    private static final long WRITER_LOCK = 0x7468_6574_6167_7264L;

    private static final long PAUSE_MILLIS = 20;

    private final StoreAddress address;
    private final Handle handle;

    private Store(StoreAddress address, Handle handle) {
        this.address = address;
        this.handle = handle;
    }

    /**
     * Opens a store, making it where there is none and bringing an older version's tables up to date.
     *
     * @throws BadInputException where it cannot be opened, is no store, or was written by a newer version
     */
    public static Store open(StoreAddress address) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(Databases.BUSY_SECONDS);
        while (true) {
            Connection connection = null;
            try {
                connection = Databases.connect(address);
                Schema.migrate(address);
                if (address.file().isEmpty()) {
                    connection.setSchema(Databases.POSTGRESQL_SCHEMA);
                }
                Connection opened = connection;
                return new Store(address, Jdbi.create(() -> opened).open()); // so made, closing the handle closes it
            } catch (SQLException | IOException | FlywayException | JdbiException | BadInputException e) {
                close(connection);
                // SQLite waits for other programs' transactions, but not while one makes the file, or, as the last to
                // close it, folds its log into it.
                if (!StoreFailure.isCollision(address, e) || System.nanoTime() > deadline) {
                    throw StoreFailure.of(address, e);
                }
                pause();
            }
        }
    }

    /**
     * Opens a store that is there.
     *
     * @throws BadInputException also where there is none
     */
    public static Store openExisting(StoreAddress address) {
        if (address.file().isPresent() && !Files.exists(address.file().get())) {
            throw StoreFailure.told(address, "no such file", "a store, as 'chain FILE --store' makes one");
        }
        return open(address);
    }

    /**
     * Writes snapshots: all of them, or none. A snapshot takes the place of one of the same underlying and instant (to
     * the millisecond), and whatever an earlier run read of the underlying from a file that gave quotes (by its SHA-256) goes:
     * importing a file twice leaves the same content as once, and a corrected file replaces what it corrects. Files that
     * together make one snapshot are to be given together, as the last of them would replace the others. A chain without
     * quotes, which holds no more than a price of the underlying, is no snapshot, and replaces none.
     */
    public void save(List<Snapshot> snapshots) {
        told(() -> {
            handle.useTransaction(transaction -> {
                if (address.file().isEmpty()) {
                    // SQLite has one writer at a time by itself; here two could both miss what the other is about to
                    // add.
                    transaction.execute("SELECT pg_advisory_xact_lock(?)", WRITER_LOCK);
                }
                new SnapshotWriter(transaction)
                        .replace(snapshots.stream()
                                .filter(snapshot ->
                                        !snapshot.analysis().quotes().isEmpty())
                                .toList());
            });
            return null;
        });
    }

    /**
     * All snapshots, by underlying, then instant.
     *
     * @param underlying only of this one
     */
    public List<StoredSnapshot> snapshots(Optional<String> underlying) {
        return told(() -> handle.createQuery(
                        "SELECT underlying, as_of, quotes, spot_quoted, spot_implied, spot_verdict,"
                                + " volatility_30d, volatility_index FROM snapshot"
                                + (underlying.isPresent() ? " WHERE underlying = :underlying" : "")
                                + " ORDER BY underlying, as_of")
                .bindMap(underlying.map(symbol -> Map.of("underlying", symbol)).orElse(Map.of()))
                .map((row, _) -> snapshot(row))
                .list());
    }

    /** The daily volatilities of an underlying. */
    public IvHistory history(String underlying) {
        return IvHistory.of(snapshots(Optional.of(underlying)));
    }

    /**
     * The store's content by table name: {@code snapshots, sources, verdict_counts, expiries, quotes}, each row with its
     * snapshot's underlying and instant. The same content gives the same tables, in whatever order it was imported.
     *
     * @param underlying only of this one
     */
    public Map<String, Table> tables(Optional<String> underlying) {
        // One transaction, so that all tables are of one state, and PostgreSQL's driver need not hold a whole result.
        return told(() -> handle.inTransaction(
                TransactionIsolationLevel.SERIALIZABLE, transaction -> new StoreTables(transaction, underlying).all()));
    }

    private static StoredSnapshot snapshot(ResultSet row) throws SQLException {
        return new StoredSnapshot(
                row.getString("underlying"),
                StoreInstants.read(row.getString("as_of")),
                row.getInt("quotes"),
                orNaN(row, "spot_quoted"),
                orNaN(row, "spot_implied"),
                row.getString("spot_verdict"),
                orNaN(row, "volatility_30d"),
                orNaN(row, "volatility_index"));
    }

    private static double orNaN(ResultSet row, String column) throws SQLException {
        double value = row.getDouble(column);
        return row.wasNull() ? Double.NaN : value;
    }

    /** What is done with the database. */
    @FunctionalInterface
    private interface Work<T> {
        T done() throws SQLException;
    }

    private <T> T told(Work<T> work) {
        try {
            return work.done();
        } catch (SQLException | JdbiException e) {
            throw StoreFailure.of(address, e);
        }
    }

    @Override
    public void close() {
        try {
            handle.close();
        } catch (JdbiException e) {
            throw StoreFailure.of(address, e);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while another program opens the store", e);
        }
    }

    private static void close(Connection connection) {
        try {
            if (connection != null) {
                connection.close();
            }
        } catch (SQLException _) {
            // Opening has failed: that is what the user is told.
        }
    }
}
