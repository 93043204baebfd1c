package io.thetagrid.core.io.importing;

import io.thetagrid.core.io.BadInputException;
import io.thetagrid.core.io.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A file to import.
 *
 * @param named whether the user named it himself, rather than a folder that it lies in
 * @param label unlike any other's: its name, or its path from the folder that was named
 */
public record FoundFile(Path path, boolean named, String label) {

    /**
     * The files, and those in the folders and their folders, by path.
     *
     * @throws BadInputException where a folder cannot be listed
     */
    public static List<FoundFile> in(List<Path> paths) {
        List<FoundFile> found = new ArrayList<>();
        for (Path path : paths) {
            if (!Files.isDirectory(path)) {
                found.add(new FoundFile(path, true, String.valueOf(path.getFileName())));
                continue;
            }
            try (Stream<Path> files = Files.walk(path)) {
                files.filter(Files::isRegularFile)
                        .sorted()
                        .map(file ->
                                new FoundFile(file, false, path.relativize(file).toString()))
                        .forEach(found::add);
            } catch (IOException e) {
                throw new BadInputException(new Problem(path.toString(), 0, "", e.toString(), "a readable folder"));
            }
        }
        return List.copyOf(found);
    }
}
