package io.thetagrid.core.store;

import io.thetagrid.core.io.BadInputException;
import io.thetagrid.core.io.Problem;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.sql.SQLException;

/** Tells what is wrong with a store, in words instead of a driver's exceptions. */
final class StoreFailure {
    /** SQLite's primary result codes [sqlite.org/rescode.html]. */
    private static final int SQLITE_BUSY = 5;

    private static final int SQLITE_LOCKED = 6;
    private static final int SQLITE_FULL = 13;
    private static final int SQLITE_CORRUPT = 11;
    private static final int SQLITE_NOTADB = 26;

    private static final String PLACE = "a file that can be written, in a folder that can be written";

    private StoreFailure() {}

    /** The failure as a problem of the store, whatever library's exception it is wrapped in. */
    static BadInputException of(StoreAddress address, Exception e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof BadInputException told) {
                return told;
            }
            if (cause instanceof SQLException sql) {
                return told(address, firstLine(sql), expected(address, sql));
            }
        }
        return told(
                address,
                firstLine(e),
                e instanceof IOException ? PLACE : "a store of Thetagrid, or a database without tables");
    }

    /** Whether two programs that opened one SQLite file at once stumbled over each other, so that the loser may look again. */
    static boolean isCollision(StoreAddress address, Exception e) {
        if (address.file().isEmpty()) {
            return false;
        }
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql
                    && (isBusy(sql) || sql.getMessage().contains("already exists"))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isBusy(SQLException e) {
        int code = primaryCode(e);
        return code == SQLITE_BUSY || code == SQLITE_LOCKED;
    }

    static BadInputException told(StoreAddress address, String value, String expected) {
        return new BadInputException(new Problem(address.name(), 0, "", value, expected));
    }

    private static String expected(StoreAddress address, SQLException e) {
        if (address.file().isEmpty()) {
            return "a PostgreSQL database that lets this user make and fill tables";
        }
        return switch (primaryCode(e)) {
            case SQLITE_BUSY, SQLITE_LOCKED ->
                "a database that no other program writes to for longer than " + Databases.BUSY_SECONDS + " s";
            case SQLITE_FULL -> "room on the disk";
            case SQLITE_CORRUPT -> "an undamaged SQLite database";
            case SQLITE_NOTADB -> "an SQLite database, or a new file";
            default -> PLACE;
        };
    }

    /** Extended codes have the primary one in their last byte. */
    private static int primaryCode(SQLException e) {
        return e.getErrorCode() & 0xff;
    }

    private static String firstLine(Exception e) {
        if (e instanceof FileSystemException file) {
            return "no folder " + file.getFile() + ", and it cannot be made";
        }
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }
}
