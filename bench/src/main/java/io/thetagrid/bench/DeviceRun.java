package io.thetagrid.bench;

import io.thetagrid.device.Device;
import io.thetagrid.kernels.backend.Backend;
import io.thetagrid.kernels.backend.Backends;
import io.thetagrid.kernels.conformance.ConformanceCheck;
import io.thetagrid.kernels.conformance.ConformanceSuite;
import io.thetagrid.kernels.device.Devices;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Conformance and speed of a device in one run: {@code DeviceRun <cuda|opencl> <folder>}. Prints what it finds, and
 * writes {@code conformance.json} and {@code bench.json} into the folder. Exit 1 where a check fails, 5 where the device
 * cannot be used.
 */
public final class DeviceRun {
    private static final int FAILED = 1;
    private static final int UNAVAILABLE = 5;

    private DeviceRun() {}

    public static void main(String[] arguments) throws IOException {
        System.exit(run(arguments[0], Files.createDirectories(Path.of(arguments[1]))));
    }

    private static int run(String api, Path folder) throws IOException {
        long start = System.nanoTime();
        Optional<String> refusal = Backends.refusal(api);
        if (refusal.isPresent()) {
            System.err.println("backend " + api + ": " + refusal.get());
            return UNAVAILABLE;
        }
        Device device = Devices.device(api);
        System.out.printf(
                "%s: %s, opened in %d ms; Java %s%n",
                api, device.name(), (System.nanoTime() - start) / 1_000_000, Runtime.version());

        Backend backend = Backends.pick(api);
        List<ConformanceCheck> checks = ConformanceSuite.run(backend);
        for (ConformanceCheck check : checks) {
            System.out.printf("%-6s %-45s %s%n", check.passed() ? "ok" : "FAILED", check.verb(), check.detail());
        }
        write(
                folder.resolve("conformance.json"),
                checks.stream().map(DeviceRun::json).toList());

        Figures figures = new Figures();
        new ResidentBench(device, figures).run();
        new EndToEndBench(backend, figures).run();
        write(
                folder.resolve("bench.json"),
                figures.all().stream().map(Figures.Figure::json).toList());
        return checks.stream().allMatch(ConformanceCheck::passed) ? 0 : FAILED;
    }

    private static String json(ConformanceCheck check) {
        return "{\"verb\": \"%s\", \"values\": %d, \"different\": %d, \"worst\": %s, \"tolerance\": %s, \"passed\": %b}"
                .formatted(
                        check.verb(),
                        check.values(),
                        check.different(),
                        check.worst(),
                        check.tolerance(),
                        check.passed());
    }

    private static void write(Path file, List<String> objects) throws IOException {
        Files.writeString(file, objects.stream().collect(Collectors.joining(",\n  ", "[\n  ", "\n]\n")));
    }
}
