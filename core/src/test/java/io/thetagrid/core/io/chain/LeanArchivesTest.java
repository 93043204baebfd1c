package io.thetagrid.core.io.chain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.thetagrid.core.instrument.ExerciseStyle;
import io.thetagrid.core.io.BadInputException;
import io.thetagrid.core.io.ImportHints;
import io.thetagrid.core.market.OptionChain;
import io.thetagrid.core.market.OptionQuote;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lean's archives, in the layout of its data folder; the numbers are made up. */
class LeanArchivesTest {
    private static final double NONE = Double.NaN;
    private static final String SPY = "20230803_spy_minute_quote_american_call_4300000_20230901.csv";
    private static final Map<String, String> DAILY_QUOTES = Map.of(
            "aapl_quote_american_call_6450000_20140621.csv",
            "20140606 00:00,150500,155000,120500,122000,7,155000,157000,122500,124500,3\n",
            "aapl_quote_european_put_6450000_20140621.csv",
            "20140606 00:00,,,,,0,103000,126000,92500,118000,8\n20140609 00:00,1,1,1,10000,1,1,1,1,12000,1\n");
    private static final Map<String, String> MINUTES = Map.of(SPY, """
            34200000,1,1,1,211900,20,1,1,1,231800,66
            34260000,1,1,1,218200,60,1,1,1,228900,60
            58440000,1,1,1,200000,60,1,1,1,210000,60
            72000000,1,1,1,300000,60,1,1,1,310000,60
            """);

    @TempDir
    private Path folder;

    @Test
    void joinsDailyQuotesTradesAndOpenInterest() throws IOException {
        ChainFile quotes = read(DAILY_QUOTES);
        ChainFile trades =
                read(Map.of("aapl_trade_american_call_6450000_20140621.csv", "20140606 00:00,1,1,1,123000,976"));
        ChainFile interest = read(Map.of(
                "aapl_openinterest_american_call_6450000_20140621.csv", "20140606 00:00,5004\n20140610 00:00,6000"));
        assertEquals(3, quotes.rows().used());
        List<OptionChain> merged = OptionChain.merged(List.of(quotes, trades, interest).stream()
                .flatMap(file -> file.chains().stream())
                .toList());
        assertEquals(
                List.of(
                        Instant.parse("2014-06-06T20:00:00Z"),
                        Instant.parse("2014-06-09T20:00:00Z"),
                        Instant.parse("2014-06-10T20:00:00Z")),
                merged.stream().map(OptionChain::asOf).toList());
        assertEquals(
                List.of(
                        new OptionQuote(12.2, 12.45, 12.3, 976, 5004, NONE, NONE, Optional.empty()),
                        new OptionQuote(NONE, 11.8, NONE, NONE, NONE, NONE, NONE, Optional.empty())),
                List.copyOf(merged.getFirst().quotes().values()));
        assertEquals(
                List.of(ExerciseStyle.AMERICAN, ExerciseStyle.EUROPEAN),
                merged.getFirst().quotes().keySet().stream()
                        .map(contract -> contract.style())
                        .toList());
        assertEquals(645, merged.getFirst().quotes().keySet().iterator().next().strike());
    }

    @Test
    void takesTheLastMinuteUntilTheClose() throws IOException {
        ChainFile file = read(MINUTES);
        OptionChain chain = file.chains().getFirst();
        assertEquals(Instant.parse("2023-08-03T20:15:00Z"), chain.asOf()); // options on SPY trade until 16:15
        assertEquals(
                new OptionQuote(
                        20, 21, NONE, NONE, NONE, NONE, NONE, Optional.of(Instant.parse("2023-08-03T20:15:00Z"))),
                chain.quotes().values().iterator().next());
        assertEquals(4, file.rows().used());
        assertTrue(file.notes().getFirst().startsWith("2 older and 1 later bars"), file.notes()::getFirst);
    }

