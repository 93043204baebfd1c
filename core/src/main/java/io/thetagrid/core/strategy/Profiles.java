package io.thetagrid.core.strategy;

import io.thetagrid.core.io.BadInputException;
import io.thetagrid.core.io.Problem;
import io.thetagrid.core.io.YamlNode;
import io.thetagrid.core.risk.LimitVerdict.Bound;
import io.thetagrid.core.strategy.limits.LimitRule;
import io.thetagrid.core.strategy.limits.Measure;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeMap;

/** Reads profiles: the shipped ones by name, a user's own by path. */
public final class Profiles {
    /** Names of the shipped profiles. */
    public static final List<String> SHIPPED = List.of("institutional", "personal", "accumulation", "income");

    private Profiles() {}

    /**
     * A shipped profile, or the profile in a file.
     *
     * @param nameOrPath one of {@link #SHIPPED}, or the path of a YAML file
     * @throws BadInputException with every problem of the file
     */
    public static Profile of(String nameOrPath) {
        if (SHIPPED.contains(nameOrPath)) {
            return parse(nameOrPath, shipped(nameOrPath));
        }
        if (nameOrPath.indexOf('/') < 0 && nameOrPath.indexOf('.') < 0) {
            throw new BadInputException(new Problem(
                    "book",
                    0,
                    "profile",
                    nameOrPath,
                    "one of " + String.join(", ", SHIPPED) + ", or the path of a YAML file"));
        }
        return read(YamlNode.read(Path.of(nameOrPath)));
    }

    /**
     * A profile from its text.
     *
     * @param file as problems name it
     */
    public static Profile parse(String file, String text) {
        return read(YamlNode.parse(file, text));
    }

    /** The text of a shipped profile: what a user copies and edits. */
    public static String shipped(String name) {
        try (InputStream stream = Profiles.class.getResourceAsStream("profiles/" + name + ".yaml")) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Profile read(YamlNode root) {
        Settings settings = SettingsReader.read(root, "");
        checkSums(root, settings);
        Map<String, Duration> levels = new LinkedHashMap<>();
        for (Settings level : settings.list("levels")) {
            levels.put(level.text("level").orElse(""), Duration.ofMinutes((long) level.required("minutes")));
        }
        List<LimitRule> limits = new ArrayList<>();
        List<YamlNode> nodes = root.get("limits").isList() ? root.list("limits") : List.of();
        for (int i = 0; i < nodes.size(); i++) {
            limits.add(limit(nodes.get(i), settings.list("limits").get(i), levels));
        }
        root.throwIfAny();
        TreeMap<Double, String> alerts = new TreeMap<>();
        for (Settings alert : settings.map("assignment").list("alerts")) {
            alerts.put(alert.required("probability"), alert.text("word").orElseThrow());
        }
        return new Profile(
                settings.text("name").orElseThrow(), settings.text("document").orElseThrow(), limits, alerts, settings);
    }

    private static void checkSums(YamlNode root, Settings settings) {
        requireSumOfOne(root.get("strikes"), settings.list("strikes"), "weight");
        Settings compounding = settings.map("compounding");
        if (root.has("compounding")
                && isOff(compounding.number("puts").orElse(0)
                        + compounding.number("calls").orElse(0))) {
            root.map("compounding").reject("puts and calls that add up to 1");
        }
        YamlNode hedging = root.get("hedging");
        requireSumOfOne(hedging.get("extreme"), settings.map("hedging").list("extreme"), "share");
        requireSumOfOne(hedging.get("normal"), settings.map("hedging").list("normal"), "share");
        requireSumOfOne(
                root.get("squeeze").get("factors"), settings.map("squeeze").list("factors"), "weight");
    }

    private static void requireSumOfOne(YamlNode node, List<Settings> list, String key) {
        double sum = 0;
        for (Settings element : list) {
            sum += element.number(key).orElse(0);
        }
        if (!list.isEmpty() && isOff(sum)) {
            node.reject("a list whose " + key + " adds up to 1");
        }
    }

    /** Decimals such as 0.15 + 0.25 + 0.3 + 0.2 + 0.1 add up to 1 but for rounding. */
    private static boolean isOff(double sum) {
        return Math.abs(sum - 1) > 1e-9;
    }

    private static LimitRule limit(YamlNode node, Settings values, Map<String, Duration> levels) {
        Measure measure = node.choice("measure", List.of(Measure.values()), Measure::label);
        String level = node.choice("level", List.copyOf(levels.keySet()), name -> name);
        boolean most = node.has("at_most");
        if (most == node.has("at_least")) {
            node.reject("exactly one of at_most and at_least");
        }
        boolean hasConfidence = node.has("confidence") && node.has("sessions");
        if (measure != null && measure.needsConfidence() != hasConfidence) {
            node.reject(measure.needsConfidence() ? "confidence and sessions" : "no confidence and no sessions");
        }
        return new LimitRule(
                values.text("rule").orElse(""),
                measure,
                most ? Bound.AT_MOST : Bound.AT_LEAST,
                values.number(most ? "at_most" : "at_least").orElse(Double.NaN),
                values.number("warn"),
                values.flag("hard"),
                level,
                level == null ? Duration.ZERO : levels.get(level),
                values.text("action").orElse(""),
                values.number("confidence"),
                whole(values.number("sessions")),
                whole(values.number("parts")),
                values.text("source").orElse(""));
    }

    private static OptionalInt whole(OptionalDouble value) {
        return value.isEmpty() ? OptionalInt.empty() : OptionalInt.of((int) value.getAsDouble());
    }
}
