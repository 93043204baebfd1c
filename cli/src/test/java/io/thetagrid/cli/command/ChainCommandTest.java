package io.thetagrid.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.thetagrid.cli.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ChainCommandTest {

    /** Real chains, beside the project; see SOURCES.md there. */
    private static Path shared() {
        Path cboe = Path.of(System.getProperty("test.shared", "absent"), "data/options/cboe");
        Assumptions.assumeTrue(Files.isDirectory(cboe), "the chains of Cboe are not beside the project");
        return cboe;
    }

    @ParameterizedTest
    @ValueSource(strings = {"spy_quotedata_2025-09-25.csv", "spx_2025-10-01"})
    void volatilitiesAgreeWithTheVendors(String name) throws IOException {
        CommandRun run =
                CommandRun.of(Stream.concat(Stream.of("chain", "--format", "json"), files(shared().resolve(name)))
                        .toArray(String[]::new));
        assertEquals(0, run.code(), run.err());
        assertEquals("", run.err());
        JsonNode result = JsonMapper.shared().readTree(run.out()).get("result");
        int quotes = 0;
        for (JsonNode verdict : result.get("verdicts")) {
            quotes += verdict.asInt();
        }
        assertTrue(quotes > 1000, run.out());
        JsonNode vendor = result.get("underlyings").get(0).get("vendor");
        // The product's own requirement; vendors differ in rates, dividends and clocks.
        if (vendor.get("quotes").asInt() > 0) {
            assertTrue(vendor.get("medianDifference").asDouble() <= 0.025, vendor.toString());
        }
    }

    @Test
    void theTableHasTheColumnsScriptsRelyOn() {
        CommandRun run = CommandRun.of(
                "chain", shared().resolve("spy_quotedata_2025-09-25.csv").toString(), "--format", "csv");
        assertEquals(0, run.code(), run.err());
        assertEquals(
                "underlying,root,expiration,expiration_instant,type,style,strike,bid,ask,mid,last,volume,open_interest,"
                        + "vendor_iv,vendor_delta,forward,rate,implied_volatility,delta,gamma,vega,theta,verdict",
                run.out().lines().findFirst().orElseThrow());
    }

    /** A made-up chain in the table that the command itself writes: 23 days of IBM, whose 95 put is crossed. */
    @Test
    void saysWhatIsWrongWithTheQuotes(@TempDir Path folder) throws IOException {
        Path chain = folder.resolve("chain.csv");
        StringBuilder text = new StringBuilder("underlying,root,expiration,type,style,strike,bid,ask\n");
        double[] calls = {11.0, 7.2, 4.3, 2.3, 1.1};
        double[] puts = {1.2, 2.4, 4.5, 7.5, 11.3};
        for (int i = 0; i < calls.length; i++) {
            row(text, "call", 90 + 5 * i, calls[i], calls[i] + 0.1);
            row(text, "put", 90 + 5 * i, puts[i], i == 1 ? puts[i] - 0.4 : puts[i] + 0.1);
        }
        Files.writeString(chain, text);
        String[] arguments = {"chain", chain.toString(), "--as-of", "2025-09-24T20:00:00Z", "--rate", "0.04"};
        CommandRun table = CommandRun.of(arguments);
        assertEquals(0, table.code(), table.err());
        assertTrue(table.out().contains("CROSSED"), table.out());
        assertTrue(table.out().contains("bid 2.40 above ask 2.00 by 0.40"), table.out());
        assertTrue(table.out().contains("volatility index none: no expiration after 30 days"), table.out());
        CommandRun json = CommandRun.of(Stream.concat(Stream.of(arguments), Stream.of("--format", "json"))
                .toArray(String[]::new));
        JsonNode underlying = JsonMapper.shared()
                .readTree(json.out())
                .get("result")
                .get("underlyings")
                .get(0);
        assertTrue(underlying.get("volatilityIndex").isNull());
        assertEquals(1, underlying.get("quality").get("dropped").asInt());
        assertEquals(4, underlying.get("arbitrage").size());
        assertEquals(
                "PARITY", underlying.get("expiries").get(0).get("forwardSource").asString());
    }

    @Test
    void manyUnderlyingsGetALineEach(@TempDir Path folder) throws IOException {
        Path chain = folder.resolve("chain.csv");
        StringBuilder text = new StringBuilder("underlying,root,expiration,type,style,strike,bid,ask\n");
        for (char name = 'A'; name <= 'K'; name++) {
            for (String quote : List.of("call,american,100,2.0,2.1", "put,american,100,1.9,2.0")) {
                text.append("X")
                        .append(name)
                        .append(",X")
                        .append(name)
                        .append(",2025-10-17,")
                        .append(quote)
                        .append('\n');
            }
        }
        Files.writeString(chain, text);
        CommandRun run = CommandRun.of("chain", chain.toString(), "--as-of", "2025-09-24T20:00:00Z");
        assertEquals(0, run.code(), run.err());
        assertTrue(run.out().contains("verdicts: 22 OK"), run.out());
        assertEquals(
                11,
                run.out().lines().filter(line -> line.matches("  X[A-K] .*")).count(),
                run.out());
    }

    private static void row(StringBuilder text, String type, int strike, double bid, double ask) {
        text.append("IBM,IBM,2025-10-17,")
                .append(type)
                .append(",american,")
                .append(strike)
                .append(',')
                .append(bid)
                .append(',')
                .append(ask)
                .append('\n');
    }

    @Test
    void whatIsNoChainIsBadInput() {
        CommandRun run = CommandRun.of("chain", "pom.xml");
        assertEquals(3, run.code());
        assertTrue(run.err().contains("pom.xml:1"), run.err());
        assertEquals(2, CommandRun.of("chain").code());
    }

    private static Stream<String> files(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            return Stream.of(path.toString());
        }
        try (Stream<Path> files = Files.list(path)) {
            List<String> names = files.map(Path::toString)
                    .filter(file -> file.endsWith(".csv"))
                    .sorted()
                    .toList();
            return names.stream();
        }
    }
}
