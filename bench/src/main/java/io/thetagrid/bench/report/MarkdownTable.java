package io.thetagrid.bench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A table for people on a terminal and for Markdown at once: cells padded to their column's width. */
final class MarkdownTable {
    private final List<List<String>> rows = new ArrayList<>();
    private final int textColumns;

    /** @param textColumns so many columns at the left are text; the last is too; those between are numbers */
    MarkdownTable(int textColumns, String... headings) {
        this.textColumns = textColumns;
        rows.add(List.of(headings));
    }

    void add(String... cells) {
        if (cells.length != rows.getFirst().size()) {
            throw new IllegalArgumentException(
                    cells.length + " cells for " + rows.getFirst().size() + " columns");
        }
        rows.add(List.of(cells));
    }

    String render() {
        int[] widths = IntStream.range(0, rows.getFirst().size())
                .map(column -> rows.stream()
                        .mapToInt(row -> row.get(column).length())
                        .max()
                        .orElseThrow())
                .toArray();
        List<String> lines = new ArrayList<>(rows.stream()
                .map(row -> IntStream.range(0, widths.length)
                        .mapToObj(column -> padded(row.get(column), widths[column], isText(column, widths.length)))
                        .collect(Collectors.joining(" | ", "| ", " |")))
                .toList());
        lines.add(
                1,
                IntStream.range(0, widths.length)
                        .mapToObj(column -> isText(column, widths.length)
                                ? "-".repeat(widths[column] + 2)
                                : "-".repeat(widths[column] + 1) + ":")
                        .collect(Collectors.joining("|", "|", "|")));
        return String.join("\n", lines) + "\n";
    }

    private boolean isText(int column, int columns) {
        return column < textColumns || column == columns - 1;
    }

    private static String padded(String cell, int width, boolean left) {
        String blanks = " ".repeat(width - cell.length());
        return left ? cell + blanks : blanks + cell;
    }
}
