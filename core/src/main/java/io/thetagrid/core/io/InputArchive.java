package io.thetagrid.core.io;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * A zip archive of texts. Nothing is unpacked to disk, so an entry's name is a name and no path.
 *
 * @param entries by name, each named {@code archive!entry} in problems
 */
public record InputArchive(InputFile file, SortedMap<String, InputText> entries) implements Input {
    private static final int MOST_ENTRIES = 200_000;
    private static final int END_OF_DIRECTORY = 0x06054b50;
    private static final int END_OF_DIRECTORY_64 = 0x06064b50;
    private static final int END_LENGTH = 22;
    private static final int END_LENGTH_64 = 56;
    private static final int ELSEWHERE = 0xFFFF;

    public InputArchive {
        entries = Collections.unmodifiableSortedMap(new TreeMap<>(entries));
    }

    static InputArchive read(Path path, String name) {
        InputFile file = InputText.digest(path, name);
        SortedMap<String, InputText> entries = new TreeMap<>();
        try {
            byte[] bytes = Files.readAllBytes(path);
            long stated = statedEntries(bytes);
            if (stated > MOST_ENTRIES) {
                throw refused(name, stated + " entries", "at most " + MOST_ENTRIES + " entries");
            }
            long found = unpack(bytes, name, entries);
            if (found != stated) {
                throw refused(name, found + " entries", "a whole zip archive, with the entries its directory states");
            }
        } catch (IOException | IllegalArgumentException e) {
            throw refused(name, String.valueOf(e.getMessage()), "a whole zip archive");
        }
        if (entries.isEmpty()) {
            throw refused(name, "an archive without entries", "content");
        }
        return new InputArchive(file, entries);
    }

    /**
     * Unpacks entry after entry: the JDK's reader of whole archives refuses the directories that .NET writes (a zip64
     * field without all of its values). The sizes that an archive states may be lies: what counts is what comes out.
     */
    private static long unpack(byte[] bytes, String name, SortedMap<String, InputText> entries) throws IOException {
        int left = MAXIMUM_BYTES;
        long found = 0;
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (++found > MOST_ENTRIES) {
                    throw refused(name, "more entries", "at most " + MOST_ENTRIES + " entries");
                }
                if (entry.isDirectory()) {
                    continue;
                }
                byte[] content = InputText.atMost(zip, left, name);
                left -= content.length;
                if (entries.put(entry.getName(), InputText.of(name + "!" + entry.getName(), content)) != null) {
                    throw refused(name, entry.getName(), "each entry once");
                }
            }
        }
        return found;
    }

    /** What the end of the directory says, or that of the zip64 directory [PKWARE, APPNOTE.TXT, 4.3.14 and 4.3.16]; or −1. */
    private static long statedEntries(byte[] bytes) {
        ByteBuffer archive = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int end = lastIndexOf(archive, END_OF_DIRECTORY, bytes.length - END_LENGTH);
        if (end < 0) {
            return -1;
        }
        int entries = Short.toUnsignedInt(archive.getShort(end + 10));
        int end64 = entries == ELSEWHERE ? lastIndexOf(archive, END_OF_DIRECTORY_64, end - END_LENGTH_64) : -1;
        return end64 < 0 ? entries : archive.getLong(end64 + 32);
    }

    private static int lastIndexOf(ByteBuffer archive, int signature, int from) {
        int index = from;
        while (index >= 0 && archive.getInt(index) != signature) {
            index--;
        }
        return Math.max(index, -1);
    }

    private static BadInputException refused(String name, String value, String expected) {
        return new BadInputException(new Problem(name, 0, "", value, expected));
    }
}
