package io.thetagrid.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.thetagrid.cli.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The commands {@code risk} and {@code stress}, on a small book. */
class BookCommandsTest {
    private static final String BOOK = """
            as_of: 2025-09-26T16:00-04:00
            cash: {main: 60000}
            portfolio: [positions.csv]
            market:
              rates: {flat: 0.04}
              reference:
                ACME: {spot: 100, beta: 1, sector: Energy}
            profile: personal
            risk: {methods: [gaussian, student-t], scenarios: 999, horizons: [1, 5]}
            """;

    private static final String POSITIONS = """
            account,broker,symbol,quantity,average_price,mark
            main,any,ACME  251219P00095000,-2,3,3.10
            main,any,ACME,100,90,
            """;

    @TempDir
    Path folder;

    @BeforeEach
    void writeBook() throws IOException {
        Files.writeString(folder.resolve("book.yaml"), BOOK);
        Files.writeString(folder.resolve("positions.csv"), POSITIONS);
    }

    private CommandRun run(String command, String... options) {
        String[] fixed = {command, folder.resolve("book.yaml").toString()};
        return CommandRun.of(
                Stream.concat(Arrays.stream(fixed), Arrays.stream(options)).toArray(String[]::new));
    }

    private static JsonNode result(CommandRun run) {
        assertEquals("", run.err());
        return JsonMapper.shared().readTree(run.out()).get("result");
    }

    @Test
    void aBreachedHardLimitEndsWithFourUnlessToldOtherwise() throws IOException {
        Files.writeString(folder.resolve("book.yaml"), BOOK.replace("60000", "12000"));
        CommandRun breach = run("risk", "--format", "json");
        assertEquals(4, breach.code(), breach.err());
        assertTrue(result(breach)
                .get("limits")
                .valueStream()
                .anyMatch(limit -> limit.get("hard").asBoolean()
                        && limit.get("status").asString().startsWith("BREACH")));
        assertEquals(0, run("risk", "--breach-exit", "0").code());
        assertEquals(2, run("risk", "--breach-exit", "1").code());
    }

    @Test
    void thePortfolioIsCashAndMarks() {
        JsonNode portfolio = result(run("risk", "--format", "json")).get("portfolio");
        // 60,000 − 2·100·3.10 + 100·100
        assertEquals(69_380, portfolio.get("value").asDouble(), 1e-9);
    }

    /** Friday's close; the share goes ex on Monday: the dividend of 2.00 is worth more than the call's time value of 0.30. */
    @Test
    void aCallOverAnExDateIsFlagged() throws IOException {
        Files.writeString(
                folder.resolve("book.yaml"),
                BOOK.replace(
                        "reference:", "dividends: {ACME: {cash: [{ex_date: 2025-09-29, amount: 2}]}}\n  reference:"));
        Files.writeString(
                folder.resolve("positions.csv"),
                POSITIONS + "main,any,ACME  251219C00070000,-1,,30.30\nmain,any,ACME  251219C00130000,-1,,0.40\n");
        Path out = folder.resolve("out");
        JsonNode positions = result(run("risk", "--format", "json", "--out", out.toString(), "--tables", "csv"))
                .get("positions");
        JsonNode deep = positions.get(1);
        assertEquals("ACME  251219C00070000", deep.get("symbol").asString());
        JsonNode exercise = deep.get("earlyExercise");
        assertTrue(exercise.get("optimalNow").asBoolean(), exercise.toString());
        assertTrue(exercise.get("criticalSpot").asDouble() < 100);
        JsonNode exDate = exercise.get("exDates").get(0);
        assertEquals("2025-09-29", exDate.get("exDate").asString());
        assertEquals(2, exDate.get("dividend").asDouble());
        assertEquals(exercise.get("criticalSpot"), exDate.get("criticalSpot"));
        assertEquals(2, exercise.get("earlyByHorizon").size());
        assertEquals(1, exercise.get("assigned").get("probability").asDouble());
        double cost = exercise.get("assignmentCost").asDouble();
        assertTrue(cost > 0 && cost < 2, exercise.toString());
        assertEquals(100 * cost, exercise.get("assignmentCostPerContract").asDouble());
        JsonNode far = positions.get(2).get("earlyExercise");
        assertFalse(far.get("optimalNow").asBoolean(), far.toString());
        assertTrue(far.get("criticalSpot").asDouble() > 130, far.toString());
        assertFalse(far.has("assignmentCost"));

        List<String> rows = Files.readAllLines(out.resolve("positions.csv"));
        assertTrue(
                rows.getFirst()
                        .endsWith(",rho,exercise_now,critical_spot,ex_dividends,ex_critical_spots,"
                                + "early_assignment_by_horizon,early_assignment,early_assignment_low,"
                                + "early_assignment_high,assignment_at_expiry,assignment,assignment_cost,"
                                + "assignment_cost_per_contract"),
                rows.getFirst());
        assertTrue(rows.get(2).contains(",true,"), rows.get(2));
        assertTrue(rows.get(2).contains(",2025-09-29:2,"), rows.get(2));
        assertTrue(rows.get(2).contains(",1:1;5:1,1,"), rows.get(2));
        assertTrue(
                rows.stream().anyMatch(row -> row.startsWith("main,any,ACME,ACME,") && row.endsWith(",,,,,,,,,,,,")));
        String page = run("risk").out();
        assertTrue(page.contains("1 short option should be assigned today."), page);
        assertTrue(page.contains("expect assignment"), page);
        assertTrue(page.contains("critical then: a call's at the last close before the ex-date"), page);
    }

