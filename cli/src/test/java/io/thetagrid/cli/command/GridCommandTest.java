package io.thetagrid.cli.command;

import static io.thetagrid.cli.command.SmallBook.assertBadInput;
import static io.thetagrid.cli.command.SmallBook.assertUsage;
import static io.thetagrid.cli.command.SmallBook.result;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.thetagrid.cli.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class GridCommandTest {
    @TempDir
    Path folder;

    private SmallBook book;

    @BeforeEach
    void writeBook() throws IOException {
        book = SmallBook.in(folder);
    }

    @Test
    void sharesLoseWhatTheySay() {
        JsonNode result = result(book.run(
                "grid", "--format", "json", "--spot", "-10,0,25", "--vol", "0", "--sessions", "0,5", "--underlying"));
        // 60,000 + 100 · 100 − 100 · 70
        assertEquals(63_000, result.get("portfolioValue").asDouble(), 1e-9);
        assertEquals("every", result.get("spotMoves").asString());
        assertEquals(
                List.of("2025-09-26T20:00:00Z", "2025-10-03T20:00:00Z"),
                result.get("times")
                        .valueStream()
                        .map(time -> time.get("instant").asString())
                        .toList());
        // Two times, three spots, one volatility; the portfolio and two underlyings.
        assertEquals(18, result.get("grid").size());
        double[] acme = result.get("grid")
                .valueStream()
                .filter(cell -> cell.get("underlying").asString().equals("ACME"))
                .mapToDouble(cell -> cell.get("pnl").asDouble())
                .toArray();
        assertEquals(6, acme.length);
        for (int i = 0; i < 6; i++) {
            assertEquals(new double[] {-1_000, 0, 2_500}[i % 3], acme[i], 1e-9);
        }
        assertEquals(3, result.get("greeks").size());
        assertEquals(-0.1, result.get("greeks").get(0).get("spotMove").asDouble());
    }

    @Test
    void theIndexMovesANameByItsBeta() {
        List<String> rows = book.run(
                        "grid",
                        "--format",
                        "csv",
                        "--spot",
                        "-10",
                        "--vol",
                        "0",
                        "--sessions",
                        "0",
                        "--underlying",
                        "--beta-weighted")
                .out()
                .lines()
                .toList();
        assertEquals("underlying,spot_move,vol_move,sessions,pnl", rows.get(0));
        assertTrue(rows.get(1).startsWith("portfolio,-0.1,0,0,"), rows.get(1));
        assertTrue(rows.get(2).matches("ACME,-0\\.1,0,0,-(2000|1999\\.9999|2000\\.0000)\\d*"), rows.get(2));
        assertEquals(4, rows.size());
    }

    @Test
    void aRangeIsAListAndTheDefaultsAreThere() {
        CommandRun listed = book.run("grid", "--format", "csv", "--spot", "-5,-2.5,0,2.5,5", "--sessions", "1");
        assertEquals(1 + 5 * 6, listed.out().lines().count());
        assertEquals(listed, book.run("grid", "--format", "csv", "--spot", "-5:5:2.5", "--sessions", "1"));
        assertEquals(
                1 + 11 * 6 * 3,
                book.run("grid", "--format", "csv").out().lines().count());
    }

    @Test
    void theDigestDependsNeitherOnThreadsNorOnTheBackend() {
        String expected = book.run("grid", "--format", "json", "--threads", "1", "--backend", "scalar")
                .out()
                .lines()
                .toList()
                .get(1);
        for (String[] options : new String[][] {{"3", "scalar"}, {"2", "simd"}}) {
            CommandRun run = book.run("grid", "--format", "json", "--threads", options[0], "--backend", options[1]);
            assertEquals("", run.err());
            assertEquals(expected, run.out().lines().toList().get(1));
        }
    }

    @Test
    void theFolderHoldsTheResultAndItsTables() throws IOException {
        Path out = folder.resolve("out");
        CommandRun run = book.run("grid", "--format", "json", "--out", out.toString(), "--tables", "csv");
        try (Stream<Path> files = Files.list(out)) {
            assertEquals(
                    List.of("greeks.csv", "grid.csv", "result.json"),
                    files.map(file -> file.getFileName().toString()).sorted().toList());
        }
        assertEquals(run.out(), Files.readString(out.resolve("result.json")));
        assertEquals(book.run("grid", "--format", "csv").out(), Files.readString(out.resolve("grid.csv")));
        assertEquals(12, Files.readAllLines(out.resolve("greeks.csv")).size());
    }

    @Test
    void thePageHasAMatrixForEachTime() {
        CommandRun run = book.run("grid", "--spot", "-12.5,0", "--vol", "-25,0", "--sessions", "0,1");
        assertEquals(0, run.code(), run.err());
        String page = run.out();
        assertTrue(page.contains("P&L at once, USD\n"), page);
        assertTrue(page.contains("P&L after 1 session, Monday 29 September 2025 16:00 New York, USD\n"), page);
        assertTrue(page.lines().anyMatch(line -> line.matches(" +spot +vol -25 % +vol 0 %")), page);
        assertTrue(page.lines().anyMatch(line -> line.matches(" +-12\\.5 % +-[0-9,]+ +-[0-9,]+")), page);
        assertTrue(page.contains("Greeks of the book at once, USD"), page);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    --spot     | -101      | --spot
                    --spot     | 5,5       | each once, as -20,-10,0,10 or -20:10:5, got '5,5'
                    --spot     | ten       | --spot
                    --spot     | 0:10      | --spot
                    --spot     | 0:10:0    | --spot
                    --spot     | 0:10:-1   | --spot
                    --spot     | 10:0:1    | --spot
                    --spot     | 0:10000:1 | --spot
                    --spot     | 1e999     | --spot
                    --vol      | -100      | expected percentages from -99 to 10000
                    --sessions | -1        | --sessions
                    --sessions | 1,1       | --sessions: expected whole numbers from 0 to 2520, each once
                    --sessions | 2521      | --sessions
                    --rate     | 4         | --rate
                    """)
    void wrongOptionsAreWrongUsage(String option, String value, String message) {
        assertUsage(book.run("grid", option, value), message);
    }

    @Test
    void tooManyPointsAreWrongUsage() {
        assertUsage(book.run("grid", "--spot", "0:1000:1", "--vol", "0:1000:1"), "expected at most 1000000 points");
    }

    @Test
    void aWrongBookIsBadInput() throws IOException {
        Files.writeString(folder.resolve("book.yaml"), SmallBook.BOOK.replace("spot: 100", "spot: none"));
        assertBadInput(book.run("grid"), "book.yaml:7:");
        assertUsage(CommandRun.of("grid"), "BOOK");
    }
}
