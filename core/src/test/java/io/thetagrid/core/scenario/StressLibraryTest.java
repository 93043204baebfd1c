package io.thetagrid.core.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.thetagrid.core.io.BadInputException;
import io.thetagrid.core.io.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StressLibraryTest {
    private static final String NUMBER = "([0-9.]+)";
    private static final Pattern INDEX = Pattern.compile("S&P 500 " + NUMBER + " to " + NUMBER);
    private static final Pattern VIX = Pattern.compile("VIX " + NUMBER + " to " + NUMBER);
    private static final Pattern DATES =
            Pattern.compile("^(\\d{4})-(\\d{2}-\\d{2})(?: to (?:(\\d{4})-)?(\\d{2}-\\d{2}))?:");

    /** The index is stated to a hundredth of a percent. */
    private static final double INDEX_ROUNDING = 0.5e-4 + 1e-9;

    /** The VIX is stated to a tenth of a percent, from closes to a hundredth. */
    private static final double VIX_ROUNDING = 0.5e-3 + 1e-3;

    @Test
    void namesAtLeastTwentyFiveScenariosWithTheirSources() {
        List<StressScenario> scenarios = StressLibrary.standard();
        assertTrue(scenarios.size() >= 25, "" + scenarios.size());
        for (StressScenario scenario : scenarios) {
            assertFalse(scenario.source().isEmpty() || scenario.description().isEmpty(), scenario.name());
        }
    }

    @Test
    void movesAgreeWithTheLevelsTheyCite() {
        int copies = 0;
        for (StressScenario scenario : StressLibrary.standard()) {
            Matcher index = INDEX.matcher(scenario.source());
            if (index.find()) {
                copies++;
                assertEquals(change(index), scenario.move(), INDEX_ROUNDING, scenario.name());
            }
            Matcher vix = VIX.matcher(scenario.source());
            if (vix.find()) {
                assertEquals(change(vix), scenario.volatility(), VIX_ROUNDING, scenario.name());
            }
        }
        assertTrue(copies >= 20, "" + copies);
    }

    @Test
    void citedVixClosesAreThoseOfCboesHistory() throws IOException {
        Path file = Path.of(System.getProperty("test.shared", "none"), "data", "prices", "vix-daily.csv");
        assumeTrue(Files.exists(file), "Cboe's VIX history is not here");
        Map<String, String> closes = new HashMap<>();
        for (String line : Files.readAllLines(file)) {
            String[] fields = line.split(",", -1);
            closes.put(fields[0], fields[4]);
        }
        int checked = 0;
        for (StressScenario scenario : StressLibrary.standard()) {
            Matcher dates = DATES.matcher(scenario.source());
            Matcher vix = VIX.matcher(scenario.source());
            boolean closesOnly = !scenario.source().contains("intraday");
            if (closesOnly && dates.find() && vix.find()) {
                String year = dates.group(3) == null ? dates.group(1) : dates.group(3);
                String last = year + "-" + (dates.group(4) == null ? dates.group(2) : dates.group(4));
                assertEquals(
                        Double.parseDouble(vix.group(2)), Double.parseDouble(closes.get(last)), 0.005, scenario.name());
                if (dates.group(4) != null) {
                    String first = dates.group(1) + "-" + dates.group(2);
                    assertEquals(
                            Double.parseDouble(vix.group(1)),
                            Double.parseDouble(closes.get(first)),
                            0.005,
                            scenario.name());
                }
                checked++;
            }
        }
        assertTrue(checked >= 18, "" + checked);
    }

    private static double change(Matcher levels) {
        return Double.parseDouble(levels.group(2)) / Double.parseDouble(levels.group(1)) - 1;
    }

    @Test
    void tellsEverythingThatIsWrongWithItsPlace() {
        List<Problem> problems = assertThrows(BadInputException.class, () -> StressLibrary.parse("mine.yaml", """
                        scenarios:
                          - {name: a, description: b, index: -5, move: 3, source: c}
                          - {name: a, description: b, iv: -100, source: c}
                          - {name: d, description: b, index: x, surce: c, source: c}
                          - {name: e, description: b, move: -5, names: worst, sessions: 5, source: c}
                          - {name: f, description: b, source: c, overrides: [{move: 1}]}
                        """))
                .problems();
        assertEquals(7, problems.size(), problems.toString());
        Set<Long> lines = new HashSet<>();
        problems.forEach(problem -> lines.add(problem.line()));
        assertEquals(Set.of(2L, 3L, 4L, 5L, 6L), lines);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    index: -101                                  | a number from -100.0 to 10000.0 for 'index'
                    move: 2e4                                    | a number from -100.0 to 10000.0 for 'move'
                    sigmas: 101                                  | a number from -100.0 to 100.0 for 'sigmas'
                    iv: 20000                                    | a number above -100, at most 10000 for 'iv'
                    rate: 2e4                                    | a number from -10000.0 to 10000.0 for 'rate'
                    borrow: -2000                                | a number from -1000.0 to 1000.0 for 'borrow'
                    spread: -1                                   | a number from 0.0 to 1000.0 for 'spread'
                    sessions: 2.5                                | a whole number for 'sessions'
                    names: best                                  | one of all, worst for 'names'
                    overrides: [{symbol: A}]                     | a move, an iv, or both
                    overrides: [{symbol: '', move: 1}]           | a text for 'symbol'
                    overrides: [{symbol: A, move: -101}]         | a number from -100.0 to 10000.0 for 'move'
                    overrides: [{symbol: A, move: 1}, {symbol: A, iv: 1}] | each symbol and each sector once
                    overrides: 5                                 | a list for 'overrides'
                    """)
    void holdsEveryFieldToItsBounds(String field, String expected) {
        String file = "scenarios:\n  - {name: a, description: b, source: c, " + field + "}\n";
        List<Problem> problems = assertThrows(BadInputException.class, () -> StressLibrary.parse("mine.yaml", file))
                .problems();
        assertEquals(1, problems.size(), problems.toString());
        assertEquals("mine.yaml", problems.getFirst().file());
        assertEquals(2, problems.getFirst().line());
        assertTrue(problems.getFirst().expected().startsWith(expected), problems.toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    scenarios: []                                              | at least one scenario
                    scenarios: 5                                               | a list
                    scenarios: [{name: a b, description: c, source: d}]        | a name without blanks and commas
                    scenarios: [{name: 'a,b', description: c, source: d}]      | a name without blanks and commas
                    scenarios: [{name: a, description: ' ', source: d}]        | a text
                    scenarios: [{name: a, description: c}]                     | a text
                    """)
    void everyScenarioIsNamedAndSourced(String file, String expected) {
        List<Problem> problems = assertThrows(BadInputException.class, () -> StressLibrary.parse("mine.yaml", file))
                .problems();
        assertEquals(1, problems.size(), problems.toString());
        assertTrue(problems.getFirst().expected().startsWith(expected), problems.toString());
    }

    @Test
    void aUsersScenariosComeAfterTheOthersUnderNamesOfTheirOwn(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("mine.yaml");
        String mine = "scenarios:\n  - {name: mine, description: b, move: -5, source: c}\n";
        Files.writeString(file, mine);
        List<StressScenario> all = StressLibrary.add(StressLibrary.standard(), file);
        assertEquals(StressLibrary.standard(), all.subList(0, all.size() - 1));
        assertEquals("mine", all.getLast().name());
        assertEquals(-0.05, all.getLast().move(), 1e-15);
        Files.writeString(file, mine + "  - {name: iv-crush, description: b, source: c}\n");
        Problem problem = assertThrows(BadInputException.class, () -> StressLibrary.add(StressLibrary.standard(), file))
                .problems()
                .getFirst();
        assertEquals(3, problem.line());
        assertEquals("iv-crush", problem.value());
    }

    @Test
    void aUsersFileHasTheSameFormat() {
        assertEquals(StressLibrary.standard(), StressLibrary.parse("copy.yaml", StressLibrary.text()));
    }
}
