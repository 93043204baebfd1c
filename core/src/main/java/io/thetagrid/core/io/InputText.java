package io.thetagrid.core.io;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;

/**
 * The whole text of an input, with the digest of the bytes that it lies in.
 *
 * @param file name and SHA-256, as results list it
 * @param text decoded, without a byte order mark
 */
public record InputText(InputFile file, String text) implements Input {
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final char REPLACEMENT = '\uFFFD';

    /**
     * Reads a text file, plain or gzipped.
     *
     * @param name under which problems and results mention the file
     * @throws BadInputException where it cannot be read, is no UTF-8 text, or is empty
     */
    public static InputText read(Path path, String name) {
        byte[] bytes = bytes(path, name);
        if (FileKind.of(bytes) != FileKind.GZIP) {
            return of(name, bytes);
        }
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return new InputText(new InputFile(name, sha256(bytes)), text(name, atMost(in, MAXIMUM_BYTES, name)));
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
        return new InputText(new InputFile(name, sha256(bytes)), text(name, bytes));
    }

    private static String text(String name, byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        if (text.indexOf(REPLACEMENT) >= 0) {
            checkEncoding(name, bytes);
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
        return text;
    }

    /** A replacement character may stand in the file itself, or for bytes that are no UTF-8. */
    private static void checkEncoding(String name, byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
        } catch (CharacterCodingException e) {
            throw new BadInputException(new Problem(name, 0, "", "bytes that are no UTF-8", "a text file in UTF-8"));
        }
    }

    /** All bytes of a stream. */
    static byte[] atMost(InputStream in, int most, String name) throws IOException {
        byte[] bytes = in.readNBytes(most);
        if (in.read() >= 0) {
            throw tooLarge(name, "more than " + MAXIMUM_BYTES + " bytes when unpacked");
        }
        return bytes;
    }

    private static BadInputException tooLarge(String name, String size) {
        return new BadInputException(new Problem(name, 0, "", size, "at most " + MAXIMUM_BYTES + " bytes"));
    }

    static BadInputException unreadable(String name, IOException e) {
        return new BadInputException(new Problem(name, 0, "", e.toString(), "a readable file"));
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
                throw tooLarge(name, size + " bytes");
            }
            return Files.readAllBytes(path);
        } catch (NoSuchFileException e) {
            throw new BadInputException(new Problem(name, 0, "", "no such file", "a readable file"));
        } catch (IOException e) {
            throw unreadable(name, e);
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
