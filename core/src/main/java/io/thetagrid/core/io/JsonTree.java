package io.thetagrid.core.io;

import java.util.List;

/** A parsed JSON value; {@link JsonValue} is the view that readers see. */
sealed interface JsonTree {

    /** From 1. */
    int line();

    /**
     * An object.
     *
     * @param values one for each of the names
     */
    record Members(int line, JsonNames names, List<JsonTree> values) implements JsonTree {}

    record Elements(int line, List<JsonTree> values) implements JsonTree {}

    record Text(int line, String value) implements JsonTree {}

    /**
     * A number.
     *
     * @param value infinite where it is beyond a double's range
     */
    record Decimal(int line, double value) implements JsonTree {}

    record Flag(int line, boolean value) implements JsonTree {}

    record Null(int line) implements JsonTree {}
}
