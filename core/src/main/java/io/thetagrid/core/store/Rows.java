package io.thetagrid.core.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Collections;

/** Inserts rows into one table, many at a time. Values are given in the order of the columns. */
final class Rows implements AutoCloseable {
    /** So many rows go to the database at once: more is not faster, and they lie in memory until then. */
    private static final int BATCH = 1000;

    private final PreparedStatement statement;
    private int next = 1;
    private int waiting;

    Rows(Connection connection, String table, String... columns) throws SQLException {
        this.statement = connection.prepareStatement("INSERT INTO " + table + " (" + String.join(", ", columns)
                + ") VALUES (" + String.join(", ", Collections.nCopies(columns.length, "?")) + ")");
    }

    Rows text(String value) throws SQLException {
        statement.setString(next++, value);
        return this;
    }

    Rows integer(long value) throws SQLException {
        statement.setLong(next++, value);
        return this;
    }

    /** NaN is stored as no value. */
    Rows number(double value) throws SQLException {
        if (Double.isNaN(value)) {
            statement.setNull(next++, Types.DOUBLE);
        } else {
            statement.setDouble(next++, value);
        }
        return this;
    }

    void end() throws SQLException {
        statement.addBatch();
        next = 1;
        waiting++;
        if (waiting == BATCH) {
            flush();
        }
    }

    /** Sends what waits; closing without it drops that. */
    void flush() throws SQLException {
        if (waiting > 0) {
            statement.executeBatch();
            waiting = 0;
        }
    }

    @Override
    public void close() throws SQLException {
        statement.close();
    }
}
