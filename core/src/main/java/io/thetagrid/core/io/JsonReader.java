package io.thetagrid.core.io;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/**
 * Turns a JSON text [RFC 8259] into its tree. A member that an object has twice is refused, since one of the two would be
 * lost; so are texts that nest deeply or hold so many values that their tree would exhaust the memory.
 */
final class JsonReader {
    private static final int DEEPEST = 32;
    private static final int MOST_VALUES = 1 << 23;
    private static final int MOST_DUPLICATES = 50;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxStringLength(Input.MAXIMUM_BYTES)
                    .build())
            .build();

    private final Problems problems;
    private final JsonParser parser;
    private final Map<List<String>, JsonNames> names = new HashMap<>();
    private int values;

    private JsonReader(Problems problems, JsonParser parser) {
        this.problems = problems;
        this.parser = parser;
    }

    /** Tokens of a text, which a {@link JacksonException} ends where it is no JSON. */
    static JsonParser tokens(String text) {
        return FACTORY.createParser(ObjectReadContext.empty(), text);
    }

    /**
     * The one value that a text is.
     *
     * @throws BadInputException where it is no JSON, more than one value, or a trap
     */
    static JsonTree read(InputText text) {
        String file = text.file().path();
        try (JsonParser parser = tokens(text.text())) {
            JsonReader reader = new JsonReader(new Problems(file), parser);
            JsonTree root = reader.value(parser.nextToken());
            if (parser.nextToken() != null) {
                reader.add(parser.currentToken().toString(), "nothing after the end of the JSON value");
            }
            reader.problems.throwIfAny();
            return root;
        } catch (JacksonException e) {
            TokenStreamLocation location = e.getLocation();
            throw new BadInputException(new Problem(
                    file,
                    location == null ? 0 : Math.max(location.getLineNr(), 0),
                    location == null ? "" : String.valueOf(Math.max(location.getColumnNr(), 1)),
                    String.valueOf(e.getOriginalMessage()),
                    "well-formed JSON"));
        }
    }

    /** Recursion goes no deeper than the parser lets the text nest. */
    private JsonTree value(JsonToken token) {
        int line = parser.currentTokenLocation().getLineNr();
        spend(1);
        return switch (token) {
            case START_OBJECT -> members(line);
            case START_ARRAY -> elements(line);
            case VALUE_STRING -> new JsonTree.Text(line, parser.getString());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new JsonTree.Decimal(line, parser.getDoubleValue());
            case VALUE_TRUE -> new JsonTree.Flag(line, true);
            case VALUE_FALSE -> new JsonTree.Flag(line, false);
            case VALUE_NULL -> new JsonTree.Null(line);
            case null, default -> throw new IllegalStateException("no value begins with " + token);
        };
    }

    private JsonTree elements(int line) {
        List<JsonTree> elements = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            elements.add(value(token));
        }
        return new JsonTree.Elements(line, List.copyOf(elements));
    }

    private JsonTree members(int line) {
        List<String> own = new ArrayList<>();
        List<JsonTree> members = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            own.add(parser.currentName());
            members.add(value(parser.nextToken()));
        }
        return new JsonTree.Members(line, names(line, own), List.copyOf(members));
    }

    private JsonNames names(int line, List<String> own) {
        JsonNames known = names.get(own);
        if (known != null) {
            return known;
        }
        spend(own.size());
        JsonNames found = new JsonNames(own);
        for (int i = 0; i < own.size(); i++) {
            if (found.position(own.get(i)) != i) {
                problems.add(line, own.get(i), own.get(i), "each key of an object once");
            }
        }
        if (problems.size() >= MOST_DUPLICATES) {
            problems.throwIfAny();
        }
        names.put(found.list(), found);
        return found;
    }

    private void spend(int count) {
        values += count;
        if (values > MOST_VALUES) {
            add("more than " + MOST_VALUES + " values", "a smaller file: cut it in pieces");
            problems.throwIfAny();
        }
    }

    private void add(String value, String expected) {
        problems.add(parser.currentTokenLocation().getLineNr(), "", value, expected);
    }
}
