package io.thetagrid.core.io.chain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.thetagrid.core.instrument.ExerciseStyle;
import io.thetagrid.core.instrument.OptionContract;
import io.thetagrid.core.io.BadInputException;
import io.thetagrid.core.io.ImportHints;
import io.thetagrid.core.io.Problem;
import io.thetagrid.core.io.RowCount;
import io.thetagrid.core.io.Table;
import io.thetagrid.core.io.TableWriter;
import io.thetagrid.core.io.TextTable;
import io.thetagrid.core.market.OptionChain;
import io.thetagrid.core.market.OptionQuote;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChainFileTest {
    /** In the layout of Cboe's download; the numbers are made up. */
    private static final String CBOE = """

            S&P 500 INDEX,Last: 6711.2002,Change:  22.7402
            "Date: October 1, 2025 at %s",Bid: 6661.1099,Ask: 6743.9702,Size: 1*1,"Volume: 1,234"
            Expiration Date,Calls,Last Sale,Net,Bid,Ask,Volume,IV,Delta,Gamma,Open Interest,Strike,Puts,Last Sale,Net,Bid,Ask,Volume,IV,Delta,Gamma,Open Interest
            Fri Dec 18 2026,SPX261218C06700000,0,0,600.5,610.5,3,0.19,0.6,0,7,6700.00,SPX261218P06700000,350,0.075,340,350,2,0,-0.4,0,6766
            """;

    private static final String OWN = """
            underlying,root,expiration,type,style,strike,bid,ask,mid,last,volume,vendor_iv,as_of,spot
            SPX,SPXW,2025-12-19,call,,6700,10,11,10.5,,5,0.2,2025-10-01T20:00:00Z,6711.2
            SPX,SPXW,2025-12-19,put,american,6700,,11,,,,,2025-10-01T20:00:00Z,6711.2
            """;

    @TempDir
    private Path folder;

    @Test
    void readsCboesQuoteTable() throws IOException {
        ChainFile file = read(CBOE.formatted("6:05 PM EDT"), Optional.empty());
        OptionChain chain = file.chains().getFirst();
        assertEquals("SPX", chain.underlying());
        assertEquals(6711.2002, chain.spot());
        assertEquals(Instant.parse("2025-10-01T20:00:00Z"), chain.asOf()); // the close before the download
        List<Map.Entry<OptionContract, OptionQuote>> quotes =
                List.copyOf(chain.quotes().entrySet());
        assertEquals("SPX   261218C06700000", quotes.get(0).getKey().symbol());
        assertEquals(
                new OptionQuote(600.5, 610.5, Double.NaN, 3, 7, 0.19, 0.6, Optional.empty()),
                quotes.get(0).getValue());
        assertEquals("SPX   261218P06700000", quotes.get(1).getKey().symbol());
        assertEquals(
                new OptionQuote(340, 350, 350, 2, 6766, Double.NaN, -0.4, Optional.empty()),
                quotes.get(1).getValue());
    }

    /** The volume on the same lines is written with separators; were the price, it would not be 6. */
    @Test
    void readsAPriceWithThousands() throws IOException {
        String text = CBOE.formatted("6:05 PM EDT").replace("INDEX,Last: 6711.2002", "INDEX,\"Last: 6,711.2002\"");
        assertEquals(6711.2002, read(text, Optional.empty()).chains().getFirst().spot());
    }

    /** A row counts whole or not at all: nothing of a rejected one is among the quotes. */
    @Test
    void aRowsCallAndPutBelongTogether() throws IOException {
        String good = CBOE.formatted("6:05 PM EDT");
        String row = good.lines().skip(4).findFirst().orElseThrow();
        for (String other : List.of(
                row.replace("SPX261218C", "SPX261219C"),
                row.replace("SPX261218P", "SPXW261218P"),
                row.replace("SPX261218P", "SPX261219P"))) {
            ChainFile file = read(good + other + "\n", Optional.empty());
            assertEquals(new RowCount(2, 1, 1), file.rows());
            assertEquals(2, file.chains().getFirst().quotes().size());
        }
    }

    @Test
    void takesTheTimeOfADownloadDuringTheSession() throws IOException {
        assertEquals(
                Instant.parse("2025-10-01T15:30:00Z"),
                read(CBOE.formatted("11:30 AM EDT"), Optional.empty())
                        .chains()
                        .getFirst()
                        .asOf());
        Instant other = Instant.parse("2025-09-30T15:30:00Z");
        assertEquals(
                other,
                read(CBOE.formatted("11:30 AM EDT"), Optional.of(other))
                        .chains()
                        .getFirst()
                        .asOf());
    }

    @Test
    void rejectsMalformedRows() throws IOException {
        String good = CBOE.formatted("6:05 PM EDT");
        String row = good.lines().toList().get(4);
        String text = good + row.replace("600.5", "nan") + "\n" + row.replace("6700.00", "6800.00") + "\n" + row + "\n"
                + row.replace("SPX261218C", "SPX1261218C") + "\n" + row + ",1\n";
        ChainFile file = read(text, Optional.empty());
        assertEquals(2, file.chains().getFirst().quotes().size());
        assertEquals(5, file.rows().rejected());
        String rejects =
                String.join("\n", file.rejects().stream().map(Problem::toString).toList());
        for (String expected : List.of(
                ":6: call Bid: got 'nan', expected a number >= 0",
                ":7: Strike: got '6800.00', expected the strike of SPX261218C06700000",
                ":8: call Symbol: got 'SPX261218C06700000', expected each contract once",
                ":9: call Symbol: got 'SPX1261218C06700000', expected a standard contract",
                ":10: got '23 fields', expected 22 fields")) {
            assertTrue(rejects.contains(expected), () -> expected + "\nnot in\n" + rejects);
        }
    }

    @Test
    void readsItsOwnTable() throws IOException {
        OptionChain chain = read(OWN, Optional.empty()).chains().getFirst();
        assertEquals(6711.2, chain.spot());
        assertEquals(Instant.parse("2025-10-01T20:00:00Z"), chain.asOf());
        List<Map.Entry<OptionContract, OptionQuote>> quotes =
                List.copyOf(chain.quotes().entrySet());
        assertEquals(ExerciseStyle.EUROPEAN, quotes.get(0).getKey().style());
        assertEquals(ExerciseStyle.AMERICAN, quotes.get(1).getKey().style());
        assertEquals(
                new OptionQuote(10, 11, Double.NaN, 5, Double.NaN, 0.2, Double.NaN, Optional.empty()),
                quotes.get(0).getValue());
        assertEquals(Double.NaN, quotes.get(1).getValue().bid());
    }

    @Test
    void readsItsOwnTableFromParquet() throws IOException {
        Path csv = folder.resolve("chain.csv");
        Files.writeString(csv, OWN);
        TextTable table = TextTable.read(csv, "chain.csv");
        Path parquet = folder.resolve("chain.parquet");
        List<Table.Column> columns = table.columns().stream()
                .<Table.Column>map(name -> new Table.TextColumn(
                        name, table.stream().map(row -> row.raw(name)).toList()))
                .toList();
        TableWriter.write(new Table(columns), parquet);
        assertEquals(
                ChainFile.read(csv, "x", ImportHints.NONE).chains(),
                ChainFile.read(parquet, "x", ImportHints.NONE).chains());
    }

    @Test
    void writesWhatItReads() throws IOException {
        String text = OWN.replace("vendor_iv,as_of", "vendor_iv,quoted_at,as_of")
                        .replace(",0.2,", ",0.2,2025-10-01T19:59:00Z,")
                        .replace(",,,,,2025", ",,,,,,2025")
                + OWN.lines()
                        .skip(1)
                        .findFirst()
                        .orElseThrow()
                        .replace(",0.2,", ",0.2,,")
                        .replace("01T20:00", "02T20:00")
                + "\n";
        ChainFile file = read(text, Optional.empty());
        assertEquals(new RowCount(3, 3, 0), file.rows());
        assertEquals(2, file.chains().size());
        Path csv = folder.resolve("written.csv");
        TableWriter.write(file.tables().get("chain"), csv);
        assertEquals(
                file.chains(),
                ChainFile.read(csv, "written.csv", ImportHints.NONE).chains());
    }

    @Test
    void joinsChainsOfOneUnderlyingAndInstant() throws IOException {
        OptionChain whole =
                read(CBOE.formatted("6:05 PM EDT"), Optional.empty()).chains().getFirst();
        OptionChain own = read(OWN, Optional.empty()).chains().getFirst();
        OptionChain later = new OptionChain("SPX", Instant.EPOCH, 1, Map.of());
        List<OptionChain> merged = OptionChain.merged(List.of(whole, own, later));
        assertEquals(2, merged.size());
        assertEquals(4, merged.getFirst().quotes().size());
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        assertRefused("in one of these layouts: Cboe's quote table", "a,b\n1,2\n");
        assertRefused("--as-of", OWN.replace("as_of", "time"));
        assertRefused("Last: 123.45", CBOE.formatted("6:05 PM EDT").replace("Last: 6", "Price: 6"));
        assertRefused("October 1, 2025 at", CBOE.formatted("6:05 PM CET"));
        assertRefused("October 1, 2025 at", CBOE.formatted("6:05 PM EDT").replace("October 1", "Octember 1"));
        assertRefused(
                "put Bid",
                CBOE.formatted("6:05 PM EDT").replace("Net,Bid,Ask,Volume,IV,Delta,Gamma,Open Interest\n", "\n"));
    }

    private void assertRefused(String expected, String text) {
        BadInputException refused = assertThrows(BadInputException.class, () -> read(text, Optional.empty()));
        assertTrue(refused.getMessage().contains(expected), refused.getMessage());
    }

    private ChainFile read(String text, Optional<Instant> asOf) throws IOException {
        Path file = folder.resolve("chain.csv");
        Files.writeString(file, text);
        return ChainFile.read(file, "chain.csv", new ImportHints(asOf, Optional.empty()));
    }
}
