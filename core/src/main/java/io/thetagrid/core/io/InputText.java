package io.thetagrid.core.io;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/**
 * The whole text of an input, with the digest of the bytes that it lies in.
 *
 * @param file name and SHA-256, as results list it
 * @param text decoded, without a byte order mark
 */
public record InputText(InputFile file, String text) implements Input {

    /**
     * Reads a text file, plain or gzipped.
     *
     * @param name under which problems and results mention the file
     * @throws BadInputException where it cannot be read, is no UTF-8 text, or is empty
     */
    public static InputText read(Path path, String name) {
        byte[] bytes = FileBytes.read(path, name);
        if (FileKind.of(bytes) != FileKind.GZIP) {
            return of(name, bytes);
        }
        InputFile file = new InputFile(name, FileBytes.digest(bytes));
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return new InputText(file, Utf8.decode(name, FileBytes.atMost(in, MAXIMUM_BYTES, name)));
        } catch (IOException e) {
            throw new BadInputException(new Problem(name, 0, "", String.valueOf(e.getMessage()), "a whole gzip file"));
        }
    }

    /** As {@link #read(Path, String)}, named as given. */
    public static InputText read(Path path) {
        return read(path, path.toString());
    }

    /**
     * Takes bytes that were read elsewhere.
     *
     * @param name under which problems and results mention them
     * @throws BadInputException where they are no UTF-8 text, or none at all
     */
    public static InputText of(String name, byte[] bytes) {
        return new InputText(new InputFile(name, FileBytes.digest(bytes)), Utf8.decode(name, bytes));
    }

    /**
     * Takes all bytes of a stream.
     *
     * @param name under which problems and results mention them
     * @throws BadInputException where they are too many, no UTF-8 text, or none at all
     */
    public static InputText of(String name, InputStream in) throws IOException {
        return of(name, FileBytes.atMost(in, MAXIMUM_BYTES, name));
    }

    /**
     * Name and digest of a file that something else reads.
     *
     * @throws BadInputException where it cannot be read
     */
    public static InputFile digest(Path path, String name) {
        return new InputFile(name, FileBytes.digest(path, name));
    }
}
