package io.thetagrid.core.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The whole text of an input, with the digest of its bytes.
 *
 * @param file name and SHA-256, as results list it
 * @param text decoded, without a byte order mark
 */
public record InputText(InputFile file, String text) {
    /** Larger text inputs are refused before they are read. */
    private static final long MAXIMUM_BYTES = 1L << 28;

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    /**
     * Reads a text file.
     *
     * @param name under which problems and results mention the file
     * @throws BadInputException where it cannot be read, is no UTF-8 text, or is empty
     */
    public static InputText read(Path path, String name) {
        return of(name, bytes(path, name));
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
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new BadInputException(new Problem(name, 0, "", "bytes that are no UTF-8", "a text file in UTF-8"));
        }
        int nul = text.indexOf('\0');
        if (nul >= 0) {
            long line =
                    1 + text.substring(0, nul).chars().filter(c -> c == '\n').count();
            throw new BadInputException(new Problem(name, line, "", "a NUL character", "a text file in UTF-8"));
        }
        if (!text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK) {
            text = text.substring(1);
        }
        if (text.isBlank()) {
            throw new BadInputException(new Problem(name, 0, "", "an empty file", "content"));
        }
        return new InputText(new InputFile(name, sha256(bytes)), text);
    }

    /**
     * Name and digest of a file that something else reads.
     *
     * @throws BadInputException where it cannot be read
     */
    public static InputFile digest(Path path, String name) {
        return new InputFile(name, sha256(bytes(path, name)));
    }

    private static byte[] bytes(Path path, String name) {
        try {
            if (Files.isDirectory(path)) {
                throw new BadInputException(new Problem(name, 0, "", "a folder", "a file"));
            }
            long size = Files.size(path);
            if (size > MAXIMUM_BYTES) {
                throw new BadInputException(
                        new Problem(name, 0, "", size + " bytes", "at most " + MAXIMUM_BYTES + " bytes"));
            }
            return Files.readAllBytes(path);
        } catch (NoSuchFileException e) {
            throw new BadInputException(new Problem(name, 0, "", "no such file", "a readable file"));
        } catch (IOException e) {
            throw new BadInputException(new Problem(name, 0, "", e.toString(), "a readable file"));
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
