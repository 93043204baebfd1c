package io.thetagrid.cli.format;

import java.io.PrintStream;

/** Writes CSV after RFC 4180, with a line feed alone. */
public final class CsvOutput {
    private final PrintStream out;

    public CsvOutput(PrintStream out) {
        this.out = out;
    }

    public void row(String... cells) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.length; i++) {
            line.append(i == 0 ? "" : ",").append(quoted(cells[i]));
        }
        out.append(line).append('\n');
    }

    /** Reads back to the same bits; empty where there is no number. */
    public static String number(double value) {
        return Double.isNaN(value) ? "" : Double.toString(value);
    }

    private static String quoted(String cell) {
        boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }
}
