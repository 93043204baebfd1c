package io.thetagrid.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.thetagrid.cli.CommandRun;
import io.thetagrid.core.io.TextTable;
import io.thetagrid.core.market.NyseCalendar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The history from {@code chain --store} to {@code store list} and {@code store export}. */
class StoreCommandTest {
    private static final LocalDate FIRST = LocalDate.of(2025, 5, 12);
    private static final double SPOT = 100;

    @TempDir
    private Path folder;

    private String store;

    @BeforeEach
    void nothingYet() {
        store = folder.resolve("data/history.db").toString();
    }

    /** A chain at the close of a session whose options at the money all have one volatility. */
    private Path chain(LocalDate session, double volatility) throws IOException {
        StringBuilder text = new StringBuilder("root,expiration,type,style,strike,bid,ask,as_of,spot\n");
        for (String expiration : List.of("2025-05-30", "2025-06-20", "2025-07-18", "2025-08-15")) {
            double days = ChronoUnit.DAYS.between(session, LocalDate.parse(expiration));
            if (days <= 0) {
                continue;
            }
            // Black's price at the money without rates is S (2 N(y) − 1) with y = σ √T / 2; the series of the error
            // function.
            double y = volatility * Math.sqrt(days / 365) / 2;
            double price = SPOT * Math.sqrt(2 / Math.PI) * (y - y * y * y / 6 + y * y * y * y * y / 40);
            for (String type : List.of("call", "put")) {
                text.append("XYZ,%s,%s,european,%s,%s,%s,%sT20:00:00Z,%s\n"
                        .formatted(expiration, type, SPOT, price - 0.01, price + 0.01, session, SPOT));
            }
        }
        return Files.writeString(folder.resolve("xyz " + session + ".csv"), text);
    }

    /** Volatilities of 0.20, 0.21, … on consecutive sessions. */
    private List<String> chains(int sessions) throws IOException {
        List<String> files = new ArrayList<>();
        LocalDate session = FIRST;
        for (int i = 0; i < sessions; i++) {
            files.add(chain(session, 0.20 + 0.01 * i).toString());
            session = NyseCalendar.next(session);
        }
        return files;
    }

    private CommandRun chain(List<String> files, String... options) {
        List<String> arguments = new ArrayList<>(List.of("chain", "--rate", "0"));
        arguments.addAll(files);
        arguments.addAll(List.of(options));
        return CommandRun.of(arguments.toArray(String[]::new));
    }

    private static JsonNode result(CommandRun run) {
        assertEquals(0, run.code(), run.err());
        assertEquals("", run.err());
        return JsonMapper.shared().readTree(run.out()).get("result");
    }

    @Test
    void chainTellsHowItsVolatilityStands() throws IOException {
        List<String> files = chains(24); // 0.20 to 0.43
        assertEquals(
                0,
                chain(files.subList(0, 23), "--store", store, "--format", "csv").code());
        JsonNode last = result(chain(files.subList(23, 24), "--store", store, "--format", "json"))
                .get("underlyings")
                .get(0);
        assertEquals(0.43, last.get("impliedVolatility30d").asDouble(), 1e-6);
        assertEquals(24, last.get("ivHistory").asInt());
        assertEquals(1, last.get("ivRank").asDouble());
        assertEquals(23 / 24.0, last.get("ivPercentile").asDouble());
        // The last day, corrected: 0.25 is five hundredths above the low of 0.20, and the high is 0.42 then.
        Path corrected = chain(NyseCalendar.sessionAfter(NyseCalendar.close(FIRST), 23), 0.25);
        JsonNode again = result(chain(List.of(corrected.toString()), "--store", store, "--format", "json"))
                .get("underlyings")
                .get(0);
        assertEquals(0.05 / 0.22, again.get("ivRank").asDouble(), 1e-5);
        assertEquals(24, again.get("ivHistory").asInt());
        CommandRun text = chain(List.of(corrected.toString()), "--store", store);
        assertTrue(text.out().contains("  IV rank 22.7 %, percentile "), text.out());
        assertTrue(text.out().contains(" of 24 days"), text.out());
    }

    @Test
    void aShortHistorySaysSoAndNoStoreSaysNothing() throws IOException {
        List<String> files = chains(1);
        JsonNode with = result(chain(files, "--store", store, "--format", "json"))
                .get("underlyings")
                .get(0);
        assertTrue(with.get("ivRank").isNull() && with.get("ivPercentile").isNull());
        assertEquals(1, with.get("ivHistory").asInt());
        String text = chain(files, "--store", store).out();
        assertTrue(text.contains("IV rank and percentile: none, with 1 day in the store of the 20"), text);
        JsonNode without =
                result(chain(files, "--format", "json")).get("underlyings").get(0);
        assertFalse(without.has("ivRank") || without.has("ivHistory"));
        assertFalse(chain(files).out().contains("IV rank"));
    }

