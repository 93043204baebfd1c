package io.thetagrid.core.io;

import java.util.Locale;

/** Counts in words. */
public final class Counts {

    private Counts() {}

    /** {@code 1 quote}, {@code 3,716 quotes}; {@code 2 series}. */
    public static String of(int count, String noun) {
        return String.format(Locale.ROOT, "%,d %s%s", count, noun, count == 1 || noun.endsWith("s") ? "" : "s");
    }
}
