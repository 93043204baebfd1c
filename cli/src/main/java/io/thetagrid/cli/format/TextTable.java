package io.thetagrid.cli.format;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** A table for a person: a header with units, columns as wide as they need to be, numbers flush right. */
public final class TextTable {
    private static final String GAP = "  ";

    private record Column(String header, boolean right) {}

    /** @param paint puts colour around a cell that has its final width */
    private record Cell(String text, UnaryOperator<String> paint) {}

    private final Style style;
    private final List<Column> columns = new ArrayList<>();
    private final List<List<Cell>> rows = new ArrayList<>();

    public TextTable(Style style) {
        this.style = style;
    }

    /** Adds a column of words. */
    public TextTable text(String header) {
        columns.add(new Column(header, false));
        return this;
    }

    /** Adds a column of numbers. */
    public TextTable number(String header) {
        columns.add(new Column(header, true));
        return this;
    }

    public void row(String... cells) {
        row(UnaryOperator.identity(), cells);
    }

    /** Adds a row whose cells all look as {@code paint} makes them. */
    public void row(UnaryOperator<String> paint, String... cells) {
        if (cells.length != columns.size()) {
            throw new IllegalArgumentException("a row needs " + columns.size() + " cells, got " + cells.length);
        }
        List<Cell> row = new ArrayList<>();
        for (String cell : cells) {
            row.add(new Cell(cell, paint));
        }
        rows.add(row);
    }

    public boolean isEmpty() {
        return rows.isEmpty();
    }

    /** The lines, each beginning with {@code indent}. */
    public String render(String indent) {
        int[] widths = new int[columns.size()];
        for (int c = 0; c < widths.length; c++) {
            widths[c] = width(columns.get(c).header);
            for (List<Cell> row : rows) {
                widths[c] = Math.max(widths[c], width(row.get(c).text));
            }
        }
        StringBuilder text = new StringBuilder();
        List<Cell> header = new ArrayList<>();
        for (Column column : columns) {
            header.add(new Cell(column.header, style::faint));
        }
        line(text, indent, header, widths);
        rows.forEach(row -> line(text, indent, row, widths));
        return text.toString();
    }

    private void line(StringBuilder text, String indent, List<Cell> cells, int[] widths) {
        StringBuilder line = new StringBuilder(indent);
        for (int c = 0; c < widths.length; c++) {
            Cell cell = cells.get(c);
            String padding = " ".repeat(widths[c] - width(cell.text));
            String painted = cell.text.isEmpty() ? "" : cell.paint.apply(cell.text);
            line.append(c == 0 ? "" : GAP);
            line.append(columns.get(c).right ? padding + painted : painted + padding);
        }
        text.append(line.toString().stripTrailing()).append('\n');
    }

    private static int width(String text) {
        return text.codePointCount(0, text.length());
    }
}
