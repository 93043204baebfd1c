package io.thetagrid.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.thetagrid.cli.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The main job on more than two hundred real contracts: the SPY chain of 2025-09-25. */
class RealBookTest {
    private static final int SCENARIOS = 500;

    @TempDir
    Path folder;

    private Path book;
    private int options;

    @BeforeEach
    void holdEveryThirdUsableQuote() throws IOException {
        Path chain =
                Path.of(System.getProperty("test.shared", "absent"), "data/options/cboe/spy_quotedata_2025-09-25.csv");
        Assumptions.assumeTrue(Files.exists(chain), "the SPY chain of Cboe is not beside the project");
        List<String> positions = new ArrayList<>(List.of("account,broker,symbol,quantity,average_price"));
        positions.add("main,first,SPY,300,");
        List<String> usable = CommandRun.of("chain", chain.toString(), "--format", "csv")
                .out()
                .lines()
                .filter(line -> line.endsWith(",OK"))
                .toList();
        for (int i = 0; i < usable.size() && options < 240; i += 3) {
            String[] cells = usable.get(i).split(",", -1);
            String date = cells[2].replace("-", "").substring(2);
            char type = Character.toUpperCase(cells[4].charAt(0));
            positions.add(String.format(
                    Locale.ROOT,
                    "main,first,SPY   %s%c%08d,%d,",
                    date,
                    type,
                    Math.round(Double.parseDouble(cells[6]) * 1000),
                    i % 2 == 0 ? -2 : 1));
            options++;
        }
        Files.write(folder.resolve("positions.csv"), positions);
        book = Files.writeString(folder.resolve("book.yaml"), """
                as_of: 2025-09-25T16:15:00-04:00
                cash: {main: 1000000}
                portfolio: [positions.csv]
                market:
                  chains: ['%s']
                  rates: {flat: 0.041}
                  dividends: {SPY: {yield: 0.011}}
                profile: income
                risk: {methods: [gaussian, student-t], horizons: [1, 5], scenarios: %d}
                """.formatted(chain.toAbsolutePath(), SCENARIOS));
    }

    private JsonNode report(String... arguments) {
        List<String> command = new ArrayList<>(List.of("risk", book.toString(), "--format", "json"));
        command.addAll(List.of(arguments));
        CommandRun run = CommandRun.of(command.toArray(String[]::new));
        assertTrue(run.code() == 0 || run.code() == 4, run.err());
        assertEquals("", run.err());
        return JsonMapper.shared().readTree(run.out());
    }

    @Test
    void everyPositionIsPricedAndTheDigestDependsOnNothingButTheInputs() {
        assertTrue(options >= 200, options + " options");
        JsonNode scalar = report("--backend", "scalar", "--threads", "1");
        assertEquals(options + 1, scalar.get("result").get("positions").size());
        for (JsonNode position : scalar.get("result").get("positions")) {
            assertTrue(Double.isFinite(position.get("mark").asDouble()), position.toString());
        }
        assertEquals(
                scalar.get("resultDigest"),
                report("--backend", "scalar", "--threads", "2").get("resultDigest"));
        assertEquals(
                scalar.get("resultDigest"),
                report("--backend", "simd", "--threads", "2").get("resultDigest"));
    }

    /** Order statistic ⌈α·n⌉ and the mean beyond it, from the exported scenarios alone. */
    @Test
    void valueAtRiskAndExpectedShortfallFollowFromTheExportedScenarios() throws IOException {
        Path out = folder.resolve("out");
        JsonNode result = report("--out", out.toString(), "--tables", "csv").get("result");
        Map<String, double[]> losses = new TreeMap<>();
        List<String> rows = Files.readAllLines(out.resolve("scenarios.csv"));
        assertEquals("method,horizon_days,scenario,group,pnl", rows.getFirst());
        for (String row : rows.subList(1, rows.size())) {
            String[] cells = row.split(",", -1);
            int scenario = Integer.parseInt(cells[2]);
            losses.computeIfAbsent(cells[0] + cells[1], _ -> new double[SCENARIOS])[scenario] -=
                    Double.parseDouble(cells[4]);
        }
        losses.values().forEach(Arrays::sort);
        for (JsonNode var : result.get("var")) {
            double[] sorted = losses.get(key(var));
            int rank = (int) Math.ceil(var.get("confidence").asDouble() * SCENARIOS - 1e-9);
            assertEquals(sorted[rank - 1], var.get("value").asDouble(), var.toString());
        }
        for (JsonNode es : result.get("es")) {
            double[] sorted = losses.get(key(es));
            double tail = (1 - es.get("confidence").asDouble()) * SCENARIOS;
            double sum = 0;
            for (int i = 0; i < (int) Math.round(tail * 1e6) / 1_000_000; i++) {
                sum += sorted[SCENARIOS - 1 - i];
            }
            int whole = (int) Math.round(tail * 1e6) / 1_000_000;
            sum += (tail - whole) * sorted[SCENARIOS - 1 - whole];
            // A plain sum of up to 25 losses against a compensated one.
            assertEquals(sum / tail, es.get("value").asDouble(), 1e-13 * Math.abs(sum), es.toString());
        }
    }

    private static String key(JsonNode measure) {
        return measure.get("method").asString() + measure.get("horizonDays").asInt();
    }
}
