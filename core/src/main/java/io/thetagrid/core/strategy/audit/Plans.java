package io.thetagrid.core.strategy.audit;

import io.thetagrid.core.io.BadInputException;
import io.thetagrid.core.io.YamlNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/** Reads what the documents claim from the claim files, one for each document. */
public final class Plans {
    /** Claim files, in the documents' order. */
    public static final List<String> FILES = List.of("institutional", "personal", "model", "accumulation", "income");

    private Plans() {}

    /**
     * All documents.
     *
     * @throws BadInputException with every problem of the first file that has any
     */
    public static List<Plan> all() {
        return FILES.stream().map(file -> parse(file + ".yaml", text(file))).toList();
    }

    /** A claim file as it was written. */
    public static String text(String file) {
        try (InputStream stream = Plans.class.getResourceAsStream("claims/" + file + ".yaml")) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * One document.
     *
     * @param file as problems name it
     */
    public static Plan parse(String file, String text) {
        YamlNode root = YamlNode.parse(file, text);
        // "shared" holds inputs that several claims "use" by name.
        root.rejectUnknown("document", "title", "profile", "shared", "claims");
        String document = root.text("document");
        List<Claim> claims = root.list("claims", node -> claim(document, node, root.map("shared")));
        Plan plan = new Plan(document, root.text("title"), root.text("profile"), claims);
        root.throwIfAny();
        return plan;
    }

    private static Claim claim(String document, YamlNode node, YamlNode shared) {
        node.rejectUnknown(
                "id",
                "lines",
                "claim",
                "claimed",
                "computation",
                "inputs",
                "assumption",
                "meaning",
                "missing",
                "note",
                "last_digits");
        Map<String, List<Double>> inputs = new LinkedHashMap<>();
        for (YamlNode used : node.map("inputs").list("use")) {
            if (!shared.has(used.text())) {
                used.reject("one of " + String.join(", ", shared.keys()));
            }
            inputs(shared.map(used.text()), inputs);
        }
        inputs(node.map("inputs"), inputs);
        return new Claim(
                node.integer("id"),
                document,
                node.text("lines"),
                node.text("claim"),
                claimed(node.get("claimed")),
                computation(node.get("computation")),
                inputs,
                node.text("assumption", ""),
                optional(node, "meaning"),
                optional(node, "missing"),
                optional(node, "note"),
                node.number("last_digits", 0.5));
    }

    private static Optional<String> optional(YamlNode node, String key) {
        return node.has(key) ? Optional.of(node.text(key)) : Optional.empty();
    }

    private static String computation(YamlNode node) {
        String name = node.text();
        if (!Computations.has(name)) {
            node.reject("one of " + String.join(", ", Computations.names()));
        }
        return name;
    }

    private static SequencedMap<String, Printed> claimed(YamlNode node) {
        SequencedMap<String, Printed> claimed = new LinkedHashMap<>();
        if (!node.isMapping()) {
            printed(node).ifPresent(value -> claimed.put("", value));
        }
        for (String label : node.keys()) {
            printed(node.get(label)).ifPresent(value -> claimed.put(label, value));
        }
        return claimed;
    }

    private static Optional<Printed> printed(YamlNode node) {
        Optional<Printed> value = Printed.parse(node.text());
        if (value.isEmpty()) {
            node.reject("a value as printed, such as 0.247, \"$11,592\", -26.6 %, 1.79x, yes, <= 20 % or 30x to 40x");
        }
        return value;
    }

    private static void inputs(YamlNode node, Map<String, List<Double>> inputs) {
        for (String name : node.keys()) {
            if (name.equals("use")) {
                continue;
            }
            YamlNode value = node.get(name);
            List<Double> numbers = new ArrayList<>();
            List<YamlNode> elements = value.isList() ? value.elements() : List.of(value);
            elements.forEach(element -> numbers.add(number(element)));
            if (inputs.putIfAbsent(name, List.copyOf(numbers)) != null) {
                value.reject("each input once");
            }
        }
    }

    private static double number(YamlNode node) {
        String text = node.text();
        if (!text.matches("\\d{4}-\\d{2}-\\d{2}")) {
            return node.number();
        }
        LocalDate date = node.date();
        return date == null ? Double.NaN : date.toEpochDay();
    }
}
