package io.thetagrid.core.store;

import io.thetagrid.core.io.BadInputException;
import io.thetagrid.core.io.Problem;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a store lies.
 *
 * @param name as problems mention it, without the user and password that a URL may carry
 * @param url for JDBC
 * @param file of SQLite; empty for PostgreSQL
 */
public record StoreAddress(String name, String url, Optional<Path> file) {
    private static final String POSTGRESQL = "jdbc:postgresql:";
    private static final String SQLITE = "jdbc:sqlite:";

    /** What {@link #of} reads, for messages. */
    public static final String EXPECTED = "a file's path, or jdbc:postgresql://HOST/DATABASE";

    /**
     * Reads an address: a JDBC URL of PostgreSQL, or the path of an SQLite file with or without {@code jdbc:sqlite:}.
     *
     * @throws BadInputException where it is the URL of something else, or no path
     */
    public static StoreAddress of(String text) {
        if (text.startsWith(POSTGRESQL)) {
            return new StoreAddress(withoutSecrets(text), text, Optional.empty());
        }
        String path = text.startsWith(SQLITE) ? text.substring(SQLITE.length()) : text;
        // The driver takes what follows a question mark for settings.
        if (path.isBlank() || path.startsWith("jdbc:") || path.contains("://") || path.indexOf('?') >= 0) {
            throw refused(text);
        }
        try {
            return of(Path.of(path));
        } catch (InvalidPathException e) {
            throw refused(text);
        }
    }

    /** An SQLite file. */
    public static StoreAddress of(Path file) {
        return new StoreAddress(file.toString(), SQLITE + file.toAbsolutePath(), Optional.of(file.toAbsolutePath()));
    }

    private static BadInputException refused(String text) {
        return new BadInputException(new Problem("store", 0, "", withoutSecrets(text), EXPECTED));
    }

    private static String withoutSecrets(String url) {
        String place = url.indexOf('?') < 0 ? url : url.substring(0, url.indexOf('?'));
        int at = place.lastIndexOf('@');
        int host = place.indexOf("//");
        return at > host && host >= 0 ? place.substring(0, host + 2) + place.substring(at + 1) : place;
    }
}