    @Test
    void takesTheMinuteThatTheUserAsksFor() throws IOException {
        Instant asOf = Instant.parse("2023-08-03T14:00:00Z");
        OptionQuote quote = read(MINUTES, ImportHints.asOf(asOf))
                .chains()
                .getFirst()
                .quotes()
                .values()
                .iterator()
                .next();
        assertEquals(
                new OptionQuote(
                        21.82, 22.89, NONE, NONE, NONE, NONE, NONE, Optional.of(Instant.parse("2023-08-03T13:32:00Z"))),
                quote);
        assertEquals(
                List.of(),
                read(MINUTES, ImportHints.asOf(Instant.parse("2023-08-03T12:00:00Z")))
                        .chains());
    }

    /** Two contracts, so that the bars of one lie apart. */
    @Test
    void joinsTheKindsOfOneArchive() throws IOException {
        String other = SPY.replace("4300000", "4400000");
        OptionChain minutes = read(Map.of(
                        SPY,
                        "34200000,1,1,1,211900,20,1,1,1,231800,66",
                        other,
                        "34200000,1,1,1,111900,20,1,1,1,131800,66",
                        SPY.replace("quote", "trade"),
                        "37380000,1,1,1,223300,1\n40380000,1,1,1,228900,2\n",
                        other.replace("quote", "trade"),
                        "34200000,1,1,1,120000,7\n",
                        SPY.replace("quote", "openinterest"),
                        "34200000,500\n"))
                .chains()
                .getFirst();
        // Quoted at 9:30 last, traded later: the trades of then only.
        assertEquals(Instant.parse("2023-08-03T13:31:00Z"), minutes.asOf());
        Optional<Instant> end = Optional.of(minutes.asOf());
        assertEquals(
                List.of(
                        new OptionQuote(21.19, 23.18, NONE, NONE, 500, NONE, NONE, end),
                        new OptionQuote(11.19, 13.18, 12, 7, NONE, NONE, NONE, end)),
                List.copyOf(minutes.quotes().values()));
        Map<String, String> both = new TreeMap<>(DAILY_QUOTES);
        both.put("aapl_trade_american_call_6450000_20140621.csv", "20140606 00:00,1,1,1,123000,976");
        ChainFile daily = read(both);
        assertEquals(4, daily.rows().used());
        assertEquals(
                new OptionQuote(12.2, 12.45, 12.3, 976, NONE, NONE, NONE, Optional.empty()),
                daily.chains().getFirst().quotes().values().iterator().next());
    }

    @Test
    void anIncompleteDayEndsWithItsLastMinute() throws IOException {
        assertEquals(
                Instant.parse("2023-08-03T13:31:00Z"),
                read(Map.of(SPY, "34200000,1,1,1,211900,20,1,1,1,231800,66"))
                        .chains()
                        .getFirst()
                        .asOf());
    }

    @Test
    void addsTheVolumesOfADay() throws IOException {
        OptionChain chain = read(Map.of(
                        SPY.replace("quote", "trade"), "37380000,1,1,1,223300,1\n40380000,1,1,1,228900,2\n"))
                .chains()
                .getFirst();
        assertEquals(Instant.parse("2023-08-03T20:15:00Z"), chain.asOf());
        assertEquals(
                new OptionQuote(NONE, NONE, 22.89, 3, NONE, NONE, NONE, Optional.empty()),
                chain.quotes().values().iterator().next());
    }

    @Test
    void readsSharesAndIndicesAsSpots() throws IOException {
        String bars = "57540000,1,1,1,4488400,9\n57600000,1,1,1,4488200,9\n";
        OptionChain spy =
                read(Map.of("20230803_spy_minute_trade.csv", bars)).chains().getFirst();
        assertEquals(new OptionChain("SPY", Instant.parse("2023-08-03T20:00:00Z"), 448.84, Map.of()), spy);
        assertEquals(
                448.845,
                read(Map.of("20230803_spy_minute_quote.csv", "57540000,1,1,1,4488400,1,1,1,1,4488500,1"))
                        .chains()
                        .getFirst()
                        .spot());
        assertEquals(
                4501,
                read(Map.of("20230803_spx_minute_trade.csv", "57540000,1,1,1,4501,9"))
                        .chains()
                        .getFirst()
                        .spot());
        assertEquals(
                List.of(),
                read(Map.of("20230803_spy_minute_trade.csv", "57600000,1,1,1,4488200,9"))
                        .chains());
    }

