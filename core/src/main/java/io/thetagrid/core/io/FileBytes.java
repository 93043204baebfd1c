package io.thetagrid.core.io;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Bytes of files that may be missing, locked, endless or no files at all; never more of them than the memory can hold. */
final class FileBytes {
    private static final int CHUNK = 1 << 16;

    private FileBytes() {}

    /**
     * All bytes of a file.
     *
     * @throws BadInputException where it cannot be read or is too large
     */
    static byte[] read(Path path, String name) {
        try {
            check(path, name);
            return Files.readAllBytes(path);
        } catch (IOException e) {
            throw unreadable(name, e);
        }
    }

    /** As {@link #read}, but only the SHA-256 of the bytes is kept. */
    static String digest(Path path, String name) {
        try {
            check(path, name);
            MessageDigest digest = sha256();
            try (InputStream in = Files.newInputStream(path)) {
                byte[] chunk = new byte[CHUNK];
                for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                    digest.update(chunk, 0, read);
                }
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw unreadable(name, e);
        }
    }

    static String digest(byte[] bytes) {
        return HexFormat.of().formatHex(sha256().digest(bytes));
    }

    /** All bytes of a stream, which may be those of many more when they come out of an archive. */
    static byte[] atMost(InputStream in, int most, String name) throws IOException {
        byte[] bytes = in.readNBytes(most);
        if (in.read() >= 0) {
            throw tooLarge(name, "more than " + Input.MAXIMUM_BYTES + " bytes when unpacked");
        }
        return bytes;
    }

    static BadInputException tooLarge(String name, String size) {
        return new BadInputException(new Problem(name, 0, "", size, "at most " + Input.MAXIMUM_BYTES + " bytes"));
    }

    static BadInputException unreadable(String name, IOException e) {
        String reason = switch (e) {
            case NoSuchFileException _ -> "no such file";
            case AccessDeniedException _ -> "permission denied";
            case FileSystemException failed when failed.getReason() != null -> failed.getReason();
            default -> String.valueOf(e.getMessage());
        };
        return new BadInputException(new Problem(name, 0, "", reason, "a readable file"));
    }

    /** What is no file could be endless (a device) or never begin (a pipe that nobody fills). */
    private static void check(Path path, String name) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
        if (!attributes.isRegularFile()) {
            String kind = attributes.isDirectory() ? "a folder" : "a pipe or a device";
            throw new BadInputException(new Problem(name, 0, "", kind, "a file"));
        }
        if (attributes.size() > Input.MAXIMUM_BYTES) {
            throw tooLarge(name, attributes.size() + " bytes");
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
