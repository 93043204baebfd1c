package io.thetagrid.bench.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** Writes a comparison's files, all of them or none. */
final class ResultFolder {
    private ResultFolder() {}

    /** Overwrites the files of an earlier run in the same folder, and leaves every other file alone. */
    static void write(Path folder, Comparison comparison, Stopwatch stopwatch) throws IOException {
        Files.createDirectories(folder);
        Path fresh = Files.createTempDirectory(folder, ".bench");
        try {
            Files.writeString(fresh.resolve("summary.md"), comparison.text());
            Files.writeString(fresh.resolve("speed.json"), array(comparison.sampleObjects()));
            Files.writeString(fresh.resolve("accuracy.json"), array(comparison.findingObjects()));
            stopwatch.writeJmh(fresh.resolve("jmh.json"));
            for (String name : List.of("summary.md", "speed.json", "accuracy.json", "jmh.json")) {
                Files.move(fresh.resolve(name), folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
            }
        } finally {
            try (var left = Files.list(fresh)) {
                for (Path file : left.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(fresh);
        }
    }

    private static String array(List<String> objects) {
        return "[\n  " + String.join(",\n  ", objects) + "\n]\n";
    }
}