    @Test
    void theDigestDependsNeitherOnThreadsNorOnTheBackend() {
        String expected = resultLine(run("risk", "--format", "json", "--threads", "1", "--backend", "scalar"));
        assertEquals(expected, resultLine(run("risk", "--format", "json", "--threads", "3", "--backend", "scalar")));
        assertEquals(expected, resultLine(run("risk", "--format", "json", "--threads", "2", "--backend", "simd")));
        assertFalse(expected.equals(resultLine(run("risk", "--format", "json", "--seed", "2"))));
    }

    private static String resultLine(CommandRun run) {
        assertEquals("", run.err());
        return run.out().lines().skip(1).findFirst().orElseThrow();
    }

    @Test
    void varAndExpectedShortfallFollowFromTheExportedScenarios() throws IOException {
        Path out = folder.resolve("out");
        JsonNode result = result(run("risk", "--format", "json", "--out", out.toString(), "--tables", "csv"));
        Map<String, Map<Integer, Double>> pnl = pnl(out);
        assertEquals(4, pnl.size());
        for (JsonNode var : result.get("var")) {
            double[] losses = losses(pnl.get(key(var)));
            double level = var.get("confidence").asDouble();
            // risk-engine.md, "Measures": the order statistic ⌈α·n⌉.
            assertEquals(
                    losses[(int) Math.ceil(level * losses.length) - 1],
                    var.get("value").asDouble());
        }
        for (JsonNode es : result.get("es")) {
            double[] losses = losses(pnl.get(key(es)));
            double tail = (1 - es.get("confidence").asDouble()) * losses.length;
            int whole = (int) Math.floor(tail);
            double sum = 0;
            for (int i = 0; i < whole; i++) {
                sum += losses[losses.length - 1 - i];
            }
            sum += (tail - whole) * losses[losses.length - 1 - whole];
            // Some ten additions, in another order than the engine's.
            assertEquals(sum / tail, es.get("value").asDouble(), 1e-12 * Math.abs(sum));
        }
    }

    /** P&L by method and horizon, and by scenario. */
    private static Map<String, Map<Integer, Double>> pnl(Path out) throws IOException {
        Map<String, Map<Integer, Double>> pnl = new TreeMap<>();
        List<String> lines = Files.readAllLines(out.resolve("scenarios.csv"));
        assertEquals("method,horizon_days,scenario,group,pnl", lines.getFirst());
        for (String line : lines.subList(1, lines.size())) {
            List<String> cells = List.of(line.split(",", -1));
            pnl.computeIfAbsent(cells.get(0) + cells.get(1), _ -> new TreeMap<>())
                    .merge(Integer.valueOf(cells.get(2)), Double.valueOf(cells.get(4)), Double::sum);
        }
        return pnl;
    }

    private static String key(JsonNode measure) {
        return measure.get("method").asString() + measure.get("horizonDays").asInt();
    }

    private static double[] losses(Map<Integer, Double> pnl) {
        return pnl.values().stream().mapToDouble(value -> -value).sorted().toArray();
    }

