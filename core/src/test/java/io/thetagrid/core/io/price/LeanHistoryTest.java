package io.thetagrid.core.io.price;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.thetagrid.core.io.ImportHints;
import io.thetagrid.core.io.RowCount;
import io.thetagrid.core.market.Adjustment;
import io.thetagrid.core.market.CashDividend;
import io.thetagrid.core.market.PriceHistory;
import io.thetagrid.core.market.Split;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lean's bars and factor files against what the companies announced, and against other sources' adjusted closes. */
class LeanHistoryTest {

    /** Lines as awk counts them. */
    @ParameterizedTest
    @CsvSource({"aapl, 41", "bac, 96", "ibm, 96", "qqq, 69", "spy, 96"})
    void readsEveryFactor(String symbol, int lines) {
        assertEquals(new RowCount(lines, lines, 0), factorFile(symbol).rows());
    }

    @ParameterizedTest
    @CsvSource({
        "aapl, 2000-06-21 2.0 2005-02-28 2.0 2014-06-09 7.0 2020-08-31 4.0",
        "bac, 2004-08-30 2.0",
        "ibm, 1999-05-27 2.0",
        "qqq, 2000-03-20 2.0",
        "spy, ''"
    })
    void findsTheSplits(String symbol, String splits) {
        List<String> found = new ArrayList<>();
        for (Split split : factorFile(symbol).factors().splits()) {
            found.add(split.exDate() + " " + split.ratio());
        }
        assertEquals(splits, String.join(" ", found));
    }

    /** As State Street, Apple and IBM announced them, cut to four decimals. */
    @ParameterizedTest
    @CsvSource({
        "spy, 2019-03-15, 1.2331",
        "spy, 2019-06-21, 1.4316",
        "spy, 2019-09-20, 1.3836",
        "spy, 2019-12-20, 1.5700",
        "spy, 2020-03-20, 1.4056",
        "spy, 2020-06-19, 1.3662",
        "spy, 2020-09-18, 1.3392",
        "spy, 2020-12-18, 1.5800",
        "aapl, 2014-05-08, 3.29",
        "aapl, 2020-08-07, 0.82",
        "aapl, 2020-11-06, 0.205",
        "ibm, 2020-11-09, 1.63"
    })
    void findsTheDividends(String symbol, LocalDate exDate, double amount) {
        CashDividend found = factorFile(symbol).factors().dividends().stream()
                .filter(dividend -> dividend.exDate().equals(exDate))
                .findFirst()
                .orElseThrow();
        // Seven decimals of a factor on a close below 700 are good to 0.0001; the amounts above are rounded to as much.
        assertEquals(amount, found.amount(), 2e-4);
    }

    @Test
    void splitsLeaveNoJump() {
        PriceHistory traded = bars("aapl");
        PriceHistory adjusted = factorFile("aapl").factors().adjusted(traded, Adjustment.SPLITS);
        // Closes of Apple's investor pages: 645.57 before the split of seven for one, 93.70 after it.
        LocalDate before = LocalDate.of(2014, 6, 6);
        LocalDate after = LocalDate.of(2014, 6, 9);
        assertEquals(645.57, traded.closes().get(before));
        assertEquals(93.70, traded.closes().get(after));
        // The factor 0.0357143 is printed to six digits.
        assertEquals(645.57 / 28, adjusted.closes().get(before), 1e-5);
        assertEquals(93.70 / 4, adjusted.closes().get(after));
        assertEquals(122.15, adjusted.closes().get(LocalDate.of(2021, 3, 31)));
    }

    /**
     * Daily log returns of Lean's total-return closes against other sources'. Lean's closes are the last consolidated trade,
     * the others' the listing exchange's official close: a few cents on single days, which on Bank of America at $6 in 2011
     * were 0.65 %; returns agree to print accuracy on half of all days, and over the years. The wide table's AAPL before June
     * 2014 is left out: it takes dividends of the old shares off the price of the new ones.
     */
    @ParameterizedTest
    @CsvSource({
        "spy, riskfolio_stock_prices_2016-2019.csv, 2016-01-04, 2019-12-27, 1004, 0.0015, 0.0005",
        "spy, spy_prices_test.csv, 2010-01-04, 2019-12-09, 2501, 0.0045, 0.001",
        "aapl, stock_prices_1989-2018.csv, 2014-06-09, 2018-04-11, 968, 0.001, 0.0001",
        "bac, stock_prices_1989-2018.csv, 2010-01-04, 2018-04-11, 2082, 0.0066, 0.001"
    })
    void totalReturnsAgreeWithOtherSources(
            String symbol, String wide, LocalDate from, LocalDate to, int days, double worstDay, double overall) {
        PriceHistory adjusted = factorFile(symbol).factors().adjusted(bars(symbol), Adjustment.TOTAL_RETURN);
        SortedMap<LocalDate, Double> ours = adjusted.closes().subMap(from, to.plusDays(1));
        SortedMap<LocalDate, Double> theirs = prices("wide/" + wide)
                .histories()
                .get(symbol.toUpperCase(Locale.ROOT))
                .closes()
                .subMap(from, to.plusDays(1));
        assertEquals(days, ours.size());
        assertEquals(ours.keySet(), theirs.keySet());
        List<Double> differences = new ArrayList<>();
        LocalDate previous = null;
        for (LocalDate date : ours.keySet()) {
            if (previous != null) {
                differences.add(Math.abs(Math.log(ours.get(date) / ours.get(previous))
                        - Math.log(theirs.get(date) / theirs.get(previous))));
            }
            previous = date;
        }
        Collections.sort(differences);
        assertTrue(differences.getLast() < worstDay, () -> "worst day " + differences.getLast());
        double median = differences.get(differences.size() / 2);
        assertTrue(median < 6e-5, () -> "median " + median);
        assertEquals(Math.log(theirs.get(to) / theirs.get(from)), Math.log(ours.get(to) / ours.get(from)), overall);
    }

    private static FactorFile factorFile(String symbol) {
        return FactorFile.read(shared("lean_factor_files/" + symbol + ".csv"), symbol + ".csv", ImportHints.NONE);
    }

    private static PriceHistory bars(String symbol) {
        return prices("lean_daily/" + symbol + ".zip")
                .histories()
                .values()
                .iterator()
                .next();
    }

    private static PriceFile prices(String name) {
        return PriceFile.read(shared(name), name, ImportHints.NONE);
    }

    private static Path shared(String name) {
        Path path = Path.of(System.getProperty("test.shared", ""))
                .resolve("data/prices")
                .resolve(name);
        assumeTrue(Files.exists(path), "needs the prices beside the project");
        return path;
    }
}
