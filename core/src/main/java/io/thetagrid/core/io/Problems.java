package io.thetagrid.core.io;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with one input, so that all of it is told at once. */
public final class Problems {
    private final String file;
    private final List<Problem> found = new ArrayList<>();

    public Problems(String file) {
        this.file = file;
    }

    public void add(long line, String column, String value, String expected) {
        add(new Problem(file, line, column, value, expected));
    }

    public void add(Problem problem) {
        found.add(problem);
    }

    public void addAll(List<Problem> problems) {
        found.addAll(problems);
    }

    public boolean isEmpty() {
        return found.isEmpty();
    }

    public int size() {
        return found.size();
    }

    /** Number of lines that have problems. */
    public int lines() {
        return (int) found.stream().mapToLong(Problem::line).distinct().count();
    }

    public List<Problem> list() {
        return List.copyOf(found);
    }

    /**
     * Ends the reading of an input that has something wrong with it.
     *
     * @throws BadInputException with everything found so far
     */
    public void throwIfAny() {
        if (!found.isEmpty()) {
            throw new BadInputException(found);
        }
    }
}
