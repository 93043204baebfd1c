package io.thetagrid.core.io;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Tells JSON documents apart by the keys at their beginning, without reading them. */
public final class JsonOutline {
    private static final int TOKENS = 512;

    private JsonOutline() {}

    /**
     * The keys at the beginning of a JSON text with those that lead to them, whatever lists lie between:
     * {@code options.option.symbol}. Empty where the input does not begin as an object or a list.
     */
    public static Set<String> of(Input input) {
        if (!(input instanceof InputText text) || !begins(text.text())) {
            return Set.of();
        }
        Set<String> keys = new HashSet<>();
        Deque<String> parents = new ArrayDeque<>();
        String key = "";
        try (JsonParser parser = JsonReader.tokens(text.text())) {
            for (int i = 0; i < TOKENS; i++) {
                JsonToken token = parser.nextToken();
                if (token == null) {
                    break;
                }
                switch (token) {
                    case START_OBJECT -> parents.push(key);
                    case END_OBJECT -> key = parents.pop();
                    case PROPERTY_NAME -> {
                        key = parents.element().isEmpty()
                                ? parser.currentName()
                                : parents.element() + "." + parser.currentName();
                        keys.add(key);
                    }
                    default -> {}
                }
            }
        } catch (JacksonException e) {
            return keys; // what is wrong further on is told by whoever reads the whole
        }
        return keys;
    }

    private static boolean begins(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!Character.isWhitespace(c)) {
                return c == '{' || c == '[';
            }
        }
        return false;
    }
}
