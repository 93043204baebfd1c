package io.thetagrid.device;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;

/** The texts of the device kernels: C that is also CUDA C++ and OpenCL C, and the PTX made of it. */
public final class KernelText {
    private static final String INCLUDE = "#include \"";

    private KernelText() {}

    /** The kernels' C, with the headers beside it put in place of their includes. */
    public static String source() {
        StringBuilder text = new StringBuilder();
        append("kernels.c", new HashSet<>(), text);
        return text.toString();
    }

    private static void append(String file, Set<String> seen, StringBuilder text) {
        if (!seen.add(file)) {
            return;
        }
        for (String line : (Iterable<String>) resource(file).lines()::iterator) {
            if (line.startsWith(INCLUDE)) {
                append(line.substring(INCLUDE.length(), line.lastIndexOf('"')), seen, text);
            } else if (!line.startsWith("#pragma once")) {
                text.append(line).append('\n');
            }
        }
    }

    /** The checked-in PTX, which the CUDA driver compiles for its device. */
    public static String ptx() {
        return resource("kernels.ptx");
    }

    /** One of the texts, by its name in {@code src/main/c}. */
    public static String resource(String name) {
        try (InputStream in = KernelText.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("no text " + name + " beside " + KernelText.class.getName());
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
