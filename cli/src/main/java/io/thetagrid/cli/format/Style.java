package io.thetagrid.cli.format;

/** Colours of a report on a terminal; plain text everywhere else. */
public enum Style {
    PLAIN(false),
    COLOURED(true);

    private static final String RESET = "\u001b[0m";

    private final boolean coloured;

    Style(boolean coloured) {
        this.coloured = coloured;
    }

    public String strong(String text) {
        return paint("\u001b[1m", text);
    }

    public String faint(String text) {
        return paint("\u001b[2m", text);
    }

    public String good(String text) {
        return paint("\u001b[32m", text);
    }

    public String warning(String text) {
        return paint("\u001b[33m", text);
    }

    public String alarm(String text) {
        return paint("\u001b[1;31m", text);
    }

    private String paint(String code, String text) {
        return coloured && !text.isEmpty() ? code + text + RESET : text;
    }
}
