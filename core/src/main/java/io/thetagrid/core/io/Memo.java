package io.thetagrid.core.io;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** Remembers what texts were parsed to, as many as fit. */
final class Memo<T> {
    private static final int MOST = 4096;

    private final Function<String, T> parse;
    private final Map<String, T> known = new HashMap<>();

    Memo(Function<String, T> parse) {
        this.parse = parse;
    }

    T of(String text) {
        T value = known.get(text);
        if (value == null) {
            value = parse.apply(text);
            if (known.size() < MOST) {
                known.put(text, value);
            }
        }
        return value;
    }
}
