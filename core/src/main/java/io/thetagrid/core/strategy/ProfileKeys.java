package io.thetagrid.core.strategy;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.thetagrid.core.book.BookKeys;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;

/**
 * Every key of a profile, described once, in {@code keys.csv} beside the shipped profiles: the strict reader and
 * {@code config explain} both go by this table.
 */
public final class ProfileKeys {

    /** What may stand under a key. */
    enum Kind {
        TEXT,
        /** Any finite number. */
        NUMBER,
        /** A number from 0 to 1. */
        SHARE,
        /** A number &ge; 0. */
        AMOUNT,
        /** A whole number &ge; 0. */
        WHOLE,
        FLAG,
        NUMBERS,
        MAPPING,
        /** A list of mappings. */
        LIST
    }

    /** A key as the reader needs it. */
    record Entry(BookKeys.Key key, Kind kind, boolean required) {}

    private static final SequencedMap<String, Entry> ENTRIES = read();

    private ProfileKeys() {}

    /** Paths with units and meanings, for {@code config explain}. */
    public static List<BookKeys.Key> all() {
        return ENTRIES.values().stream().map(Entry::key).toList();
    }

    static boolean has(String path) {
        return ENTRIES.containsKey(path);
    }

    /** Keys that may stand in the mapping at a path, in the table's order; the root's path is empty. */
    static List<Entry> under(String parent) {
        return ENTRIES.values().stream()
                .filter(entry -> parent(entry.key().path()).equals(parent))
                .toList();
    }

    static String name(Entry entry) {
        String path = entry.key().path();
        return path.substring(path.lastIndexOf('.') + 1);
    }

    private static String parent(String path) {
        int dot = path.lastIndexOf('.');
        return dot < 0 ? "" : path.substring(0, dot);
    }

    private static SequencedMap<String, Entry> read() {
        SequencedMap<String, Entry> entries = new LinkedHashMap<>();
        try (InputStream stream = ProfileKeys.class.getResourceAsStream("keys.csv");
                CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(stream)) {
            for (NamedCsvRecord row : rows) {
                boolean required = row.getField("required").equals("required");
                BookKeys.Key key = new BookKeys.Key(
                        row.getField("path"),
                        row.getField("unit"),
                        required ? "required" : "none",
                        row.getField("meaning"));
                Kind kind = Kind.valueOf(row.getField("kind").toUpperCase(Locale.ROOT));
                entries.put(key.path(), new Entry(key, kind, required));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Collections.unmodifiableSequencedMap(entries);
    }
}