    @Test
    void rejectsMalformedRows() throws IOException {
        assertRejected("bid high: got '-1'", Map.of(SPY, "34200000,1,-1,1,211900,20,1,1,1,231800,66"));
        assertRejected("time: got '86400000'", Map.of(SPY, "86400000,1,1,1,211900,20,1,1,1,231800,66"));
        assertRejected("10 fields", Map.of(SPY, "34200000,1,1,1,211900,20,1,1,1,231800"));
        assertRejected("what SPY1 delivers", Map.of(SPY.replace("spy", "spy1"), "34200000,1,1,1,1,20,1,1,1,1,66"));
        assertRejected("close: got 'x'", Map.of("20230803_spy_minute_trade.csv", "57600000,1,1,1,x,9"));
        String daily = "aapl_trade_american_call_6450000_20140621.csv";
        assertRejected("time: got '20140606'", Map.of(daily, "20140606,1,1,1,123000,976"));
        assertRejected("what AAPL1 delivers", Map.of("aapl1" + daily.substring(4), "20140606 00:00,1,1,1,123000,976"));
        ChainFile twice = read(Map.of(daily, "20140606 00:00,1,1,1,1,1\n20140606 00:00,1,1,1,1,1"));
        assertEquals(1, twice.rows().rejected());
        assertEquals(2, twice.rejects().getFirst().line());
    }

    @Test
    void refusesArchivesWithOtherEntries() {
        for (Map<String, String> entries : List.of(
                Map.of("readme.txt", "x", "aapl_quote_american_call_6450000_20140621.csv", "x"),
                Map.of("aapl_quote_american_call_6450000_20141321.csv", "x"),
                Map.of("20230803_spy_minute_trade.csv", "x", SPY, "x"))) {
            assertThrows(BadInputException.class, () -> read(entries));
        }
    }

    @Test
    void refusesCutArchives() throws IOException {
        read(DAILY_QUOTES);
        Path path = folder.resolve("archive.zip");
        byte[] whole = Files.readAllBytes(path);
        for (int length = 4; length < whole.length; length++) {
            Files.write(path, Arrays.copyOf(whole, length));
            assertThrows(BadInputException.class, () -> ChainFile.read(path, "archive.zip", ImportHints.NONE));
        }
    }

    @Test
    void endsInValuesOrProblems() throws IOException {
        Random random = new Random(4);
        String characters = "0,:-\n\"'# .\t\reE9NaNx";
        for (Map<String, String> good : List.of(
                MINUTES,
                DAILY_QUOTES,
                Map.of("20230803_spx_minute_trade.csv", "57540000,1,1,1,4501.5,9\n57600000,1,1,1,4502,9"))) {
            for (int i = 0; i < 200; i++) {
                String name = List.copyOf(good.keySet()).get(random.nextInt(good.size()));
                StringBuilder mutated = new StringBuilder(i % 4 == 0 ? name : good.get(name));
                for (int j = random.nextInt(4); j >= 0; j--) {
                    mutated.setCharAt(
                            random.nextInt(mutated.length()), characters.charAt(random.nextInt(characters.length())));
                }
                try {
                    read(i % 4 == 0 ? Map.of(mutated.toString(), good.get(name)) : Map.of(name, mutated.toString()));
                } catch (BadInputException e) {
                    assertTrue(!e.problems().isEmpty());
                }
            }
        }
    }

    private void assertRejected(String expected, Map<String, String> entries) throws IOException {
        ChainFile file = read(entries);
        assertEquals(1, file.rows().rejected());
        assertTrue(
                file.rejects().getFirst().toString().contains(expected),
                file.rejects().getFirst()::toString);
    }

    private ChainFile read(Map<String, String> entries) throws IOException {
        return read(entries, ImportHints.NONE);
    }

    private ChainFile read(Map<String, String> entries, ImportHints hints) throws IOException {
        Path path = folder.resolve("archive.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(path))) {
            for (Map.Entry<String, String> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return ChainFile.read(path, "archive.zip", hints);
    }
}
