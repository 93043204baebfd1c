package io.thetagrid.core.io;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A strict view of a JSON document: a value that knows its line and its path. What is wrong with a value is noted among
 * the document's problems, and a placeholder returned (NaN, an empty text, null, an empty list), so read everything, then
 * look at {@link #problems}.
 *
 * <p>A key that is absent and one whose value is {@code null} say the same: nothing. The accessors named optional take
 * that for NaN or empty; the others note it. A number is a finite double; one in quotes is a text.
 */
public final class JsonValue {
    /** Times outside these years are some other number, or in another unit. */
    private static final Instant EARLIEST = Instant.parse("1980-01-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    private static final double NANOS_PER_MICRO = 1e3;

    /** Doubles are exact up to here. */
    private static final double LONGEST_WHOLE = 1L << 53;

    private static final Pattern PLAIN_KEY = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private final Problems problems;
    /** Null where the key is absent. */
    private final JsonTree tree;
    /** Null for the root. */
    private final JsonValue parent;
    /** The key or, in a list, null. */
    private final String key;

    private final int position;

    private JsonValue(Problems problems, JsonTree tree, JsonValue parent, String key, int position) {
        this.problems = problems;
        this.tree = tree;
        this.parent = parent;
        this.key = key;
        this.position = position;
    }

    /**
     * Reads a JSON text.
     *
     * @throws BadInputException where it is no JSON
     */
    public static JsonValue parse(InputText text) {
        return new JsonValue(new Problems(text.file().path()), JsonReader.read(text), null, null, 0);
    }

    /** All that was noted so far in the whole document. */
    public Problems problems() {
        return problems;
    }

    /** Line of the value, from 1; of what should hold it where it is absent. */
    public long line() {
        return tree == null ? parent.line() : tree.line();
    }

    /** How to get here from the root: {@code options.option[3].bid}. */
    public String path() {
        if (parent == null) {
            return "";
        }
        String before = parent.path();
        if (key == null) {
            return before + "[" + position + "]";
        }
        if (!PLAIN_KEY.matcher(key).matches()) {
            return before + "['" + key + "']";
        }
        return before.isEmpty() ? key : before + "." + key;
    }

    /** Whether the value is there and not null. */
    public boolean isGiven() {
        return tree != null && !(tree instanceof JsonTree.Null);
    }

    public boolean isObject() {
        return tree instanceof JsonTree.Members;
    }

    public boolean isList() {
        return tree instanceof JsonTree.Elements;
    }

    public boolean isText() {
        return tree instanceof JsonTree.Text;
    }

    /** Whether the value is this very text. */
    public boolean isText(String text) {
        return tree instanceof JsonTree.Text own && own.value().equals(text);
    }

    /** Whether a key leads to something. */
    public boolean has(String name) {
        return get(name).isGiven();
    }

    /** What stands under a key; an absent value, never null, where there is none. */
    public JsonValue get(String name) {
        if (tree instanceof JsonTree.Members members) {
            int at = members.names().position(name);
            return child(at < 0 ? null : members.values().get(at), name);
        }
        return child(null, name);
    }

    private JsonValue child(JsonTree value, String name) {
        return new JsonValue(problems, value, this, name, 0);
    }

    /** The object under a key; absent and without keys where there is none. */
    public JsonValue object(String name) {
        JsonValue value = get(name);
        if (value.isGiven() && !value.isObject()) {
            value.reject("an object");
        }
        return value;
    }

    /** The keys of this object in the document's order; none where it is something else. */
    public List<String> keys() {
        return tree instanceof JsonTree.Members members ? members.names().list() : List.of();
    }

    /** The values of this object in the document's order. */
    public List<JsonValue> members() {
        if (isGiven() && !isObject()) {
            reject("an object");
        }
        return keys().stream().map(this::get).toList();
    }

    /** The elements of this list; none where it is nothing. */
    public List<JsonValue> elements() {
        if (tree instanceof JsonTree.Elements list) {
            List<JsonValue> elements = new ArrayList<>(list.values().size());
            for (JsonTree element : list.values()) {
                elements.add(new JsonValue(problems, element, this, null, elements.size()));
            }
            return elements;
        }
        if (isGiven()) {
            reject("a list");
        }
        return List.of();
    }

    /** The elements of this list, or the object that some vendors write instead of a list of one. */
    public List<JsonValue> oneOrMany() {
        return isObject() ? List.of(this) : elements();
    }

    /** Notes that this value will not do. */
    public void reject(String expected) {
        problems.add(line(), path(), written(), expected);
    }

    private String written() {
        return switch (tree) {
            case null -> "nothing";
            case JsonTree.Members _ -> "an object";
            case JsonTree.Elements _ -> "a list";
            case JsonTree.Text text -> text.value();
            case JsonTree.Decimal number -> written(number.value());
            case JsonTree.Flag flag -> String.valueOf(flag.value());
            case JsonTree.Null _ -> "null";
        };
    }

    /** Whole numbers without an exponent: they are times and sizes. */
    private static String written(double value) {
        return Math.rint(value) == value && Math.abs(value) < LONGEST_WHOLE
                ? String.valueOf((long) value)
                : Numbers.write(value);
    }

    /** This text, which says something. */
    public String text() {
        if (tree instanceof JsonTree.Text text && !text.value().isBlank()) {
            return text.value();
        }
        reject("a text");
        return "";
    }

    public String text(String name) {
        return get(name).text();
    }

    /** Empty where there is nothing. */
    public String optionalText(String name) {
        JsonValue value = get(name);
        return value.isGiven() && !value.isText("") ? value.text() : "";
    }

    /** This number, finite. */
    public double number() {
        if (tree instanceof JsonTree.Decimal number && Double.isFinite(number.value())) {
            return number.value();
        }
        reject("a number");
        return Double.NaN;
    }

    public double number(String name) {
        return get(name).number();
    }

    /** NaN where there is nothing. */
    public double optionalNumber() {
        return isGiven() ? number() : Double.NaN;
    }

    public double optionalNumber(String name) {
        return get(name).optionalNumber();
    }

    public double nonNegative() {
        double value = number();
        if (value < 0) {
            reject("a number >= 0");
        }
        return value;
    }

    /** NaN where there is nothing. */
    public double optionalNonNegative() {
        return isGiven() ? nonNegative() : Double.NaN;
    }

    public double optionalNonNegative(String name) {
        return get(name).optionalNonNegative();
    }

    public double positive() {
        double value = number();
        if (value <= 0) {
            reject("a number > 0");
        }
        return value;
    }

    public double positive(String name) {
        return get(name).positive();
    }

    /** False where there is nothing. */
    public boolean optionalFlag(String name) {
        JsonValue value = get(name);
        if (value.isGiven() && !(value.tree instanceof JsonTree.Flag)) {
            value.reject("true or false");
        }
        return value.tree instanceof JsonTree.Flag flag && flag.value();
    }

    /** A text {@code 2025-10-24}; null where it is none. */
    public LocalDate date(String name) {
        JsonValue value = get(name);
        Optional<LocalDate> date =
                value.tree instanceof JsonTree.Text text ? Instants.parseDate(text.value()) : Optional.empty();
        if (date.isEmpty()) {
            value.reject("a date such as 2025-10-24");
        }
        return date.orElse(null);
    }

    /** A text in one of {@link Instants}' forms; null where it is none. */
    public Instant instant(String name) {
        JsonValue value = get(name);
        Optional<Instant> instant = value.tree instanceof JsonTree.Text text
                ? Instants.parse(text.value()).filter(JsonValue::isOfOurTimes)
                : Optional.empty();
        if (instant.isEmpty()) {
            value.reject(Instants.EXPECTED);
        }
        return instant.orElse(null);
    }

    /** A time counted since 1970, to the microsecond; empty where there is nothing, or 0. */
    public Optional<Instant> optionalTime(ChronoUnit unit) {
        if (!isGiven() || (tree instanceof JsonTree.Decimal number && number.value() == 0)) {
            return Optional.empty();
        }
        double micros = number() * (unit.getDuration().toNanos() / NANOS_PER_MICRO);
        if (Double.isNaN(micros)) {
            return Optional.empty();
        }
        Instant time = Instant.EPOCH.plus(Math.round(micros), ChronoUnit.MICROS);
        if (!isOfOurTimes(time)) {
            rejectTime(unit);
            return Optional.empty();
        }
        return Optional.of(time);
    }

    private static boolean isOfOurTimes(Instant time) {
        return time.isAfter(EARLIEST) && time.isBefore(LATEST);
    }

    private void rejectTime(ChronoUnit unit) {
        reject("a time in " + unit.toString().toLowerCase(Locale.ROOT) + " since 1970");
    }

    public Optional<Instant> optionalTime(String name, ChronoUnit unit) {
        return get(name).optionalTime(unit);
    }

    /** As {@link #optionalTime(ChronoUnit)}, but empty only where that is noted. */
    public Optional<Instant> time(ChronoUnit unit) {
        int before = problems.size();
        Optional<Instant> time = optionalTime(unit);
        if (time.isEmpty() && problems.size() == before) {
            rejectTime(unit);
        }
        return time;
    }

    /** An enum constant by its name in any case; null where the value is none. */
    public <E extends Enum<E>> E choice(String name, Class<E> type) {
        JsonValue value = get(name);
        for (E constant : type.getEnumConstants()) {
            if (value.tree instanceof JsonTree.Text text && constant.name().equalsIgnoreCase(text.value())) {
                return constant;
            }
        }
        value.reject("one of "
                + String.join(
                        ", ",
                        Arrays.stream(type.getEnumConstants())
                                .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                                .toList()));
        return null;
    }
}
