package io.thetagrid.bench.report;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.incubator.vector.DoubleVector;

/**
 * The machine that figures were measured on.
 *
 * @param processor as the system calls it
 * @param busy processes that ran in the last minute before, on average; negative where unknown
 */
record Machine(String processor, int cores, String caches, double memoryGigabytes, int lanes, double busy) {
    /** Options of the virtual machines that are measured. */
    static final List<String> FORK_OPTIONS =
            List.of("--add-modules=jdk.incubator.vector", "--enable-native-access=ALL-UNNAMED", "-Xms1g", "-Xmx1g");

    private static final double BUSY = 0.3;

    static Machine here() {
        return new Machine(
                processorName(),
                Runtime.getRuntime().availableProcessors(),
                cacheSizes(Path.of("/sys/devices/system/cpu/cpu0/cache")),
                memory(),
                DoubleVector.SPECIES_PREFERRED.length(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    private static double memory() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getTotalMemorySize() / 1e9
                : Double.NaN;
    }

    private static String processorName() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith("model name"))
                    .findFirst()
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .orElseGet(() -> System.getProperty("os.arch"));
        } catch (IOException e) {
            return System.getProperty("os.arch");
        }
    }

    private static String cacheSizes(Path folder) {
        List<String> sizes = new ArrayList<>();
        for (int index = 0; Files.isDirectory(folder.resolve("index" + index)); index++) {
            Path cache = folder.resolve("index" + index);
            try {
                String type = Files.readString(cache.resolve("type")).strip();
                if (!type.equals("Instruction")) {
                    sizes.add("L" + Files.readString(cache.resolve("level")).strip() + " "
                            + Files.readString(cache.resolve("size")).strip());
                }
            } catch (IOException e) {
                sizes.add("unknown");
            }
        }
        return sizes.isEmpty() ? "caches unknown" : String.join(", ", sizes);
    }

    /** As folders of results are named: the processor's family and the cores, {@code epyc-2core}. */
    String shortName() {
        String name = processor.toLowerCase(Locale.ROOT);
        String family = Stream.of("epyc", "xeon", "ryzen", "threadripper", "core", "graviton", "apple", "ampere")
                .filter(name::contains)
                .findFirst()
                .orElseGet(() -> Stream.of(name.split("[^a-z0-9]+"))
                        .filter(word -> !word.isEmpty())
                        .findFirst()
                        .orElse("cpu"));
        return family + "-" + cores + "core";
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("%s, %d cores, %s, %.0f GB of memory; %s %s"
                .formatted(
                        processor,
                        cores,
                        caches,
                        memoryGigabytes,
                        System.getProperty("os.name"),
                        System.getProperty("os.version")));
        lines.add("Java %s (%s), %d doubles to a vector; measured with %s"
                .formatted(
                        Runtime.version(),
                        System.getProperty("java.vendor"),
                        lanes,
                        FORK_OPTIONS.stream().collect(Collectors.joining(" "))));
        if (busy > BUSY) {
            lines.add(String.format(
                    Locale.ROOT,
                    "Busy: %.1f processes ran in the minute before. Figures suffer, ratios less; measure on an idle machine.",
                    busy));
        }
        return lines;
    }
}
