package io.thetagrid.core.io;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the first bytes of a file say it is. */
enum FileKind {
    GZIP("\u001f\u008b"),
    ZIP("PK\u0003\u0004"),
    PARQUET("PAR1"),
    TEXT("");

    private static final int LONGEST = 4;

    /** A character for each byte. */
    private final String magic;

    FileKind(String magic) {
        this.magic = magic;
    }

    /** A missing file, and a folder, are left to the reader of texts, which says so. */
    static FileKind of(Path path) throws IOException {
        if (!Files.isRegularFile(path)) {
            return TEXT;
        }
        try (InputStream in = Files.newInputStream(path)) {
            return of(in.readNBytes(LONGEST));
        }
    }

    static FileKind of(byte[] bytes) {
        String beginning = new String(bytes, 0, Math.min(bytes.length, LONGEST), StandardCharsets.ISO_8859_1);
        for (FileKind kind : values()) {
            if (beginning.startsWith(kind.magic)) {
                return kind;
            }
        }
        return TEXT;
    }
}
