package io.thetagrid.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.thetagrid.cli.CommandRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One command over every real file that lies beside the project. */
class SharedImportTest {
    /** Lines less headers, as the list of the files' sources counts them. */
    private static final Map<String, Integer> ROWS = Map.ofEntries(
            Map.entry("options/historicaloptiondata/SPX_2014-12.csv", 244),
            Map.entry("options/yahoo_daily/2026-08-13/IWM.csv.gz", 1746),
            Map.entry("options/yahoo_daily/2026-08-14/SPY.csv.gz", 6036),
            Map.entry("options/lean/option/usa/daily/aapl_2014_openinterest_american.zip", 6016),
            Map.entry("options/lean/option/usa/daily/aapl_2014_quote_american.zip", 4532),
            Map.entry("options/lean/option/usa/daily/aapl_2014_trade_american.zip", 2322),
            Map.entry("options/lean/option/usa/minute/spy/20230803_quote_american.zip", 1620),
            Map.entry("options/lean/indexoption/usa/minute/spxw/20210104_quote_european.zip", 4565),
            Map.entry("options/lean/option/usa/universes/aapl/20140605.csv", 2353),
            Map.entry("options/whitepaper/SPX_2009-01_vix_example.csv", 368),
            Map.entry("prices/lean_daily/aapl.zip", 5849),
            Map.entry("prices/lean_factor_files/aapl.csv", 41),
            Map.entry("prices/nasdaq/ASST.csv", 270),
            Map.entry("prices/vix-daily.csv", 9235),
            Map.entry("prices/wide/stock_prices_1989-2018.csv", 7126),
            Map.entry("prices/yahoo/GME.csv", 5555),
            Map.entry("rates/us_primary_credit_rate.csv", 56));

    @Test
    void everyFileIsReadAndEveryRowAccountedFor() {
        Path data = Path.of(System.getProperty("test.shared", "absent"), "data");
        Assumptions.assumeTrue(Files.isDirectory(data), "the files are not beside the project");
        CommandRun run =
                CommandRun.of("import", data.toString(), "--format", "json", "--allow-rejects", "99", "--quiet");
        assertEquals(0, run.code(), run.err());
        SortedMap<String, JsonNode> files = new TreeMap<>();
        for (JsonNode file :
                JsonMapper.shared().readTree(run.out()).get("result").get("files")) {
            files.put(data.relativize(Path.of(file.get("path").asString())).toString(), file);
        }
        files.forEach((name, file) -> {
            boolean market = name.matches("(options|prices|rates|trades)/.*");
            assertEquals(market ? "read" : "unknown", file.get("status").asString(), name);
            if (market) {
                JsonNode rows = file.get("rows");
                assertEquals(
                        rows.get("read").asInt(),
                        rows.get("used").asInt() + rows.get("rejected").asInt(),
                        name);
                // Options of a foreign index, whose expirations no calendar here knows, are rejected, each with the
                // reason.
                assertEquals(
                        name.contains("Germany40") ? 99 : 0,
                        rows.get("rejected").asInt(),
                        name);
            }
        });
        ROWS.forEach((name, rows) -> {
            assertTrue(files.containsKey(name), name);
            assertEquals(rows, files.get(name).get("rows").get("read").asInt(), name);
        });
    }
}