    @Test
    void listsTheSnapshots() throws IOException {
        chain(chains(21), "--store", store);
        JsonNode snapshots = result(CommandRun.of("store", "list", "--store", store, "--format", "json"))
                .get("snapshots");
        assertEquals(21, snapshots.size());
        JsonNode first = snapshots.get(0);
        assertEquals("XYZ", first.get("symbol").asString());
        assertEquals("2025-05-12T20:00:00Z", first.get("asOf").asString());
        assertEquals(8, first.get("quotes").asInt());
        assertEquals(0.20, first.get("impliedVolatility30d").asDouble(), 1e-6);
        assertTrue(first.get("ivRank").isNull());
        assertEquals(1, snapshots.get(20).get("ivRank").asDouble());
        CommandRun csv = CommandRun.of("store", "list", "--store", store, "--format", "csv", "--underlying", "XYZ");
        assertEquals(
                "underlying,as_of,quotes,spot_quoted,spot_implied,spot_verdict,implied_volatility_30d,volatility_index,"
                        + "iv_rank,iv_percentile,iv_history",
                csv.out().lines().findFirst().orElseThrow());
        assertEquals(22, csv.out().lines().count());
        String none = CommandRun.of("store", "list", "--store", store, "--underlying", "ABC")
                .out();
        assertEquals("No snapshots.\n", none);
        assertTrue(CommandRun.of("store", "list", "--store", store).out().contains("2025-05-12T20:00:00Z"));
    }

    @Test
    void exportsTheTables() throws IOException {
        List<String> files = chains(3);
        chain(files, "--store", store);
        chain(files.reversed(), "--store", store); // changes nothing
        Map<String, Integer> rows =
                Map.of("snapshots", 3, "sources", 3, "verdict_counts", 3, "expiries", 12, "quotes", 24);
        for (String format : List.of("parquet", "csv")) {
            Path out = folder.resolve(format);
            CommandRun run =
                    CommandRun.of("store", "export", "--store", store, "--out", out.toString(), "--tables", format);
            assertEquals(0, run.code(), run.err());
            for (Map.Entry<String, Integer> table : rows.entrySet()) {
                Path file = out.resolve(table.getKey() + "." + format);
                assertEquals(
                        table.getValue().longValue(),
                        TextTable.read(file, file.toString()).stream().count());
            }
            Path quotes = out.resolve("quotes." + format);
            assertTrue(TextTable.read(quotes, "quotes")
                    .columns()
                    .containsAll(List.of("underlying", "as_of", "root", "strike", "implied_volatility", "verdict")));
            assertTrue(Files.readString(out.resolve("result.json")).contains("{\"name\":\"quotes\",\"rows\":24}"));
        }
    }

    /** A price of an hour before fills what the chain leaves open: the snapshot was made of both files. */
    @Test
    void aFileThatCompletesAChainIsASource() throws IOException {
        Path spots = Files.writeString(
                folder.resolve("spots.json"),
                "{'utc':'2025-05-12T19:00:00Z','session':'2025-05-12','tickers':{'XYZ':{'spot_live':100}}}"
                        .replace('\'', '"'));
        Path other = Files.writeString(
                folder.resolve("others.json"),
                "{'utc':'2025-05-12T19:00:00Z','session':'2025-05-12','tickers':{'ABC':{'spot_live':7}}}"
                        .replace('\'', '"'));
        String chain = chain(FIRST, 0.2).toString();
        assertEquals(
                0,
                chain(List.of(chain, spots.toString(), other.toString()), "--store", store)
                        .code());
        Path out = folder.resolve("out");
        CommandRun.of("store", "export", "--store", store, "--out", out.toString(), "--tables", "csv");
        String sources = Files.readString(out.resolve("sources.csv"));
        assertTrue(sources.contains("spots.json") && sources.contains("xyz "), sources);
        assertFalse(sources.contains("others.json"), sources);
    }

    @Test
    void wrongStoresAndWrongUsage() throws IOException {
        String file = chains(1).getFirst();
        CommandRun noStore = CommandRun.of("store", "list", "--store", store);
        assertEquals(3, noStore.code());
        assertTrue(noStore.err().contains("no such file"), noStore.err());
        CommandRun noDatabase = CommandRun.of("chain", file, "--store", file);
        assertEquals(3, noDatabase.code());
        assertTrue(noDatabase.err().contains("expected an SQLite database"), noDatabase.err());
        assertEquals("", noDatabase.out());
        assertTrue(Files.readString(Path.of(file)).startsWith("root,"));
        assertEquals(
                3,
                CommandRun.of("chain", file, "--store", "jdbc:mysql://host/db").code());
        assertEquals(
                3,
                CommandRun.of("chain", file, "--store", "jdbc:postgresql://127.0.0.1:1/db")
                        .code());
        assertEquals(
                2, CommandRun.of("chain", "--store", file).code()); // takes the file for the store: no FILE is left
        assertEquals(2, CommandRun.of("store", "export", "--store", store).code());
        assertEquals(2, CommandRun.of("store").code());
    }

    @Test
    void theUsersOwnStoreLiesWhereTheirDataDoes() {
        assertEquals(
                Path.of("/data/thetagrid/history.db"),
                StoreOptions.usersOwn(Map.of("XDG_DATA_HOME", "/data"), "/home/me"));
        Path home = Path.of("/home/me/.local/share/thetagrid/history.db");
        assertEquals(home, StoreOptions.usersOwn(Map.of(), "/home/me"));
        assertEquals(home, StoreOptions.usersOwn(Map.of("XDG_DATA_HOME", "relative"), "/home/me"));
    }
}
