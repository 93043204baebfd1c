package io.thetagrid.core.io;

/** Numbers in files: plain decimals, {@code -1.5e-3} at most; no suffixes, no hexadecimals, no thousands separators. */
public final class Numbers {

    private Numbers() {}

    /** The finite number a text stands for, or NaN where it stands for none. */
    public static double parse(String text) {
        if (text.isEmpty() || !isDecimal(text)) {
            return Double.NaN;
        }
        try {
            double value = Double.parseDouble(text);
            return Double.isFinite(value) ? value : Double.NaN;
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    private static boolean isDecimal(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < '0' || c > '9') && c != '.' && c != '-' && c != '+' && c != 'e' && c != 'E') {
                return false;
            }
        }
        return true;
    }

    /** Shortest decimal that reads back as the same double, without a trailing {@code .0}. */
    public static String write(double value) {
        String text = Double.toString(value);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }
}
