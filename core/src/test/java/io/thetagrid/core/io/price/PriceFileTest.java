package io.thetagrid.core.io.price;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.thetagrid.core.io.BadInputException;
import io.thetagrid.core.io.ImportHints;
import io.thetagrid.core.io.RowCount;
import io.thetagrid.core.market.Adjustment;
import io.thetagrid.core.market.PriceHistory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PriceFileTest {
    private static final LocalDate MONDAY = LocalDate.of(2025, 9, 22);

    @TempDir
    private Path folder;

    @Test
    void readsYahooWithBothItsCloses() throws IOException {
        PriceFile file = read("abc.csv", """
                Date,Open,High,Low,Close,Adj Close,Volume
                2025-09-22,2,2,2,2.50,1.25,10
                2025-09-23,2,2,2,2.60,1.30,10
                2025-09-23,2,2,2,2.70,1.35,10
                2025-09-24,2,2,2,null,null,null
                """);
        assertEquals("Yahoo's daily prices", file.layout());
        assertEquals(new RowCount(4, 2, 2), file.rows());
        assertEquals(2.5, close(file, "ABC", Adjustment.SPLITS, MONDAY));
        assertEquals(1.25, close(file, "ABC", Adjustment.TOTAL_RETURN, MONDAY));
        assertEquals(Adjustment.SPLITS, file.histories().get("ABC").adjustment());
        assertEquals(Adjustment.TOTAL_RETURN, file.totalReturns().get("ABC").adjustment());
        assertEquals(2, file.totalReturns().get("ABC").closes().size());
    }

    @Test
    void readsNasdaqsDollarsAndThousands() throws IOException {
        PriceFile file = read("abc.csv", """
                Date,Close/Last,Volume,Open,High,Low
                09/23/2025,"$1,234.50","66,147",$0.5,$0.5,$0.5
                09/22/2025,$0.5255,"66,147",$0.5,$0.5,$0.5
                22/09/2025,$0.5,"66,147",$0.5,$0.5,$0.5
                09/19/2025,"$1,23.50",1,1,1,1
                """);
        assertEquals("nasdaq.com's historical quotes", file.layout());
        assertEquals(new RowCount(4, 2, 2), file.rows());
        assertEquals(0.5255, close(file, "ABC", Adjustment.SPLITS, MONDAY));
        assertEquals(1234.5, close(file, "ABC", Adjustment.SPLITS, MONDAY.plusDays(1)));
        assertEquals(Adjustment.SPLITS, file.histories().get("ABC").adjustment());
    }

    @Test
    void readsIndexLevels() throws IOException {
        PriceFile file =
                read("VIX_History.csv", "DATE,OPEN,HIGH,LOW,CLOSE\n09/22/2025,1,1,1,16.10\n2025-09-23,1,1,1,16.64\n");
        assertEquals(new RowCount(2, 2, 0), file.rows());
        assertEquals(Set.of("VIX"), file.histories().keySet());
        assertEquals(16.1, close(file, "VIX", Adjustment.INDEX, MONDAY));
        assertEquals(Adjustment.INDEX, file.histories().get("VIX").adjustment());
    }

    @Test
    void readsWideTablesFromEachListingOn() throws IOException {
        PriceFile file = read("wide.csv", """
                date,AAA,BRK.B
                2025-09-22,1.5,
                2025-09-23,1.6,400
                2025-09-24,,
                2025-09-25,-1,401
                2025-09-23,1.7,402
                """);
        assertEquals(new RowCount(5, 2, 3), file.rows());
        assertEquals(Adjustment.TOTAL_RETURN, file.histories().get("AAA").adjustment());
        assertEquals(2, file.histories().get("AAA").closes().size());
        assertEquals(MONDAY.plusDays(1), file.histories().get("BRK.B").closes().firstKey());
        assertEquals(1.6, close(file, "AAA", Adjustment.TOTAL_RETURN, MONDAY.plusDays(1)));
    }

    @Test
    void readsLeanBarsAsTraded() throws IOException {
        Path zip = folder.resolve("whatever");
        zip(zip, "abc.csv", "20250922 00:00,1,1,1,1234567,10\n20250923 00:00,1,1,1,1230000,10\n20250924,1,1,1,1,1\n");
        PriceFile file = PriceFile.read(zip, "whatever", ImportHints.NONE);
        assertEquals(new RowCount(3, 2, 1), file.rows());
        assertEquals(123.4567, close(file, "ABC", Adjustment.NONE, MONDAY));
        assertEquals(Adjustment.NONE, file.histories().get("ABC").adjustment());
        assertEquals(3, file.rejects().getFirst().line(), "lines are the entry's own");
    }

    @Test
    void ownTableStatesItsSymbolsAndAdjustment() throws IOException {
        PriceFile file = read("own.csv", """
                symbol,date,close,adjusted
                AAA,2025-09-22,1.5,splits
                BBB,2025-09-22,2.5,total_return
                AAA,2025-09-23,1.6,total_return
                AAA,2025-09-24,1.6,perhaps
                """);
        assertEquals(new RowCount(4, 2, 2), file.rows());
        assertEquals(Adjustment.SPLITS, file.histories().get("AAA").adjustment());
        assertEquals(Adjustment.TOTAL_RETURN, file.histories().get("BBB").adjustment());
        assertEquals(
                Adjustment.UNSTATED,
                read("ccc.csv", "date,close\n2025-09-22,1\n")
                        .histories()
                        .get("CCC")
                        .adjustment());
    }

    @Test
    void theUsersSymbolBeatsTheFilesName() throws IOException {
        Path path = Files.writeString(folder.resolve("x.csv"), "date,close\n2025-09-22,1\n");
        ImportHints hints = new ImportHints(Optional.empty(), Optional.of("SPX"));
        assertEquals(
                Set.of("SPX"), PriceFile.read(path, "x.csv", hints).histories().keySet());
    }

    @Test
    void refusesOtherTables() {
        BadInputException e =
                assertThrows(BadInputException.class, () -> read("x.csv", "DATE,PCREDIT8\n2003-01-09,2.25\n"));
        assertTrue(e.getMessage().contains("a history of prices in one of these layouts"), e::getMessage);
    }

    /** Rows and first and last closes as awk and unzip show them. */
    @ParameterizedTest
    @CsvSource({
        "yahoo/AMC.csv, Yahoo's daily prices, AMC, 2572, SPLITS, 2013-12-18, 189.0, 2024-03-08, 4.3",
        "yahoo/ASST.csv, Yahoo's daily prices, ASST, 275, SPLITS, 2023-02-03, 3.55, 2024-03-08, 0.58",
        "yahoo/GME.csv, Yahoo's daily prices, GME, 5555, SPLITS, 2002-02-13, 2.5125, 2024-03-08, 14.65",
        "yahoo/KO.csv, Yahoo's daily prices, KO, 6084, SPLITS, 2000-01-03, 28.1875, 2024-03-08, 59.52",
        "yahoo/MSTR.csv, Yahoo's daily prices, MSTR, 6084, SPLITS, 2000-01-03, 1042.5, 2024-03-08, 1425.589966",
        "yahoo/PLUG.csv, Yahoo's daily prices, PLUG, 6084, SPLITS, 2000-01-03, 270.0, 2024-03-08, 4.02",
        "yahoo/RIOT.csv, Yahoo's daily prices, RIOT, 1999, SPLITS, 2016-03-31, 2.7, 2024-03-08, 12.35",
        "nasdaq/ASST.csv, nasdaq.com's historical quotes, ASST, 270, SPLITS, 2023-02-03, 3.55, 2024-03-01, 0.5255",
        "vix-daily.csv, Cboe's history of an index, VIX, 9235, INDEX, 1990-01-02, 17.24, 2026-07-23, 18.7",
        "wide/riskfolio_stock_prices_2016-2019.csv, a table of dates with a column for each ticker, SPY, 1004, TOTAL_RETURN,"
                + " 2016-01-04, 174.583984375, 2019-12-27, 303.17095947265625",
        "wide/spy_prices_test.csv, a table of dates with a column for each ticker, SPY, 6765, TOTAL_RETURN,"
                + " 1993-01-29, 26.583992, 2019-12-09, 313.880005",
        "wide/stock_prices_1989-2018.csv, a table of dates with a column for each ticker, AAPL, 7126, TOTAL_RETURN,"
                + " 1989-12-29, 0.117203, 2018-04-11, 172.440002",
        "lean_daily/aapl.zip, Lean's daily bars of a share, AAPL, 5849, NONE, 1998-01-02, 16.25, 2021-03-31, 122.15",
        "lean_daily/bac.zip, Lean's daily bars of a share, BAC, 5849, NONE, 1998-01-02, 73.63, 2021-03-31, 38.69",
        "lean_daily/ibm.zip, Lean's daily bars of a share, IBM, 5849, NONE, 1998-01-02, 105.75, 2021-03-31, 133.26",
        "lean_daily/qqq.zip, Lean's daily bars of a share, QQQ, 3964, NONE, 1999-03-10, 101.94, 2021-03-31, 319.13",
        "lean_daily/spy.zip, Lean's daily bars of a share, SPY, 5849, NONE, 1998-01-02, 97.36, 2021-03-31, 396.33"
    })
    void readsEveryRowOfTheSharedFiles(
            String name,
            String layout,
            String symbol,
            int rows,
            Adjustment adjustment,
            LocalDate first,
            double firstClose,
            LocalDate last,
            double lastClose) {
        Path path = Path.of(System.getProperty("test.shared", ""))
                .resolve("data/prices")
                .resolve(name);
        assumeTrue(Files.exists(path), "needs the prices beside the project");
        PriceFile file = PriceFile.read(path, name, ImportHints.NONE);
        assertEquals(layout, file.layout());
        assertEquals(new RowCount(rows, rows, 0), file.rows());
        PriceHistory history = file.histories().get(symbol);
        assertEquals(adjustment, history.adjustment());
        assertEquals(first, history.closes().firstKey());
        assertEquals(firstClose, history.closes().get(first));
        assertEquals(last, history.closes().lastKey());
        assertEquals(lastClose, history.closes().get(last));
    }

    private static double close(PriceFile file, String symbol, Adjustment wanted, LocalDate date) {
        return file.history(symbol, wanted).orElseThrow().closes().get(date);
    }

    private PriceFile read(String name, String content) throws IOException {
        return PriceFile.read(Files.writeString(folder.resolve(name), content), name, ImportHints.NONE);
    }

    private static void zip(Path path, String entry, String content) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(path))) {
            zip.putNextEntry(new ZipEntry(entry));
            zip.write(content.getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
        }
    }
}
