package io.thetagrid.core.strategy;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A mapping of a profile as it was read: texts, numbers, flags, lists of numbers, mappings and lists of mappings by key.
 * {@link ProfileKeys} says which keys there are and what they mean; asking for any other, or for another kind of value,
 * is a bug and throws.
 */
public final class Settings {
    private final String path;
    private final Map<String, Object> values;

    Settings(String path, Map<String, Object> values) {
        this.path = path;
        this.values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** A number that may be absent. */
    public OptionalDouble number(String key) {
        Object value = value(key);
        return value == null ? OptionalDouble.empty() : OptionalDouble.of((Double) value);
    }

    /** A number that the keys' table demands. */
    public double required(String key) {
        return number(key).orElseThrow();
    }

    public Optional<String> text(String key) {
        return Optional.ofNullable((String) value(key));
    }

    /** False where absent. */
    public boolean flag(String key) {
        return Boolean.TRUE.equals(value(key));
    }

    /** Empty where absent. */
    @SuppressWarnings("unchecked") // the reader stores lists of numbers under keys of this kind and nothing else
    public List<Double> numbers(String key) {
        Object value = value(key);
        return value == null ? List.of() : (List<Double>) value;
    }

    /** A mapping inside this one; without values where absent. */
    public Settings map(String key) {
        Object value = value(key);
        return value == null ? new Settings(join(key), Map.of()) : (Settings) value;
    }

    /** The mappings of a list; empty where absent. */
    @SuppressWarnings("unchecked") // the reader stores lists of settings under keys of this kind and nothing else
    public List<Settings> list(String key) {
        Object value = value(key);
        return value == null ? List.of() : (List<Settings>) value;
    }

    private Object value(String key) {
        if (!ProfileKeys.has(join(key))) {
            throw new IllegalArgumentException("no key " + join(key) + " in a profile");
        }
        return values.get(key);
    }

    private String join(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }
}
