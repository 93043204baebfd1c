package io.thetagrid.cli.format;

import io.thetagrid.kernels.backend.BackendChoice;
import io.thetagrid.kernels.backend.BackendChoice.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * How a result was computed: everything that may differ between two runs of the same input.
 *
 * @param refused backends that {@code auto} passed over, and why
 * @param seconds wall time of the command, from its first line to its result
 */
public record RunInfo(String backend, List<Refusal> refused, int threads, double seconds) {

    /**
     * A run that is done.
     *
     * @param start {@link System#nanoTime} when it began
     */
    public static RunInfo since(long start, BackendChoice choice, int threads) {
        return new RunInfo(choice.backend().name(), choice.refusals(), threads, seconds(start));
    }

    /** A command without kernels that is done. */
    public static RunInfo since(long start) {
        return new RunInfo("none", List.of(), 1, seconds(start));
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) * 1e-9;
    }

    void write(Json json) {
        json.text("backend", backend);
        json.objects("refused", refused, (each, refusal) -> {
            each.text("backend", refusal.backend());
            each.text("reason", refusal.reason());
        });
        json.integer("threads", threads);
        json.number("seconds", Math.round(seconds * 1e6) / 1e6);
        json.text("java", Runtime.version().toString());
        json.text("system", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        json.text("host", host());
    }

    /** The machine's own name; a look-up by name service could take seconds. */
    private static String host() {
        try {
            return Files.readString(Path.of("/proc/sys/kernel/hostname")).strip();
        } catch (IOException e) {
            return System.getenv().getOrDefault("HOSTNAME", System.getenv().getOrDefault("COMPUTERNAME", "unknown"));
        }
    }
}
