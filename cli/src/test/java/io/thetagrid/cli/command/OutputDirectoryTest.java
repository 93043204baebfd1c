package io.thetagrid.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputDirectoryTest {

    @TempDir
    Path folder;

    @Test
    void nothingIsThereBeforeItIsPublished() throws IOException {
        Path target = folder.resolve("deep/out");
        try (OutputDirectory out = OutputDirectory.open(target)) {
            Files.writeString(out.file("result.json"), "{}");
            assertEquals(false, Files.exists(target));
            out.publish();
        }
        assertEquals(List.of("result.json"), names(target));
        assertEquals(List.of("out"), names(folder.resolve("deep")));
    }

    @Test
    void whatIsNotPublishedLeavesNoTrace() throws IOException {
        try (OutputDirectory out = OutputDirectory.open(folder.resolve("out"))) {
            Files.writeString(out.file("stress.csv"), "half");
        }
        assertEquals(List.of(), names(folder));
    }

    @Test
    void aFolderThatExistsKeepsItsOtherFiles() throws IOException {
        Files.writeString(folder.resolve("mine.txt"), "mine");
        Files.writeString(folder.resolve("result.json"), "old");
        try (OutputDirectory out = OutputDirectory.open(folder)) {
            Files.writeString(out.file("result.json"), "new");
            Files.writeString(out.file("stress.csv"), "new");
            out.publish();
        }
        assertEquals(List.of("mine.txt", "result.json", "stress.csv"), names(folder));
        assertEquals("new", Files.readString(folder.resolve("result.json")));
        assertEquals("mine", Files.readString(folder.resolve("mine.txt")));
    }

    @Test
    void aFileIsNoFolder() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        assertThrows(UsageException.class, () -> OutputDirectory.open(file));
    }

    private static List<String> names(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
