package io.thetagrid.core.io.price;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.thetagrid.core.io.BadInputException;
import io.thetagrid.core.io.ImportHints;
import io.thetagrid.core.market.Adjustment;
import io.thetagrid.core.market.AdjustmentFactors;
import io.thetagrid.core.market.CashDividend;
import io.thetagrid.core.market.PriceHistory;
import io.thetagrid.core.market.Split;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A made-up share: 12.50 of 50 paid after Friday 5 September 2025, one for ten after Friday 12 September. */
class FactorFileTest {
    private static final String FACTORS = """
            20250102,0.75,10,1
            20250905,0.75,10,50
            20250912,1,10,48
            20501231,1,1,0
            """;

    private static final LocalDate SEPTEMBER_5 = LocalDate.of(2025, 9, 5);
    private static final LocalDate SEPTEMBER_8 = LocalDate.of(2025, 9, 8);
    private static final LocalDate SEPTEMBER_15 = LocalDate.of(2025, 9, 15);

    @TempDir
    private Path folder;

    @Test
    void tellsDividendsAndSplits() throws IOException {
        FactorFile file = read(FACTORS);
        assertEquals("ABC", file.symbol());
        assertEquals(4, file.rows().used());
        assertEquals(
                List.of(new CashDividend(SEPTEMBER_8, 12.5)), file.factors().dividends());
        assertEquals(List.of(new Split(SEPTEMBER_15, 0.1)), file.factors().splits());
    }

    @Test
    void adjustsClosesAsTraded() throws IOException {
        AdjustmentFactors factors = read(FACTORS).factors();
        PriceHistory traded = new PriceHistory(
                new TreeMap<>(Map.of(SEPTEMBER_5, 50.0, SEPTEMBER_8, 37.5, SEPTEMBER_15, 480.0)), Adjustment.NONE);
        PriceHistory splits = factors.adjusted(traded, Adjustment.SPLITS);
        assertEquals(Map.of(SEPTEMBER_5, 500.0, SEPTEMBER_8, 375.0, SEPTEMBER_15, 480.0), splits.closes());
        // The share lost exactly its dividend: an owner's return is nothing.
        PriceHistory total = factors.adjusted(traded, Adjustment.TOTAL_RETURN);
        assertEquals(Map.of(SEPTEMBER_5, 375.0, SEPTEMBER_8, 375.0, SEPTEMBER_15, 480.0), total.closes());
        assertEquals(Adjustment.TOTAL_RETURN, total.adjustment());
        assertThrows(IllegalArgumentException.class, () -> factors.adjusted(total, Adjustment.SPLITS));
    }

    @Test
    void refusesAFileWithAWrongLine() {
        BadInputException e = assertThrows(
                BadInputException.class,
                () -> read("20250102,0.75,10,1\n20250905,0.75,ten,50\n20250904,1,1,48\n20251301,1,1\n"));
        assertEquals(3, e.problems().size(), e::getMessage);
        assertEquals(2, e.problems().get(0).line(), e::getMessage);
        assertTrue(e.getMessage().contains("a date after the line before"), e::getMessage);
    }

    private FactorFile read(String content) throws IOException {
        return FactorFile.read(Files.writeString(folder.resolve("abc.csv"), content), "abc.csv", ImportHints.NONE);
    }
}
