package io.thetagrid.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.thetagrid.cli.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class VarBacktestCommandTest {
    private static final int CLOSES = 700;

    @TempDir
    private Path folder;

    private Path prices;

    @BeforeEach
    void writePrices() throws IOException {
        prices = Files.writeString(folder.resolve("acme.csv"), closes(CLOSES, "splits"));
    }

    /** Made-up closes whose volatility changes every quarter. */
    private static String closes(int count, String adjusted) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(5);
        StringBuilder text = new StringBuilder("date,close,symbol,adjusted\n");
        double close = 100;
        for (int day = 0; day < count; day++) {
            text.append(LocalDate.of(2020, 1, 1).plusDays(day))
                    .append(',')
                    .append(close)
                    .append(",ACME,")
                    .append(adjusted)
                    .append('\n');
            close *= Math.exp((day / 63 % 2 == 0 ? 0.01 : 0.03) * random.nextGaussian());
        }
        return text.toString();
    }

    private CommandRun run(String... options) {
        String[] fixed = {"var-backtest", prices.toString()};
        return CommandRun.of(
                Stream.concat(Arrays.stream(fixed), Arrays.stream(options)).toArray(String[]::new));
    }

    private static JsonNode document(CommandRun run) {
        assertEquals(0, run.code(), run.err());
        assertEquals("", run.err());
        return JsonMapper.shared().readTree(run.out());
    }

    @Test
    void aTableShowsEveryMethodAndLevel() {
        CommandRun run = run();
        assertEquals(0, run.code(), run.err());
        for (String method : List.of("historical", "filtered-historical", "gaussian", "student-t")) {
            assertEquals(
                    3,
                    run.out()
                            .lines()
                            .filter(line -> line.startsWith("  " + method + " "))
                            .count(),
                    run.out());
        }
        assertTrue(run.out().contains("ACME (" + prices + "), long: 447 days"), run.out());
    }

    @Test
    void theResultHasEveryTestAndDependsOnNothingButTheInput() {
        JsonNode scalar = document(run("--format", "json", "--backend", "scalar", "--threads", "1"));
        JsonNode simd = document(run("--format", "json", "--backend", "auto", "--threads", "2"));
        assertEquals(1, scalar.get("schema").asInt());
        assertEquals(scalar.get("resultDigest"), simd.get("resultDigest"));
        JsonNode series = scalar.get("result").get("series").get(0);
        assertEquals("ACME", series.get("symbol").asString());
        assertEquals("splits", series.get("adjusted").asString());
        assertEquals(CLOSES - 253, series.get("observations").asInt());
        assertEquals("2020-09-10", series.get("first").asString());
        assertEquals(12, series.get("backtests").size());
        JsonNode first = series.get("backtests").get(0);
        assertEquals(0.05 * (CLOSES - 253), first.get("expected").asDouble(), 1e-12);
        assertEquals(6, first.get("tests").size());
        for (JsonNode test : first.get("tests")) {
            double pValue = test.get("pValue").asDouble();
            assertTrue(pValue >= 0 && pValue <= 1, test.toString());
            assertEquals(
                    pValue < 0.05 ? "REJECTED" : "ACCEPTED", test.get("verdict").asString());
        }
        assertEquals(250, first.get("trafficLight250").get("observations").asInt());
        JsonNode other = document(run("--format", "json", "--seed", "2"));
        assertFalse(scalar.get("resultDigest").equals(other.get("resultDigest")));
    }

    /** Exceptions and Kupiec's statistic, recomputed from the exported forecasts alone. */
    @Test
    void testsFollowFromTheExportedForecasts() throws IOException {
        Path out = folder.resolve("out");
        assertEquals(
                0,
                run("--out", out.toString(), "--tables", "csv", "--confidence", "0.95", "--side", "short", "--quiet")
                        .code());
        List<String> forecasts = Files.readAllLines(out.resolve("forecasts.csv"));
        assertEquals("source,symbol,method,confidence,date,loss,var,es", forecasts.getFirst());
        int days = CLOSES - 253;
        assertEquals(1 + 4 * days, forecasts.size());
        int exceptions = 0;
        for (String row : forecasts.subList(1, 1 + days)) {
            String[] cells = row.split(",", -1);
            assertEquals("historical", cells[2]);
            exceptions += Double.parseDouble(cells[5]) > Double.parseDouble(cells[6]) ? 1 : 0;
        }
        List<String> backtests = Files.readAllLines(out.resolve("backtests.csv"));
        assertEquals(
                "source,symbol,method,confidence,observations,exceptions,mean_var,mean_es,test,statistic,"
                        + "degrees_of_freedom,p_value,verdict",
                backtests.getFirst());
        String[] pof = backtests.get(1).split(",", -1);
        assertEquals("kupiec_pof", pof[8]);
        assertEquals(exceptions, Integer.parseInt(pof[5]));
        double rate = exceptions / (double) days;
        assertEquals(
                2 * (exceptions * Math.log(rate / 0.05) + (days - exceptions) * Math.log((1 - rate) / 0.95)),
                Double.parseDouble(pof[9]),
                1e-9);
        assertTrue(Files.exists(out.resolve("result.json")));
    }

    @Test
    void csvIsTheTableOfTests() {
        CommandRun run = run("--format", "csv", "--confidence", "0.99");
        assertEquals(0, run.code(), run.err());
        // Six tests and two lights for each of four methods.
        assertEquals(1 + 4 * 8, run.out().lines().count());
        assertTrue(run.out().lines().anyMatch(line -> line.contains(",traffic_light_250,")), run.out());
    }

    @Test
    void tooShortAHistorySaysWhatWasExpected() throws IOException {
        Files.writeString(prices, closes(100, "splits"));
        CommandRun run = run();
        assertEquals(3, run.code());
        assertTrue(run.err().contains("acme.csv: ACME: got '100 closes', expected at least 254"), run.err());
        assertEquals(0, run("--window", "60").code());
    }

    @Test
    void closesAsTradedNeedFactors() throws IOException {
        Files.writeString(prices, closes(CLOSES, "none"));
        CommandRun run = run();
        assertEquals(3, run.code());
        assertTrue(run.err().contains("got 'closes as traded', expected closes adjusted for splits"), run.err());
        Path factors = Files.writeString(
                Files.createDirectories(folder.resolve("factors")).resolve("acme.csv"),
                "19980102,1,0.5,100\n20200601,1,0.5,100\n20501231,1,1,0\n");
        JsonNode adjusted = document(run(factors.toString(), "--format", "json"));
        assertEquals(
                "total_return",
                adjusted.get("result").get("series").get(0).get("adjusted").asString());
        assertEquals(2, adjusted.get("result").get("inputs").size());
    }

    @Test
    void malformedRowsAreNeverDroppedSilently() throws IOException {
        Files.writeString(prices, closes(CLOSES, "splits") + "2022-01-01,-5,ACME,splits\n");
        CommandRun strict = run("--format", "json");
        assertEquals(3, strict.code());
        assertTrue(strict.err().contains("acme.csv:" + (CLOSES + 2)), strict.err());
        CommandRun allowed = run("--format", "json", "--allow-rejects", "1");
        assertEquals(0, allowed.code(), allowed.err());
        assertTrue(allowed.err().contains("left out 1 malformed row"), allowed.err());
    }

    @Test
    void aBooksHistoriesAreTakenUpToItsInstant() throws IOException {
        Files.writeString(folder.resolve("positions.csv"), """
                account,broker,symbol,quantity,average_price,mark
                main,any,ACME,100,90,
                main,any,OTHER,100,90,
                """);
        Path book = Files.writeString(folder.resolve("book.yaml"), """
                as_of: 2021-06-30T16:00-04:00
                cash: {main: 1000}
                portfolio: [positions.csv]
                market:
                  rates: {flat: 0.04}
                  prices: {ACME: {file: acme.csv, adjusted: splits}}
                  reference: {OTHER: {spot: 10}}
                profile: personal
                """);
        JsonNode result = document(CommandRun.of("var-backtest", book.toString(), "--format", "json"))
                .get("result");
        assertEquals(1, result.get("series").size());
        assertEquals("2021-06-30", result.get("series").get(0).get("last").asString());
        assertTrue(result.get("notes").toString().contains("want of a price history: OTHER"), result.toString());
        assertEquals(
                2,
                CommandRun.of("var-backtest", book.toString(), prices.toString())
                        .code());
    }

    /** Two names with one history: their correlation is 1, which the income profile wants to be told of. */
    @Test
    void aBooksCorrelationsAreHeldAgainstItsProfile() throws IOException {
        Files.writeString(folder.resolve("twin.csv"), closes(CLOSES, "splits").replace("ACME", "TWIN"));
        Files.writeString(folder.resolve("positions.csv"), """
                account,broker,symbol,quantity,average_price,mark
                main,any,ACME,100,90,
                main,any,TWIN,100,90,
                """);
        Path book = Files.writeString(folder.resolve("book.yaml"), """
                as_of: 2021-06-30T16:00-04:00
                cash: {main: 1000}
                portfolio: [positions.csv]
                market:
                  rates: {flat: 0.04}
                  prices:
                    ACME: {file: acme.csv, adjusted: splits}
                    TWIN: {file: twin.csv, adjusted: splits}
                profile: income
                """);
        JsonNode result = document(CommandRun.of("var-backtest", book.toString(), "--format", "json"))
                .get("result");
        JsonNode months = result.get("correlations");
        // The 60th return is that of 1 March 2020; the file has every day of the year.
        assertEquals("2020-03-31", months.get(0).get("date").asString());
        assertTrue(months.get(0).get("average252").isNull());
        JsonNode last = months.get(months.size() - 1);
        assertEquals("2021-06-30", last.get("date").asString());
        assertEquals(1, last.get("average60").asDouble(), 1e-12);
        assertEquals(1, last.get("pairs").get(0).get("correlation252").asDouble(), 1e-12);
        JsonNode alert = result.get("correlationAlerts").get(0);
        assertEquals("R-RISK-CORRELATION", alert.get("rule").asString());
        assertEquals("2020-09-30", alert.get("date").asString());
        Path out = folder.resolve("out");
        CommandRun table = CommandRun.of("var-backtest", book.toString(), "--out", out.toString(), "--tables", "csv");
        List<String> rows = Files.readAllLines(out.resolve("correlations.csv"));
        assertEquals("date,first,second,correlation_60,correlation_252", rows.getFirst());
        assertEquals(1 + months.size(), rows.size());
        assertTrue(table.out().contains("R-RISK-CORRELATION: above 0.6"), table.out());
    }

    @ParameterizedTest
    @CsvSource({
        "--window, 1",
        "--window, x",
        "--simulations, 0",
        "--side, both",
        "--confidence, 99",
        "--confidence, '0.95,0.95'",
        "--decay, 1",
        "--significance, 0",
        "--threads, 0"
    })
    void optionsThatMakeNoSenseAreUsage(String option, String value) {
        CommandRun run = run(option, value);
        assertEquals(2, run.code(), run.err());
        assertTrue(run.err().contains(option), run.err());
    }

    @Test
    void whatHoldsNoPricesIsBadInput() throws IOException {
        Path text = Files.writeString(folder.resolve("readme.txt"), "nothing of interest\n");
        CommandRun run = CommandRun.of("var-backtest", text.toString());
        assertEquals(3, run.code());
        assertTrue(run.err().contains("readme.txt: got 'no prices', expected a history of prices"), run.err());
        Path empty = Files.createDirectories(folder.resolve("empty"));
        assertEquals(3, CommandRun.of("var-backtest", empty.toString()).code());
        assertEquals(
                3,
                CommandRun.of("var-backtest", folder.resolve("missing.csv").toString())
                        .code());
        assertEquals(2, CommandRun.of("var-backtest").code());
    }

    /** Real histories beside the project: exceptions of historical simulation counted anew, from the file's own column. */
    @Test
    void exceptionsOfARealShareAreThoseOfAPlainCount() throws IOException {
        Path shared = Path.of(System.getProperty("test.shared", "absent"), "data/prices/yahoo/KO.csv");
        Assumptions.assumeTrue(Files.exists(shared), "the prices are not beside the project");
        List<Double> adjusted = new ArrayList<>();
        for (String row : Files.readAllLines(shared).subList(1, 6085)) {
            adjusted.add(Double.parseDouble(row.split(",", -1)[5]));
        }
        int exceptions = 0;
        for (int day = 253; day < adjusted.size(); day++) {
            double[] losses = new double[252];
            for (int i = 0; i < 252; i++) {
                losses[i] = 1 - adjusted.get(day - 252 + i) / adjusted.get(day - 253 + i);
            }
            Arrays.sort(losses);
            // The 240th of 252: ⌈0.95 · 252⌉.
            exceptions += 1 - adjusted.get(day) / adjusted.get(day - 1) > losses[239] ? 1 : 0;
        }
        CommandRun run = CommandRun.of("var-backtest", shared.toString(), "--format", "json", "--confidence", "0.95");
        JsonNode series = document(run).get("result").get("series").get(0);
        assertEquals(adjusted.size() - 253, series.get("observations").asInt());
        assertEquals(
                exceptions, series.get("backtests").get(0).get("exceptions").asInt());
    }
}
