package io.thetagrid.core.io.book;

import io.thetagrid.core.io.BadInputException;
import io.thetagrid.core.io.InputFile;
import io.thetagrid.core.io.Problem;
import io.thetagrid.core.io.Problems;
import io.thetagrid.core.io.YamlNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The files that a book names, relative to its folder: what was read of them and what was wrong with them. */
final class BookInputs {
    private final Path folder;
    private final Problems problems;
    private final List<InputFile> used = new ArrayList<>();
    private final List<Problem> rejects = new ArrayList<>();
    private int rejectedRows;

    BookInputs(Path folder, Problems problems) {
        this.folder = folder;
        this.problems = problems;
    }

    Path resolve(String path) {
        return folder.resolve(path);
    }

    /** Reads a file that a node names, and adds what is wrong with the file as a whole to the book's problems. */
    void read(YamlNode node, Consumer<String> reader) {
        String path = node.text();
        if (path.isEmpty()) {
            return;
        }
        try {
            reader.accept(resolve(path).toString());
        } catch (BadInputException e) {
            problems.addAll(e.problems());
        }
    }

    /** Lists a file under the path that the book gives it, which is the same on every machine. */
    void used(InputFile file, String path) {
        used.add(new InputFile(path, file.sha256()));
    }

    void rejected(List<Problem> rowProblems, int rows) {
        rejects.addAll(rowProblems);
        rejectedRows += rows;
    }

    List<InputFile> used() {
        return used;
    }

    List<Problem> rejects() {
        return rejects;
    }

    int rejectedRows() {
        return rejectedRows;
    }
}
