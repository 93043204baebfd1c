package io.thetagrid.cli.format;

import java.io.ByteArrayOutputStream;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Writes one JSON object in the only form results have: UTF-8, no blanks, members in the order they are given, doubles in
 * the shortest form that reads back to the same bits, NaN and infinities as null.
 */
public final class Json {
    private static final JsonFactory FACTORY = new JsonFactory();

    private final JsonGenerator generator;

    private Json(JsonGenerator generator) {
        this.generator = generator;
    }

    /** The bytes of an object whose members {@code body} writes. */
    public static byte[] object(Consumer<Json> body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator generator = FACTORY.createGenerator(ObjectWriteContext.empty(), bytes, JsonEncoding.UTF8)) {
            generator.writeStartObject();
            body.accept(new Json(generator));
            generator.writeEndObject();
        }
        return bytes.toByteArray();
    }

    public void text(String name, String value) {
        generator.writeName(name);
        generator.writeString(value);
    }

    /** Null where there is none. */
    public void text(String name, Optional<String> value) {
        generator.writeName(name);
        value.ifPresentOrElse(generator::writeString, generator::writeNull);
    }

    public void integer(String name, long value) {
        generator.writeName(name);
        generator.writeNumber(value);
    }

    public void flag(String name, boolean value) {
        generator.writeName(name);
        generator.writeBoolean(value);
    }

    public void number(String name, double value) {
        generator.writeName(name);
        number(value);
    }

    /** Null where there is none. */
    public void number(String name, OptionalDouble value) {
        number(name, value.orElse(Double.NaN));
    }

    /** An object whose members are numbers, in the map's order. */
    public void numbers(String name, Map<String, ? extends Number> values) {
        object(
                name,
                json -> values.forEach((key, value) -> {
                    if (value instanceof Integer || value instanceof Long) {
                        json.integer(key, value.longValue());
                    } else {
                        json.number(key, value.doubleValue());
                    }
                }));
    }

    public void texts(String name, Iterable<String> values) {
        generator.writeName(name);
        generator.writeStartArray();
        values.forEach(generator::writeString);
        generator.writeEndArray();
    }

    public void object(String name, Consumer<Json> body) {
        generator.writeName(name);
        generator.writeStartObject();
        body.accept(this);
        generator.writeEndObject();
    }

    /** An array of objects, one for each element. */
    public <T> void objects(String name, Iterable<T> elements, BiConsumer<Json, T> body) {
        generator.writeName(name);
        generator.writeStartArray();
        for (T element : elements) {
            generator.writeStartObject();
            body.accept(this, element);
            generator.writeEndObject();
        }
        generator.writeEndArray();
    }

    private void number(double value) {
        if (Double.isFinite(value)) {
            generator.writeRawValue(Double.toString(value));
        } else {
            generator.writeNull();
        }
    }
}
