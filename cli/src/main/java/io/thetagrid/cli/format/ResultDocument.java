package io.thetagrid.cli.format;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.Consumer;

/**
 * What {@code --format json} prints and {@code result.json} holds: the result, its SHA-256, and how it was computed.
 *
 * <p>The result stands alone on the second line, so that anyone can check the digest:
 * {@code sed -n 's/^"result":\(.*\),$/\1/p' result.json | tr -d '\n' | sha256sum}.
 */
public final class ResultDocument {
    /** Version of the format; grows when a reader of the old one would misread the new one. */
    public static final int SCHEMA = 1;

    private final byte[] result;

    public ResultDocument(Consumer<Json> result) {
        this.result = Json.object(result);
    }

    /** SHA-256 of the result's bytes, in hexadecimal. */
    public String digest() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(result));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** The result and nothing about the run: what a command prints whose answer is one list. */
    public byte[] resultAlone() {
        ByteArrayOutputStream document = new ByteArrayOutputStream();
        document.writeBytes(result);
        append(document, "\n");
        return document.toByteArray();
    }

    /** The whole document. */
    public byte[] bytes(RunInfo run) {
        ByteArrayOutputStream document = new ByteArrayOutputStream();
        append(document, "{\"schema\":" + SCHEMA + ",\n\"result\":");
        document.writeBytes(result);
        append(document, ",\n\"resultDigest\":\"" + digest() + "\",\n\"run\":");
        document.writeBytes(Json.object(run::write));
        append(document, "}\n");
        return document.toByteArray();
    }

    private static void append(ByteArrayOutputStream document, String text) {
        document.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
