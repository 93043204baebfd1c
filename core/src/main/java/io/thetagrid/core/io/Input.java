package io.thetagrid.core.io;

import java.io.IOException;
import java.nio.file.Path;

/** What a file holds: a text (plain or gzipped), a zip archive of texts, or a Parquet table. */
public sealed interface Input permits InputText, InputArchive, TextTable {
    /** Inputs that are larger once unpacked are refused, so that no file can exhaust the memory. */
    int MAXIMUM_BYTES = 1 << 28;

    InputFile file();

    /**
     * Reads a file by what its first bytes say it is, whatever its name.
     *
     * @param name under which problems and results mention the file
     * @throws BadInputException where it cannot be read, is no UTF-8 text, is truncated, too large or empty
     */
    static Input read(Path path, String name) {
        try {
            return switch (FileKind.of(path)) {
                case PARQUET -> Parquet.read(path, name);
                case ZIP -> InputArchive.read(path, name);
                case GZIP, TEXT -> InputText.read(path, name);
            };
        } catch (IOException e) {
            throw FileBytes.unreadable(name, e);
        }
    }
}