    @Test
    void theFolderHoldsTheResultAndItsTables() throws IOException {
        Path out = folder.resolve("out");
        CommandRun run = run("risk", "--format", "json", "--out", out.toString(), "--tables", "csv");
        try (Stream<Path> files = Files.list(out)) {
            assertEquals(
                    List.of(
                            "limits.csv",
                            "positions.csv",
                            "result.json",
                            "scenarios.csv",
                            "stress.csv",
                            "verdicts.csv"),
                    files.map(file -> file.getFileName().toString()).sorted().toList());
        }
        assertEquals(run.out(), Files.readString(out.resolve("result.json")));
    }

    @Test
    void riskIsDividedByWhatIsAskedFor() throws IOException {
        Path out = folder.resolve("out");
        JsonNode result = result(run(
                "risk", "--by", "underlying,position", "--format", "json", "--out", out.toString(), "--tables", "csv"));
        List<JsonNode> components = result.get("components").valueStream().toList();
        // Two methods, two horizons, three levels; two positions of one underlying.
        assertEquals(12 * 3, components.size());
        for (JsonNode es : result.get("es")) {
            List<JsonNode> own = components.stream()
                    .filter(c -> key(c).equals(key(es)) && c.get("confidence").equals(es.get("confidence")))
                    .toList();
            assertEquals(
                    List.of("main ACME", "main ACME  251219P00095000", "ACME"),
                    own.stream().map(c -> c.get("bucket").asString()).toList());
            double whole = es.get("value").asDouble();
            double shares = own.get(0).get("componentEs").asDouble();
            double puts = own.get(1).get("componentEs").asDouble();
            assertEquals(whole, shares + puts, 1e-12 * whole);
            assertEquals(shares / 100, own.get(0).get("marginalEs").asDouble());
            assertEquals(puts / -2, own.get(1).get("marginalEs").asDouble());
            assertTrue(own.get(2).get("marginalEs").isNull());
            // Without its only underlying the book is cash.
            assertEquals(whole, own.get(2).get("incrementalEs").asDouble(), 1e-9 * whole);
        }
        List<String> rows = Files.readAllLines(out.resolve("components.csv"));
        assertEquals(1 + components.size(), rows.size());
        assertEquals(
                "dimension,bucket,method,confidence,horizon_days,component_var,component_es,marginal_var,marginal_es,"
                        + "incremental_var,incremental_es",
                rows.getFirst());
        String page = run("risk", "--by", "position").out();
        assertTrue(page.contains("Risk by position, largest first, USD: student-t, 1 session, 99 %"), page);
        CommandRun wrong = run("risk", "--by", "colour");
        assertEquals(2, wrong.code());
        assertTrue(wrong.err().contains("expected position, underlying, strike"), wrong.err());
    }

    @Test
    void nobodyPaysForComponentsThatWereNotAskedFor() {
        assertFalse(result(run("risk", "--format", "json")).has("components"));
    }

    /** 11,000 in cash less 100 shares at 100 sold short and two puts: ruined where the share gains 4 % or so. */
    @Test
    void ruinHasItsShareOfScenariosAndAnInterval() throws IOException {
        Files.writeString(folder.resolve("book.yaml"), BOOK.replace("60000", "11000"));
        Files.writeString(folder.resolve("positions.csv"), POSITIONS.replace("ACME,100,90,", "ACME,-100,90,"));
        Path out = folder.resolve("out");
        JsonNode result = result(
                run("risk", "--format", "json", "--breach-exit", "0", "--out", out.toString(), "--tables", "csv"));
        double value = result.get("portfolio").get("value").asDouble();
        Map<String, Map<Integer, Double>> pnl = pnl(out);
        for (JsonNode distribution : result.get("distributions")) {
            double[] losses = losses(pnl.get(key(distribution)));
            long ruined = Arrays.stream(losses).filter(loss -> loss >= value).count();
            JsonNode ruin = distribution.get("ruin");
            assertEquals(ruined / 999.0, ruin.get("probability").asDouble());
            assertTrue(ruin.get("low").asDouble() <= ruined / 999.0, ruin.toString());
            assertTrue(ruin.get("high").asDouble() > ruined / 999.0, ruin.toString());
        }
        assertTrue(result.get("distributions")
                        .get(1)
                        .get("ruin")
                        .get("probability")
                        .asDouble()
                > 0);
        assertTrue(run("risk", "--breach-exit", "0").out().contains("ruin: the portfolio's value falls to 0 or below"));
    }

