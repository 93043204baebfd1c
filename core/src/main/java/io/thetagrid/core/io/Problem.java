package io.thetagrid.core.io;

/**
 * One thing wrong with an input.
 *
 * @param line from 1; 0 where the whole file is meant
 * @param column from 1, or the name of a table's column; empty where the whole line is meant
 * @param value as it stands in the file
 * @param expected what should stand there
 */
public record Problem(String file, long line, String column, String value, String expected) {
    private static final int LONGEST_VALUE = 80;

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(file);
        if (line > 0) {
            text.append(':').append(line);
        }
        if (!column.isEmpty()) {
            text.append(isNumber(column) ? ":" : ": ").append(column);
        }
        return text.append(": got '")
                .append(shown(value))
                .append("', expected ")
                .append(expected)
                .toString();
    }

    /** On one line, and no longer than a line. */
    private static String shown(String value) {
        String line = value.replace('\n', ' ').replace('\r', ' ');
        return line.length() <= LONGEST_VALUE ? line : line.substring(0, LONGEST_VALUE) + "…";
    }

    private static boolean isNumber(String column) {
        return column.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
