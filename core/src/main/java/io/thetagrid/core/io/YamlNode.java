package io.thetagrid.core.io;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * A strict view of a YAML 1.2 document: every wrong value, missing key and duplicate key is collected with its line and
 * column, and {@link #throwIfAny} tells them all.
 *
 * <p>An accessor that finds something wrong notes it and returns a placeholder (NaN, 0, an empty text, null for an
 * enum, instant or date), so read everything, call {@link #rejectUnknown} on every mapping, then {@link #throwIfAny},
 * then use the values. An accessor with a default returns it where the key is absent; one without demands the key.
 */
public final class YamlNode {
    private final Problems problems;
    /** Null where the key is absent. */
    private final Node node;
    /** Where to point when something is missing: the node itself, or what should have held it. */
    private final Node place;
    /** The key that led here, or a position in a list; empty for the root. */
    private final String name;

    private final Map<String, YamlNode> entries;

    private YamlNode(Problems problems, Node node, Node place, String name) {
        this.problems = problems;
        this.node = node;
        this.place = place;
        this.name = name;
        this.entries = node instanceof MappingNode mapping ? entries(mapping) : Map.of();
    }

    /**
     * Reads a YAML file.
     *
     * @throws BadInputException where the file cannot be read or is no YAML
     */
    public static YamlNode read(Path path) {
        InputText text = InputText.read(path);
        return parse(text.file().path(), text.text());
    }

    /**
     * Reads a YAML text.
     *
     * @param file as problems name it
     * @throws BadInputException where the text is no YAML
     */
    public static YamlNode parse(String file, String text) {
        return parse(file, text, new Problems(file));
    }

    /** As {@link #parse(String, String)}, noting what is wrong among the problems of a document that names this one. */
    public static YamlNode parse(String file, String text, Problems problems) {
        Node root = YamlDocument.compose(file, text);
        return new YamlNode(problems, root, root, "");
    }

    private Map<String, YamlNode> entries(MappingNode mapping) {
        Map<String, YamlNode> found = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                add(tuple.getKeyNode(), "a nested structure", "a key");
                continue;
            }
            YamlNode value = new YamlNode(problems, tuple.getValueNode(), key, key.getValue());
            if (found.putIfAbsent(key.getValue(), value) != null) {
                add(key, key.getValue(), "each key once");
            }
        }
        return Collections.unmodifiableMap(found);
    }

    /** All that was noted so far in the whole document; add to it what other checks find. */
    public Problems problems() {
        return problems;
    }

    /**
     * Ends the reading of a document that has something wrong with it.
     *
     * @throws BadInputException with all that was noted so far in the whole document
     */
    public void throwIfAny() {
        problems.throwIfAny();
    }

    /** Whether the document has this node. */
    public boolean isPresent() {
        return node != null;
    }

    public boolean isMapping() {
        return node instanceof MappingNode;
    }

    public boolean isList() {
        return node instanceof SequenceNode;
    }

    public boolean has(String key) {
        return entries.containsKey(key);
    }

    /** The mapping's keys as written, in the document's order. */
    public Set<String> keys() {
        return entries.keySet();
    }

    /** Line of the node, from 1. */
    public long line() {
        return place.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
    }

    /** What stands under a key, or an absent node: never null. */
    public YamlNode get(String key) {
        YamlNode entry = entries.get(key);
        return entry != null ? entry : new YamlNode(problems, null, place, key);
    }

    /** A mapping under a key; absent and without keys where the document has none. */
    public YamlNode map(String key) {
        YamlNode child = get(key);
        if (child.isPresent() && !child.isMapping()) {
            child.reject("a mapping (key: value lines)");
        }
        return child;
    }

    /** The elements of a list under a key; empty where the document has none. */
    public List<YamlNode> list(String key) {
        return get(key).elements();
    }

    /** The elements of this list; empty where absent. */
    public List<YamlNode> elements() {
        if (node == null) {
            return List.of();
        }
        if (!(node instanceof SequenceNode sequence)) {
            reject("a list");
            return List.of();
        }
        List<YamlNode> elements = new ArrayList<>();
        for (Node element : sequence.getValue()) {
            elements.add(new YamlNode(problems, element, element, name));
        }
        return elements;
    }

    /** Notes every key that is none of the known ones. */
    public void rejectUnknown(Collection<String> known) {
        if (node != null && !isMapping()) {
            reject("a mapping (key: value lines)");
        }
        for (Map.Entry<String, YamlNode> entry : entries.entrySet()) {
            if (!known.contains(entry.getKey())) {
                add(entry.getValue().place, entry.getKey(), "one of the keys " + String.join(", ", known));
            }
        }
    }

    public void rejectUnknown(String... known) {
        rejectUnknown(Arrays.asList(known));
    }

    /** Notes that this node's value will not do. */
    public void reject(String expected) {
        add(node == null ? place : node, written(), expected + forName());
    }

    public String text(String key) {
        return get(key).text();
    }

    public String text(String key, String absent) {
        return has(key) ? text(key) : absent;
    }

    public double number(String key) {
        return get(key).number();
    }

    public double number(String key, double absent) {
        return has(key) ? number(key) : absent;
    }

    /** A number within bounds, both included. */
    public double number(String key, double absent, double minimum, double maximum) {
        double value = number(key, absent);
        if (value < minimum || value > maximum) {
            get(key).reject("a number from " + minimum + " to " + maximum);
        }
        return value;
    }

    public int integer(String key) {
        return get(key).integer();
    }

    public int integer(String key, int absent) {
        return has(key) ? integer(key) : absent;
    }

    /** A whole number within bounds, both included. */
    public int integer(String key, int absent, int minimum, int maximum) {
        int value = integer(key, absent);
        if (value < minimum || value > maximum) {
            get(key).reject("a whole number from " + minimum + " to " + maximum);
        }
        return value;
    }

    public boolean flag(String key) {
        return get(key).flag();
    }

    public boolean flag(String key, boolean absent) {
        return has(key) ? flag(key) : absent;
    }

    public Instant instant(String key) {
        return get(key).instant();
    }

    public LocalDate date(String key) {
        return get(key).date();
    }

    /** One of the choices, by its label; null where the value is none of them. */
    public <T> T choice(String key, List<T> choices, Function<T, String> label) {
        return get(key).choice(choices, label);
    }

    public <T> T choice(String key, List<T> choices, Function<T, String> label, T absent) {
        return has(key) ? choice(key, choices, label) : absent;
    }

    /** Every element of the list under a key, read by {@code reader}. */
    public <T> List<T> list(String key, Function<YamlNode, T> reader) {
        List<T> values = new ArrayList<>();
        for (YamlNode element : list(key)) {
            values.add(reader.apply(element));
        }
        return Collections.unmodifiableList(values);
    }

    public <T> List<T> list(String key, Function<YamlNode, T> reader, List<T> absent) {
        return has(key) ? list(key, reader) : absent;
    }

    /** This scalar's text. */
    public String text() {
        if (scalar().isEmpty()) {
            reject("a text");
            return "";
        }
        return scalar().get();
    }

    /** This scalar as a finite number; NaN where it is none. */
    public double number() {
        double value = plain().map(Numbers::parse).orElse(Double.NaN);
        if (!Double.isFinite(value)) {
            reject("a number");
            return Double.NaN;
        }
        return value;
    }

    public int integer() {
        String text = plain().orElse("");
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            reject("a whole number");
            return 0;
        }
    }

    public boolean flag() {
        String text = plain().orElse("");
        if (!text.equals("true") && !text.equals("false")) {
            reject("true or false");
        }
        return text.equals("true");
    }

    /** This scalar as an instant in one of {@link Instants}' forms; null where it is none. */
    public Instant instant() {
        return parsed(Instants::parse, Instants.EXPECTED);
    }

    /** This scalar as a date {@code 2025-10-24}; null where it is none. */
    public LocalDate date() {
        return parsed(Instants::parseDate, "a date such as 2025-10-24");
    }

    private <T> T parsed(Function<String, Optional<T>> parser, String expected) {
        Optional<T> value = scalar().flatMap(parser);
        if (value.isEmpty()) {
            reject(expected);
        }
        return value.orElse(null);
    }

    public <T> T choice(List<T> choices, Function<T, String> label) {
        String text = scalar().orElse("");
        for (T choice : choices) {
            if (label.apply(choice).equals(text)) {
                return choice;
            }
        }
        reject("one of " + String.join(", ", choices.stream().map(label).toList()));
        return null;
    }

    /** Text of a scalar that says something. */
    private Optional<String> scalar() {
        return node instanceof ScalarNode scalar
                        && !(scalar.getScalarStyle() == ScalarStyle.PLAIN && isNull(scalar.getValue()))
                ? Optional.of(scalar.getValue())
                : Optional.empty();
    }

    /** Text of a scalar without quotes: a quoted number is a text. */
    private Optional<String> plain() {
        return node instanceof ScalarNode scalar && scalar.getScalarStyle() == ScalarStyle.PLAIN
                ? scalar()
                : Optional.empty();
    }

    private static boolean isNull(String value) {
        return value.isEmpty() || value.equals("~") || value.equals("null");
    }

    private String written() {
        return switch (node) {
            case null -> "nothing";
            case ScalarNode scalar -> scalar.getValue();
            case SequenceNode ignored -> "a list";
            case MappingNode ignored -> "a mapping";
            default -> "an alias";
        };
    }

    private String forName() {
        return name.isEmpty() ? "" : " for '" + name + "'";
    }

    private void add(Node at, String value, String expected) {
        Optional<Mark> mark = at.getStartMark();
        problems.add(new Problem(
                mark.map(Mark::getName).orElse(""),
                mark.map(m -> m.getLine() + 1).orElse(0),
                mark.map(m -> String.valueOf(m.getColumn() + 1)).orElse(""),
                value,
                expected));
    }
}
