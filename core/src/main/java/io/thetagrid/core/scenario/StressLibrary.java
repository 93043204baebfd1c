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
        return scenarios(YamlNode.read(path));
    }

    /**
     * The scenarios of a text.
     *
     * @param file as problems name it
     * @throws io.thetagrid.core.io.BadInputException with every problem of the text
     */
    public static List<StressScenario> parse(String file, String text) {
        return scenarios(YamlNode.parse(file, text));
    }

    private static List<StressScenario> scenarios(YamlNode root) {
        root.rejectUnknown("scenarios");
        if (!root.has("scenarios")) {
            root.reject("a list of scenarios");
        }
        List<StressScenario> scenarios = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (YamlNode node : root.list("scenarios")) {
            StressScenario scenario = scenario(node);
            if (!names.add(scenario.name())) {
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
        double move = node.number(spot.key(), 0);
        int sessions = node.integer("sessions", 0, 0, LONGEST);
        boolean worst = "worst".equals(node.choice("names", List.of("all", "worst"), name -> name, "all"));
        if (worst && sessions > 0) {
            node.get("names").reject("all, where sessions pass");
        }
        return new StressScenario(
                node.text("name"),
                node.text("description"),
                spot,
                spot == Spot.SIGMAS ? move : move * PERCENT,
                volatility(node),
                node.number("rate", 0) * BASIS_POINT,
                node.number("borrow", 0) * PERCENT,
                node.number("spread", 0, 0, Double.MAX_VALUE),
                sessions,
                worst,
                node.list("overrides", StressLibrary::override, List.of()),
                node.text("source"));
    }

    private static NameMove override(YamlNode node) {
        node.rejectUnknown("symbol", "sector", "move", "iv");
        if (node.has("symbol") == node.has("sector")) {
            node.reject("exactly one of symbol and sector");
        }
        return new NameMove(
                node.text("symbol", ""),
                node.text("sector", ""),
                node.has("move") ? OptionalDouble.of(node.number("move") * PERCENT) : OptionalDouble.empty(),
                node.has("iv") ? OptionalDouble.of(volatility(node)) : OptionalDouble.empty());
    }

    private static double volatility(YamlNode node) {
        double change = node.number("iv", 0);
        if (change <= -100) {
            node.get("iv").reject("a number above -100");
        }
        return change * PERCENT;
    }
}
