package io.thetagrid.core.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.thetagrid.core.instrument.OptionType;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonValueTest {

    @Test
    void readsEachKindOfValue() {
        JsonValue root = parse("""
                {"n": -1.5e-3, "big": 123456789012345678, "t": "a\\u00e9\\n", "b": true, "z": null, "d": "2025-10-24",
                 "i": "2025-10-24T16:00:00-04:00", "c": "Put", "l": [1, [2, {"k": 3}]], "o": {"x": {"y": "deep"}}}
                """);
        assertEquals(-1.5e-3, root.number("n"));
        assertEquals(123456789012345680.0, root.number("big")); // the nearest double
        assertEquals("aé\n", root.text("t"));
        assertTrue(root.optionalFlag("b"));
        assertFalse(root.has("z"));
        assertEquals(LocalDate.of(2025, 10, 24), root.date("d"));
        assertEquals(Instant.parse("2025-10-24T20:00:00Z"), root.instant("i"));
        assertEquals(OptionType.PUT, root.choice("c", OptionType.class));
        assertEquals(3, root.get("l").elements().get(1).elements().get(1).number("k"));
        assertEquals("deep", root.object("o").object("x").text("y"));
        assertEquals(List.of("n", "big", "t", "b", "z", "d", "i", "c", "l", "o"), root.keys());
        assertEquals(Double.NaN, root.optionalNumber("z"));
        assertEquals(Double.NaN, root.optionalNonNegative("absent"));
        assertEquals("", root.optionalText("absent"));
        assertFalse(root.optionalFlag("absent"));
        assertEquals(List.of(), root.get("absent").elements());
        assertEquals(1, root.object("o").oneOrMany().size());
        assertEquals(List.of(), root.problems().list());
    }

    @Test
    void countsTimeInUnits() {
        JsonValue root = parse("""
                {"s": 1644524234, "ms": 1644524234562, "ns": 1644524234562123000, "zero": 0, "wrong": 1644524234}
                """);
        assertEquals(Optional.of(Instant.parse("2022-02-10T20:17:14Z")), root.optionalTime("s", ChronoUnit.SECONDS));
        assertEquals(
                Optional.of(Instant.parse("2022-02-10T20:17:14.562Z")), root.optionalTime("ms", ChronoUnit.MILLIS));
        assertEquals(
                Optional.of(Instant.parse("2022-02-10T20:17:14.562123Z")), root.optionalTime("ns", ChronoUnit.NANOS));
        assertEquals(Optional.empty(), root.optionalTime("zero", ChronoUnit.SECONDS));
        assertEquals(Optional.empty(), root.optionalTime("absent", ChronoUnit.SECONDS));
        assertEquals(List.of(), root.problems().list());
        assertEquals(Optional.empty(), root.optionalTime("wrong", ChronoUnit.MILLIS)); // January 1970
        assertProblems(root, "x:1: wrong: got '1644524234', expected a time in millis since 1970");
    }

    @Test
    void tellsWhereWrongValuesStand() {
        JsonValue root = parse("""
                {"options": {"option": [{"bid": 1},
                  {"bid": "1", "ask": -1,
                   "size": 1e999, "1.0": {"last": true}, "type": 3}]},
                 "list": 5}
                """);
        JsonValue row = root.get("options").get("option").elements().get(1);
        assertEquals(Double.NaN, row.number("bid"));
        assertEquals(-1, row.optionalNonNegative("ask"));
        assertEquals(Double.NaN, row.number("size"));
        assertEquals(Double.NaN, row.get("1.0").positive("last"));
        assertEquals(null, row.choice("type", OptionType.class));
        assertEquals("", row.text("symbol"));
        assertEquals(null, row.date("date"));
        assertEquals(List.of(), root.get("list").elements());
        assertEquals(List.of(), root.get("list").members());
        assertProblems(
                root,
                "x:2: options.option[1].bid: got '1', expected a number",
                "x:2: options.option[1].ask: got '-1', expected a number >= 0",
                "x:3: options.option[1].size: got 'Infinity', expected a number",
                "x:3: options.option[1]['1.0'].last: got 'true', expected a number",
                "x:3: options.option[1].type: got '3', expected one of call, put",
                "x:2: options.option[1].symbol: got 'nothing', expected a text",
                "x:2: options.option[1].date: got 'nothing', expected a date such as 2025-10-24",
                "x:4: list: got '5', expected a list",
                "x:4: list: got '5', expected an object");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\": 1",
                "{\"a\": 1}}",
                "{\"a\": 1} {\"b\": 2}",
                "[1, 2,]",
                "{'a': 1}",
                "[NaN]",
                "[01]",
                "nothing",
                "[\"\\x\"]",
                "// comment\n[1]"
            })
    void refusesWhatIsNoJson(String text) {
        BadInputException refused = assertThrows(BadInputException.class, () -> parse(text));
        assertTrue(refused.problems().getFirst().line() > 0, refused.getMessage());
    }

    @Test
    void refusesToLoseAMember() {
        BadInputException refused =
                assertThrows(BadInputException.class, () -> parse("[{\"bid\": 1,\n \"ask\": 2, \"bid\": 3}]"));
        assertEquals("x:1: bid: got 'bid', expected each key of an object once", refused.getMessage());
        String wide = "{\"a\":1,\"b\":1,\"c\":1,\"d\":1,\"e\":1,\"f\":1,\"g\":1,\"h\":1,\"i\":1,\"j\":1,\"a\":1}";
        assertThrows(BadInputException.class, () -> parse(wide));
    }

    @Test
    void refusesTraps() {
        String deep = "[".repeat(100_000);
        assertThrows(BadInputException.class, () -> parse(deep + "1"));
        assertThrows(BadInputException.class, () -> parse("[" + "9".repeat(100_000) + "]"));
        String many = "[" + "0,".repeat(1 << 23) + "0]";
        BadInputException refused = assertThrows(BadInputException.class, () -> parse(many));
        assertTrue(refused.getMessage().contains("cut it in pieces"), refused.getMessage());
    }

    @Test
    void outlinesTheBeginning() {
        assertEquals(
                Set.of(
                        "options",
                        "options.option",
                        "options.option.bid",
                        "options.option.greeks",
                        "options.option.greeks.delta",
                        "next"),
                JsonOutline.of(
                        text(" {\"options\":{\"option\":[{\"bid\":1,\"greeks\":{\"delta\":1}}]},\"next\":[[2]]}")));
        assertEquals(Set.of("bid"), JsonOutline.of(text("[{\"bid\":1},{\"bid\":2")));
        assertEquals(Set.of(), JsonOutline.of(text("bid,ask\n1,2\n")));
        assertEquals(Set.of(), JsonOutline.of(text("}{")));
    }

    private static void assertProblems(JsonValue root, String... expected) {
        assertEquals(
                List.of(expected),
                root.problems().list().stream().map(Problem::toString).toList());
    }

    private static JsonValue parse(String text) {
        return JsonValue.parse(text(text));
    }

    private static InputText text(String text) {
        return InputText.of("x", text.getBytes(StandardCharsets.UTF_8));
    }
}