    @Test
    void aFolderThatCannotBeWrittenIsAFailureOfItsOwn() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        CommandRun run = run("risk", "--out", file.resolve("below").toString());
        assertEquals(70, run.code());
        assertEquals("", run.out());
        assertTrue(run.err().contains("cannot write"), run.err());
        assertEquals(2, run("risk", "--out", file.toString()).code());
    }

    @Test
    void metricsNameTheirSeries() throws IOException {
        Path metrics = folder.resolve("thetagrid.prom");
        assertEquals(0, run("risk", "--metrics", metrics.toString()).code());
        String text = Files.readString(metrics);
        assertTrue(text.contains("# TYPE thetagrid_var gauge\n"), text);
        assertTrue(text.contains("method=\"gaussian\",confidence=\"0.99\",horizon_days=\"5\"} "), text);
    }

    @Test
    void thePageSaysWhatMattersFirst() {
        CommandRun run = run("risk");
        assertEquals(0, run.code(), run.err());
        assertTrue(run.out().contains("Portfolio value  USD 69,380"), run.out());
        assertTrue(run.out().contains("One day in 100 loses USD "), run.out());
        assertFalse(run.out().contains("\u001b"), "colour off a terminal");
        assertEquals("", run.err());
    }

    @Test
    void stressRunsTheLibraryOrAFileOfOnesOwn() throws IOException {
        assertTrue(result(run("stress", "--format", "json")).get("stress").size() >= 25);
        Path own = Files.writeString(folder.resolve("stress.yaml"), "nothing: here\n");
        assertEquals(3, run("stress", "--scenarios", own.toString()).code());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    profile: personal            | profil: personal          | book.yaml:8:1: got 'profil', expected one of the keys
                    profile: personal            | profile: nobody           | book.yaml:8:10: got 'nobody', expected one of institutional
                    cash: {main: 60000}          | cash: {main: lots}        | book.yaml:2:14: got 'lots', expected a number
                    cash: {main: 60000}          | cash: {other: 1}          | expected the cash of account 'main'
                    as_of: 2025-09-26T16:00-04:00 | as_of: 2025-09-26        | book.yaml:1:8: got '2025-09-26', expected an instant
                    [positions.csv]              | [missing.csv]             | missing.csv: got 'no such file'
                    scenarios: 999               | scenarios: 0              | expected a whole number from 1
                    horizons: [1, 5]             | horizons: [0]             | expected a number of sessions from 1
                    spot: 100                    | spot: -100                | '-100'
                    """)
    void aWrongBookIsBadInput(String part, String wrong, String message) throws IOException {
        Files.writeString(folder.resolve("book.yaml"), BOOK.replace(part, wrong));
        assertBadInput(run("risk", "--out", folder.resolve("out").toString()), message);
        assertFalse(Files.exists(folder.resolve("out")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    -2,3,3.10         | two,3,3.10            | positions.csv:2: quantity: got 'two'
                    -2,3,3.10         | -2e300,3,3.10         | positions.csv:2: quantity: got '-2e300', expected at most 1e12
                    -2,3,3.10         | -2.5,3,3.10           | positions.csv:2: quantity: got '-2.5', expected a whole number of contracts
                    -2,3,3.10         | -2,3,500              | book.yaml: main: got 'ACME  251219P00095000', expected a price that some volatility gives, not 500.0
                    251219P00095000   | 251319P00095000       | positions.csv:2: symbol
                    account,broker    | account,account       | positions.csv:1: account: got 'account', expected each column once
                    average_price     | price                 | positions.csv:1: average_price
                    """)
    void wrongPositionsAreBadInput(String part, String wrong, String message) throws IOException {
        Files.writeString(folder.resolve("positions.csv"), POSITIONS.replace(part, wrong));
        assertBadInput(run("risk"), message);
        assertBadInput(run("stress"), message);
    }

    @ParameterizedTest
    @CsvSource({"--rate,4", "--rate,NaN", "--allow-rejects,-1", "--out,''", "--breach-exit,5", "--threads,0"})
    void wrongOptionsAreWrongUsage(String option, String value) {
        CommandRun run = run("risk", option, value);
        assertEquals(2, run.code(), run.err());
        assertEquals("", run.out());
        assertTrue(run.err().contains(option), run.err());
    }

    private static void assertBadInput(CommandRun run, String message) {
        assertEquals(3, run.code(), run.err());
        assertEquals("", run.out());
        assertTrue(run.err().contains(message), run.err());
        assertFalse(run.err().contains("\tat "), run.err());
    }
}
