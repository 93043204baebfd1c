package io.thetagrid.core.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class YamlNodeTest {
    @Test
    void readsTypedValuesAndDefaults() {
        YamlNode root = YamlNode.parse("book.yaml", """
                as_of: 2025-09-26T16:00:00-04:00
                close: 2025-09-26T16:00 America/New_York
                expiration: 2025-10-24
                base_currency: USD
                cash: {main: 8000, "007": -1.5e3}
                portfolio: [a.csv, b.csv]
                risk:
                  scenarios: 10000
                  antithetic: true
                """);
        assertEquals(Instant.parse("2025-09-26T20:00:00Z"), root.instant("as_of"));
        assertEquals(Instant.parse("2025-09-26T20:00:00Z"), root.instant("close"));
        assertEquals(LocalDate.of(2025, 10, 24), root.date("expiration"));
        assertEquals("USD", root.text("base_currency"));
        assertEquals("personal", root.text("profile", "personal"));
        assertEquals(List.of("main", "007"), List.copyOf(root.map("cash").keys()));
        assertEquals(-1500, root.map("cash").number("007"));
        assertEquals(List.of("a.csv", "b.csv"), root.list("portfolio", YamlNode::text));
        assertEquals(10_000, root.map("risk").integer("scenarios", 1, 1, 1_000_000));
        assertTrue(root.map("risk").flag("antithetic"));
        assertFalse(root.map("market").isPresent());
        assertEquals(0.04, root.map("market").number("rate", 0.04));
        root.throwIfAny();
    }

    @Test
    void tellsEverythingThatIsWrongWithLineAndColumn() {
        YamlNode root = YamlNode.parse("book.yaml", """
                as_of: 2025-09-26
                rate: 4%
                rate: 0.04
                risk:
                  scenarios: many
                  confidance: [0.95]
                list: {a: 1}
                quoted: "5"
                empty:
                choice: c
                infinite: .inf
                """);
        root.instant("as_of");
        root.number("rate");
        root.map("risk").integer("scenarios");
        root.map("risk").rejectUnknown("scenarios", "confidence");
        root.list("list");
        root.number("quoted");
        root.text("empty");
        root.choice("choice", List.of("a", "b"), text -> text);
        root.number("infinite");
        root.text("missing");
        BadInputException wrong = assertThrows(BadInputException.class, root::throwIfAny);
        assertEquals("""
                book.yaml:3:1: got 'rate', expected each key once
                book.yaml:1:8: got '2025-09-26', expected %s for 'as_of'
                book.yaml:2:7: got '4%%', expected a number for 'rate'
                book.yaml:5:14: got 'many', expected a whole number for 'scenarios'
                book.yaml:6:3: got 'confidance', expected one of the keys scenarios, confidence
                book.yaml:7:7: got 'a mapping', expected a list for 'list'
                book.yaml:8:9: got '5', expected a number for 'quoted'
                book.yaml:9:7: got '', expected a text for 'empty'
                book.yaml:10:9: got 'c', expected one of a, b for 'choice'
                book.yaml:11:11: got '.inf', expected a number for 'infinite'
                book.yaml:1:1: got 'nothing', expected a text for 'missing'""".formatted(Instants.EXPECTED), wrong.getMessage());
    }

    @Test
    void refusesWhatIsNoYaml(@TempDir Path folder) throws IOException {
        assertProblem("well-formed YAML", () -> YamlNode.parse("x", "a: [1, 2"));
        assertProblem("well-formed YAML", () -> YamlNode.parse("x", "a: 1\n---\nb: 2"));
        assertProblem("a mapping", () -> YamlNode.parse("x", "# nothing"));
        assertProblem("a mapping (key: value lines)", () -> {
            YamlNode list = YamlNode.parse("x", "[1, 2]");
            list.rejectUnknown("a");
            list.throwIfAny();
        });
        assertProblem("the value itself: no aliases", () -> YamlNode.parse("x", "a: &a {b: *a}"));
        assertProblem("the value itself: no aliases", () -> YamlNode.parse("x", "a: &a [1]\nb: *a"));
        assertProblem("at most 20 levels", () -> YamlNode.parse("x", "[".repeat(100_000)));
        assertProblem("at most 20 levels", () -> YamlNode.parse("x", "a: " + "{a: ".repeat(100_000)));
        assertProblem("a readable file", () -> YamlNode.read(folder.resolve("none.yaml")));
        assertProblem("a file", () -> YamlNode.read(folder));
        Path file = folder.resolve("book.yaml");
        Files.write(file, new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1});
        assertProblem("a text file in UTF-8", () -> YamlNode.read(file));
        Files.write(file, new byte[] {'a', ':', 0, 1});
        assertProblem("a text file in UTF-8", () -> YamlNode.read(file));
        Files.write(file, new byte[0]);
        assertProblem("content", () -> YamlNode.read(file));
    }

    private static void assertProblem(String expected, Runnable reading) {
        BadInputException wrong = assertThrows(BadInputException.class, reading::run);
        assertEquals(expected, wrong.problems().getFirst().expected());
    }
}
