package io.thetagrid.core.io;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.ZipException;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * A zip archive of texts, read by Commons Compress: Java's own reader refuses the archives that some writers make. Nothing is
 * unpacked to disk, so an entry's name is a name and no path.
 *
 * @param entries by name, each named {@code archive!entry} in problems
 */
public record InputArchive(InputFile file, SortedMap<String, InputText> entries) implements Input {
    private static final int MOST_ENTRIES = 200_000;

    public InputArchive {
        entries = Collections.unmodifiableSortedMap(new TreeMap<>(entries));
    }

    static InputArchive read(Path path, String name) {
        InputFile file = InputText.digest(path, name);
        SortedMap<String, InputText> entries = new TreeMap<>();
        try (ZipFile zip = ZipFile.builder().setPath(path).get()) {
            int left = MAXIMUM_BYTES;
            for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
                if (entry.isDirectory()) {
                    continue;
                }
                if (entries.size() == MOST_ENTRIES) {
                    throw refused(name, "more entries", "at most " + MOST_ENTRIES + " entries");
                }
                if (leadsOut(entry.getName())) {
                    throw refused(name, entry.getName(), "names that stay within the archive");
                }
                byte[] bytes = bytes(zip, entry, name, left);
                left -= bytes.length;
                if (entries.put(entry.getName(), InputText.of(name + "!" + entry.getName(), bytes)) != null) {
                    throw refused(name, entry.getName(), "each entry once");
                }
            }
        } catch (IOException e) {
            throw refused(name, String.valueOf(e.getMessage()), "a whole zip archive");
        }
        if (entries.isEmpty()) {
            throw refused(name, "an archive without entries", "content");
        }
        return new InputArchive(file, entries);
    }

    /** The sizes that an archive states may be lies: what counts is what comes out. Its checksums are checked. */
    private static byte[] bytes(ZipFile zip, ZipArchiveEntry entry, String name, int most) throws IOException {
        byte[] bytes;
        try (InputStream in = zip.getInputStream(entry)) {
            bytes = FileBytes.atMost(in, most, name);
        }
        CRC32 sum = new CRC32();
        sum.update(bytes);
        if (sum.getValue() != entry.getCrc()) {
            throw new ZipException(entry.getName() + " does not have its checksum");
        }
        return bytes;
    }

    /** A name that leads out of the archive has no honest use. */
    private static boolean leadsOut(String entry) {
        return entry.startsWith("/")
                || entry.indexOf('\\') >= 0
                || List.of(entry.split("/", -1)).contains("..");
    }

    private static BadInputException refused(String name, String value, String expected) {
        return new BadInputException(new Problem(name, 0, "", value, expected));
    }
}
