package io.thetagrid.core.io;

import java.util.List;

/** Tells tables apart by their columns, without reading them. */
public final class Headers {

    /** A longer line is a document of one line. */
    private static final int LONGEST = 1 << 20;

    private Headers() {}

    /** The names in the first line of a table that is no comment, without quotes and blanks; empty where it is no table. */
    public static List<String> of(Input input) {
        return switch (input) {
            case TextTable table -> table.columns();
            case InputText text -> of(text);
            case InputArchive _ -> List.of();
        };
    }

    private static List<String> of(InputText text) {
        return text.text()
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .findFirst()
                .filter(line -> line.length() <= LONGEST)
                .map(line -> List.of(line.replace("\"", "").strip().split("\\s*,\\s*", -1)))
                .orElse(List.of());
    }
}
