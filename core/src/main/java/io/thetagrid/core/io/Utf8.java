package io.thetagrid.core.io;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/** Decodes texts, and says of others what they are instead. */
final class Utf8 {
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final char REPLACEMENT = '\uFFFD';
    private static final String EXPECTED = "a text file in UTF-8";
    private static final int CHUNK = 1 << 13;

    private Utf8() {}

    /**
     * The text of bytes, without a byte order mark.
     *
     * @param name under which problems mention them
     * @throws BadInputException where they are no UTF-8 text, or none at all
     */
    static String decode(String name, byte[] bytes) {
        String other = otherThanText(bytes);
        if (!other.isEmpty()) {
            throw new BadInputException(new Problem(name, 0, "", other, EXPECTED));
        }
        String text = new String(bytes, StandardCharsets.UTF_8);
        if (text.indexOf('\0') >= 0) {
            int nul = 0;
            while (bytes[nul] != 0) {
                nul++;
            }
            throw new BadInputException(new Problem(name, line(bytes, nul), "", "a NUL character", EXPECTED));
        }
        if (text.indexOf(REPLACEMENT) >= 0) {
            checkEncoding(name, bytes);
        }
        if (!text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK) {
            text = text.substring(1);
        }
        if (text.isBlank()) {
            throw new BadInputException(new Problem(name, 0, "", "an empty file", "content"));
        }
        return text;
    }

    private static String otherThanText(byte[] bytes) {
        if (bytes.length >= 2
                && ((bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE)
                        || (bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF))) {
            return "a text in UTF-16";
        }
        return switch (FileKind.of(bytes)) {
            case TEXT -> "";
            case GZIP -> "a gzip file";
            case ZIP -> "a zip archive";
            case PARQUET -> "a Parquet file";
        };
    }

    /** A replacement character may stand in the file itself, or for bytes that are no UTF-8. */
    private static void checkEncoding(String name, byte[] bytes) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(CHUNK);
        CoderResult result = decoder.decode(in, out.clear(), true);
        while (result.isOverflow()) {
            result = decoder.decode(in, out.clear(), true);
        }
        if (result.isError()) {
            String value = "byte 0x%02X, which is no UTF-8".formatted(bytes[in.position()]);
            throw new BadInputException(new Problem(name, line(bytes, in.position()), "", value, EXPECTED));
        }
    }

    /** Line, from 1, of a byte. */
    private static long line(byte[] bytes, int position) {
        long line = 1;
        for (int i = 0; i < position; i++) {
            if (bytes[i] == '\n') {
                line++;
            }
        }
        return line;
    }
}
