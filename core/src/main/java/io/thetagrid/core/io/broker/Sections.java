package io.thetagrid.core.io.broker;

import io.thetagrid.core.io.InputText;
import io.thetagrid.core.io.TextTable;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Tables inside a text that has titles, blank lines and totals around them. */
final class Sections {

    private Sections() {}

    /**
     * The table whose header is the first line to satisfy a condition, up to the next blank line; a comma that ends every
     * line is taken off.
     */
    static Optional<TextTable> table(InputText input, int from, Predicate<String> header) {
        List<String> lines = input.text().lines().toList();
        int first = from;
        while (first < lines.size() && !header.test(lines.get(first))) {
            first++;
        }
        if (first == lines.size()) {
            return Optional.empty();
        }
        int end = first;
        while (end < lines.size() && !isBlank(lines.get(end))) {
            end++;
        }
        boolean comma = lines.get(first).stripTrailing().endsWith(",");
        String text = lines.subList(first, end).stream()
                .map(line -> comma && line.stripTrailing().endsWith(",")
                        ? line.stripTrailing().substring(0, line.stripTrailing().length() - 1)
                        : line)
                .collect(Collectors.joining("\n"));
        return Optional.of(TextTable.read(input.file(), text, first));
    }

    /** A line without a word: empty, or empty cells. */
    static boolean isBlank(String line) {
        return line.chars().allMatch(c -> c == ',' || c == '"' || Character.isWhitespace(c));
    }

    /** The number of the line, from 0, that is a section's title; −1 where there is none. */
    static int title(InputText input, String title) {
        return input.text().lines().map(String::strip).toList().indexOf(title);
    }
}
