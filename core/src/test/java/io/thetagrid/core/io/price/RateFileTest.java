package io.thetagrid.core.io.price;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.thetagrid.core.io.BadInputException;
import io.thetagrid.core.io.ImportHints;
import io.thetagrid.core.io.RowCount;
import io.thetagrid.core.market.RateCurve;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RateFileTest {
    @TempDir
    private Path folder;

    @Test
    void readsTheTreasurysParYields() throws IOException {
        RateFile file = read("""
                Date,"1 Mo","1.5 Month","3 Mo","6 Mo","1 Yr","2 Yr"
                09/23/2025,4.20,4.18,4.00,3.80,3.60,3.50
                09/22/2025,4.20,,N/A,3.80,3.60,3.50
                09/19/2025,,,,,,
                09/22/2025,4.20,,4.00,3.80,3.60,3.50
                2025-09-18,4.20,x,4.00,3.80,3.60,3.50
                """);
        assertEquals("the US Treasury's par yields", file.layout());
        assertEquals(new RowCount(5, 2, 3), file.rows());
        RateCurve curve = curve(file, "2025-09-23");
        assertEquals(
                LocalDate.of(2025, 9, 23),
                file.asOf(LocalDate.of(2025, 9, 30)).orElseThrow().getKey());
        assertEquals(Optional.empty(), file.asOf(LocalDate.of(2025, 9, 21)));
        // D = (1 + y/2)^(−2T) up to half a year, by hand.
        assertEquals(2 * Math.log(1.021), curve.rate(1 / 12.0), 1e-15);
        assertEquals(2 * Math.log(1.0209), curve.rate(1.5 / 12), 1e-15);
        assertEquals(2 * Math.log(1.019), curve.rate(0.5), 1e-15);
        // A year: 1 = 0.018 · (D(0.5) + D(1)) + D(1), D(0.5) = 1 / 1.019.
        assertEquals(-Math.log((1 - 0.018 / 1.019) / 1.018), curve.rate(1), 1e-15);
    }

    @Test
    void readsFred() throws IOException {
        RateFile file = read("""
                observation_date,DTB3,DGS1,DGS2
                2025-09-22,4.00,3.60,3.50
                2025-09-23,.,,.
                2025-09-24,4.00,3.60,.
                2025-09-24,4.00,3.60,.
                2025-09-25,none,3.60,.
                """);
        assertEquals("FRED's interest rates", file.layout());
        assertEquals(new RowCount(5, 3, 2), file.rows());
        assertEquals(List.of("1 dates without a value"), file.notes());
        double years = 91 / 365.0;
        assertEquals(
                -Math.log(1 - 0.04 * 91 / 360) / years,
                curve(file, "2025-09-22").rate(years),
                1e-14);
        assertEquals(
                LocalDate.of(2025, 9, 22),
                file.asOf(LocalDate.of(2025, 9, 23)).orElseThrow().getKey());
    }

    @Test
    void policyRatesHoldUntilTheyChange() throws IOException {
        RateFile file = read("DATE,PCREDIT8\n2023-05-04,5.25\n2023-07-27,5.5\n");
        assertEquals(365 * Math.log(1 + 0.0525 / 360), curve(file, "2023-07-26").rate(0.5), 1e-15);
        assertEquals(365 * Math.log(1 + 0.055 / 360), curve(file, "2026-08-17").rate(2), 1e-15);
    }

    @Test
    void readsYieldsByDays() throws IOException {
        RateFile file =
                read("Date,Days,Rate\n20090101,9,0.38\n20090101,37,0.40\n20090101,37,0.41\n2009-01-01,40,0.4\n");
        assertEquals(new RowCount(4, 2, 2), file.rows());
        assertEquals(0.0038, curve(file, "2009-01-01").rate(9 / 365.0), 1e-17);
        assertEquals(0.0039, curve(file, "2009-01-05").rate(23 / 365.0), 1e-17);
    }

    @Test
    void refusesYieldsThatNoBondCanHave() throws IOException {
        RateFile file = read("Date,\"1 Yr\",\"30 Yr\"\n09/23/2025,0.01,100\n09/22/2025,4,4\n");
        assertEquals(new RowCount(2, 1, 1), file.rows());
        assertThrows(BadInputException.class, () -> read("date,close\n2025-09-22,1\n"));
    }

    /** Lines as awk counts them; the first and last rates as they stand in the files. */
    @Test
    void readsEveryRowOfTheSharedFiles() {
        RateFile credit = RateFile.read(shared("rates/us_primary_credit_rate.csv"), "x", ImportHints.NONE);
        assertEquals(new RowCount(56, 56, 0), credit.rows());
        assertEquals(
                365 * Math.log(1 + 0.0225 / 360), curve(credit, "2003-02-01").rate(1), 1e-15);
        assertEquals(
                365 * Math.log(1 + 0.055 / 360), curve(credit, "2024-01-01").rate(1), 1e-15);
        RateFile paper = RateFile.read(shared("options/whitepaper/SPX_2009-01_yields.csv"), "x", ImportHints.NONE);
        assertEquals(new RowCount(2, 2, 0), paper.rows());
        assertEquals(0.0038, curve(paper, "2009-01-01").rate(0.05), 1e-17);
    }

    private static RateCurve curve(RateFile file, String date) {
        var found = file.asOf(LocalDate.parse(date));
        assertTrue(found.isPresent());
        return found.get().getValue();
    }

    private static Path shared(String name) {
        Path path =
                Path.of(System.getProperty("test.shared", "")).resolve("data").resolve(name);
        assumeTrue(Files.exists(path), "needs the data beside the project");
        return path;
    }

    private RateFile read(String content) throws IOException {
        return RateFile.read(Files.writeString(folder.resolve("rates.csv"), content), "rates.csv", ImportHints.NONE);
    }
}
