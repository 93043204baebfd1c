package io.thetagrid.core.scenario;

import io.thetagrid.core.io.YamlNode;
import io.thetagrid.core.scenario.StressScenario.NameMove;
import io.thetagrid.core.scenario.StressScenario.Spot;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;

/** Reads stress scenarios: the library that ships, or a user's file in the same format. */
public final class StressLibrary {
    private static final String FILE = "stress.yaml";
    private static final double PERCENT = 0.01;
    private static final double BASIS_POINT = 1e-4;
    private static final int LONGEST = 2520;

    // Beyond these a number is a slip: a unit mistaken, or a point lost.
    private static final double LARGEST_PERCENT = 10_000;
    private static final double LARGEST_BASIS_POINTS = 10_000;
    private static final double LARGEST_BORROW = 1_000;
    private static final double LARGEST_SIGMAS = 100;
    private static final double LARGEST_SPREAD = 1_000;

    private StressLibrary() {}

    /** The scenarios that ship, in the file's order. */
    public static List<StressScenario> standard() {
        return parse(FILE, text());
    }

    /** The text of the library that ships: what a user copies and edits, and where its format is described. */
    public static String text() {
        try (InputStream stream = StressLibrary.class.getResourceAsStream(FILE)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The scenarios of a file.
     *
     * @throws io.thetagrid.core.io.BadInputException with every problem of the file
     */
    public static List<StressScenario> read(Path path) {
        return scenarios(YamlNode.read(path), List.of());
    }

    /**
     * Other scenarios, and after them those of a file.
     *
     * @param others whose names the file must not use again
     * @throws io.thetagrid.core.io.BadInputException with every problem of the file
     */
    public static List<StressScenario> add(List<StressScenario> others, Path path) {
        List<StressScenario> all = new ArrayList<>(others);
        all.addAll(scenarios(YamlNode.read(path), others));
        return List.copyOf(all);
    }

    /**
     * The scenarios of a text.
     *
     * @param file as problems name it
     * @throws io.thetagrid.core.io.BadInputException with every problem of the text
     */
    public static List<StressScenario> parse(String file, String text) {
        return scenarios(YamlNode.parse(file, text), List.of());
    }

    private static List<StressScenario> scenarios(YamlNode root, List<StressScenario> others) {
        root.rejectUnknown("scenarios");
        List<YamlNode> nodes = root.list("scenarios");
        if (nodes.isEmpty() && (!root.has("scenarios") || root.get("scenarios").isList())) {
            root.get("scenarios").reject("at least one scenario");
        }
        Set<String> taken = new HashSet<>();
        others.forEach(other -> taken.add(other.name()));
        List<StressScenario> scenarios = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (YamlNode node : nodes) {
            StressScenario scenario = scenario(node);
            if (taken.contains(scenario.name())) {
                node.get("name").reject("a name that no scenario beside this file has");
            } else if (!names.add(scenario.name())) {
                node.get("name").reject("each name once");
            }
            scenarios.add(scenario);
        }
        root.throwIfAny();
        return List.copyOf(scenarios);
    }

    private static StressScenario scenario(YamlNode node) {
        node.rejectUnknown(
                "name",
                "description",
                "index",
                "move",
                "sigmas",
                "iv",
                "rate",
                "borrow",
                "spread",
                "sessions",
                "names",
                "overrides",
                "source");
        Spot spot = Spot.INDEX;
        int given = 0;
        for (Spot candidate : Spot.values()) {
            if (node.has(candidate.key())) {
                spot = candidate;
                given++;
            }
        }
        if (given > 1) {
            node.reject("one of index, move and sigmas");
        }
        double move = spot == Spot.SIGMAS
                ? node.number(spot.key(), 0, -LARGEST_SIGMAS, LARGEST_SIGMAS)
                : node.number(spot.key(), 0, -100, LARGEST_PERCENT);
        int sessions = node.integer("sessions", 0, 0, LONGEST);
        boolean worst = "worst".equals(node.choice("names", List.of("all", "worst"), name -> name, "all"));
        if (worst && sessions > 0) {
            node.get("names").reject("all, where sessions pass");
        }
        return new StressScenario(
                name(node),
                words(node, "description"),
                spot,
                spot == Spot.SIGMAS ? move : move * PERCENT,
                volatility(node),
                node.number("rate", 0, -LARGEST_BASIS_POINTS, LARGEST_BASIS_POINTS) * BASIS_POINT,
                node.number("borrow", 0, -LARGEST_BORROW, LARGEST_BORROW) * PERCENT,
                node.number("spread", 0, 0, LARGEST_SPREAD),
                sessions,
                worst,
                overrides(node),
                words(node, "source"));
    }

    /** What is given on a command line too, where a comma ends a name. */
    private static String name(YamlNode node) {
        String name = words(node, "name");
        if (!name.isBlank() && !name.matches("[^\\s,]+")) {
            node.get("name").reject("a name without blanks and commas");
        }
        return name;
    }

    private static String words(YamlNode node, String key) {
        int before = node.problems().size();
        String words = node.text(key);
        if (words.isBlank() && node.problems().size() == before) {
            node.get(key).reject("a text");
        }
        return words;
    }

    private static List<NameMove> overrides(YamlNode scenario) {
        List<NameMove> overrides = new ArrayList<>();
        Set<String> targets = new HashSet<>();
        for (YamlNode node : scenario.list("overrides")) {
            NameMove override = override(node);
            if (!targets.add(override.symbol() + "/" + override.sector())) {
                node.reject("each symbol and each sector once");
            }
            overrides.add(override);
        }
        return overrides;
    }

    private static NameMove override(YamlNode node) {
        node.rejectUnknown("symbol", "sector", "move", "iv");
        if (node.has("symbol") == node.has("sector")) {
            node.reject("exactly one of symbol and sector");
        }
        if (!node.has("move") && !node.has("iv")) {
            node.reject("a move, an iv, or both");
        }
        return new NameMove(
                node.has("symbol") ? words(node, "symbol") : "",
                node.has("sector") ? words(node, "sector") : "",
                node.has("move")
                        ? OptionalDouble.of(node.number("move", 0, -100, LARGEST_PERCENT) * PERCENT)
                        : OptionalDouble.empty(),
                node.has("iv") ? OptionalDouble.of(volatility(node)) : OptionalDouble.empty());
    }

    private static double volatility(YamlNode node) {
        double change = node.number("iv", 0);
        if (change <= -100 || change > LARGEST_PERCENT) {
            node.get("iv").reject("a number above -100, at most 10000");
        }
        return change * PERCENT;
    }
}
