package io.thetagrid.core.io.book;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.thetagrid.core.book.Book;
import io.thetagrid.core.io.BadInputException;
import io.thetagrid.core.io.InputFile;
import io.thetagrid.core.market.Adjustment;
import io.thetagrid.core.market.CashDividend;
import io.thetagrid.core.market.PriceHistory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a book says of prices, rates, dividends, borrow cost and currencies. */
class BookMarketTest {
    private static final LocalDate THURSDAY = LocalDate.of(2025, 9, 25);
    private static final LocalDate FRIDAY = LocalDate.of(2025, 9, 26);

    @TempDir
    private Path folder;

    @BeforeEach
    void writeFiles() throws IOException {
        write("positions.csv", "account,broker,symbol,quantity,average_price\nmain,x,AAA,100,2\n");
        write("own.csv", "date,close\n2025-09-25,40\n2025-09-26,20\n");
        write("wide.csv", "date,AAA,BBB\n2025-09-25,19,7\n2025-09-26,20,8\n");
        write("yahoo.csv", """
                Date,Open,High,Low,Close,Adj Close,Volume
                2025-09-25,2,2,2,20,18,10
                2025-09-26,2,2,2,20,20,10
                """);
        // Two for one and a dividend of 4 on Friday, after a close of 40 on Thursday.
        write("factors.csv", "20240102,0.9,0.5,1\n20250925,0.9,0.5,40\n20501231,1,1,0\n");
        write("fred.csv", "DATE,PCREDIT8\n2025-09-18,4.25\n2025-10-30,4.00\n");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(folder.resolve("bars.zip")))) {
            zip.putNextEntry(new ZipEntry("aaa.csv"));
            zip.write(
                    "20250925 00:00,1,1,1,400000,9\n20250926 00:00,1,1,1,200000,9\n".getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "own.csv, splits, , 40",
        "own.csv, total_return, , 40",
        "own.csv, index, , 40",
        "own.csv, splits, factors.csv, 20",
        "own.csv, total_return, factors.csv, 18",
        "bars.zip, splits, factors.csv, 20",
        "bars.zip, total_return, factors.csv, 18",
        "wide.csv, total_return, , 19",
        "yahoo.csv, splits, , 20",
        "yahoo.csv, total_return, , 18"
    })
    void adjustsHistoriesAsDeclared(String file, String adjusted, String factors, double thursday) throws IOException {
        Book book = read("{main: 0}", prices(file, adjusted, factors));
        PriceHistory history = book.market().underlyings().get("AAA").history();
        assertEquals(Map.of(THURSDAY, thursday, FRIDAY, 20.0), history.closes());
        assertEquals(adjusted, history.adjustment().label());
        assertEquals(20, book.market().underlyings().get("AAA").spot());
        List<String> inputs = book.inputs().stream().map(InputFile::path).toList();
        assertTrue(inputs.contains(file) && (factors == null || inputs.contains(factors)), inputs::toString);
    }

    @ParameterizedTest
    @CsvSource({
        "wide.csv, splits, , 'expected total_return, which is what the closes of a table of dates'",
        "yahoo.csv, index, , 'expected splits, which is what the closes of Yahoo'",
        "bars.zip, splits, , 'expected factors beside it'",
        "wide.csv, total_return, factors.csv, 'expected no factors: a table of dates'",
        "own.csv, index, factors.csv, 'expected no factors'",
        "own.csv, none, , 'one of splits, total_return, index'",
        "own.csv, splits, own.csv, 'a file of adjustment factors in one of these layouts'",
        "fred.csv, splits, , 'a history of prices in one of these layouts'"
    })
    void refusesWhatContradictsTheFile(String file, String adjusted, String factors, String expected) {
        assertRefused(expected, "{main: 0}", prices(file, adjusted, factors));
    }

    @Test
    void refusesAFileWithoutTheSymbol() {
        assertRefused(
                "a file that has closes of CCC: this one has those of AAA, BBB",
                "{main: 0}",
                "prices: {CCC: {file: wide.csv, adjusted: total_return}}");
    }

    @Test
    void saysWhereAdjustmentsDiffer() throws IOException {
        Book book = read(
                "{main: 0}",
                "prices: {AAA: {file: yahoo.csv, adjusted: splits}, BBB: {file: wide.csv, adjusted: total_return}}");
        assertTrue(
                book.notes()
                        .contains(
                                "price histories are adjusted unlike: for splits only AAA; for dividends as well BBB"),
                () -> String.join("\n", book.notes()));
        assertEquals(
                Adjustment.TOTAL_RETURN,
                book.market().underlyings().get("BBB").history().adjustment());
    }

    /** On Thursday the share cost 40, whatever was split since. */
    @ParameterizedTest
    @CsvSource({"bars.zip, splits, factors.csv, 40", "own.csv, splits, , 40", "yahoo.csv, total_return, , 18"})
    void spotIsTheCloseAsTradedWhereTheFileHasIt(String file, String adjusted, String factors, double spot)
            throws IOException {
        write(
                "book.yaml",
                book("{main: 0}", "{flat: 0.04}", prices(file, adjusted, factors))
                        .replace("09-26T16", "09-25T16"));
        Book book = BookFile.read(folder.resolve("book.yaml"), 0);
        assertEquals(spot, book.market().underlyings().get("AAA").spot());
        assertEquals(
                factors == null,
                book.notes()
                        .contains(
                                "the spot of AAA is its close of 2025-09-25, adjusted for what the rest of its file knows"));
    }

    @Test
    void rowsOfATableOfManySymbolsCountOnce() throws IOException {
        write("wide.csv", "date,AAA,BBB\n2025-09-25,19,x\n2025-09-26,20,8\n");
        write(
                "book.yaml",
                book(
                        "{main: 0}",
                        "{flat: 0.04}",
                        "prices: {AAA: {file: wide.csv, adjusted: total_return}, BBB: {file: wide.csv, adjusted: total_return}}"));
        Book book = BookFile.read(folder.resolve("book.yaml"), 1);
        assertEquals(1, book.rejects().size());
        assertEquals(3, book.inputs().size());
    }

    @Test
    void takesRatesFromAFile() throws IOException {
        Book book = readWithRates("{main: 0}", "{file: fred.csv}", "reference: {AAA: {spot: 20}}");
        assertEquals(365 * Math.log(1 + 0.0425 / 360), book.market().rates().rate(0.3), 1e-15);
        assertTrue(
                book.notes().contains("risk-free rates of 2025-09-18 from fred.csv"),
                () -> book.notes().toString());
    }

    @Test
    void readsCashDividendsAndBorrowByTime() throws IOException {
        Book book = read("{main: 0}", """
                dividends: {AAA: {yield: 0.01, cash: [{ex_date: 2026-05-08, amount: 0.25}, {ex_date: 2026-02-06, amount: 0.24}]}}
                  reference: {AAA: {spot: 20, borrow: [{years: 0.1, rate: 0.2}, {years: 0.5, rate: 0.1}]}}
                """);
        var carry = book.market().underlyings().get("AAA").carry();
        assertEquals(0.01, carry.dividendYield());
        assertEquals(
                List.of(
                        new CashDividend(LocalDate.of(2026, 2, 6), 0.24),
                        new CashDividend(LocalDate.of(2026, 5, 8), 0.25)),
                carry.cash());
        assertEquals(0.15, carry.borrow().rate(0.3), 1e-16);
        assertEquals(0.1, carry.borrow().rate(3));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "dividends: {AAA: {cash: [{ex_date: 2026-02-07, amount: 0.24}]}}|a session of the NYSE",
                "dividends: {AAA: {cash: [{ex_date: 2026-02-06, amount: -1}]}}|an amount >= 0",
                "dividends: {AAA: {cash: [{ex_date: 2026-02-06, amount: 30}]}}|dividends worth less than the share, 20.0",
                "dividends: {AAA: {cash: [{ex_date: 2026-02-06}]}}|a number for 'amount'",
                "dividends: {AAA: {cash: [{ex_date: 2026-02-06, amount: 1}, {ex_date: 2026-02-06, amount: 1}]}}|each ex-date once",
                "dividends: {AAA: {cash: [{day: 1}]}}|one of the keys ex_date, amount",
                "reference: {BBB: {borrow: [{years: 1, rate: 0.1}, {years: 0.5, rate: 0.1}]}}|times above 0, ascending",
                "reference: {BBB: {borrow: [{years: 1, rate: 50}]}}|a number from -0.5 to 10.0",
                "reference: {BBB: {borrow: []}}|at least one {years, rate}",
                "fx: {EUR: 0}|a price above 0",
                "fx: {USD: 1.1}|rates of currencies such as EUR, in USD",
                "fx: {euro: 1.1}|rates of currencies such as EUR, in USD"
            })
    void refusesWrongCarryAndCurrencies(String market, String expected) {
        assertRefused(expected, "{main: 0}", market + "\n  prices: {AAA: {file: yahoo.csv, adjusted: splits}}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{flat: 0.04, file: fred.csv}|either 'flat', 'tenors' or 'file'",
                "{file: fred.csv, compounding: annual}|nothing: the file's layout says",
                "{file: own.csv}|a table of interest rates in one of these layouts",
                "{file: late.csv}|a file with rates of 2025-09-26 or before"
            })
    void refusesWrongRates(String rates, String expected) throws IOException {
        write("late.csv", "DATE,PCREDIT8\n2025-10-30,4.00\n");
        BadInputException wrong = assertThrows(
                BadInputException.class, () -> readWithRates("{main: 0}", rates, "reference: {AAA: {spot: 20}}"));
        assertTrue(wrong.getMessage().contains(expected), wrong::getMessage);
    }

    @Test
    void convertsCashOrSaysWhatIsMissing() throws IOException {
        String spot = "reference: {AAA: {spot: 20}}";
        Book book = read("{main: {USD: 100, EUR: 1000, GBP: -10}, other: 5}", "fx: {EUR: 1.25, GBP: 1.5}\n  " + spot);
        assertEquals(Map.of("main", 100 + 1250 - 15.0, "other", 5.0), book.cash());
        assertTrue(
                book.notes().contains("EUR 1000 of account main converted at 1.25 USD"),
                () -> book.notes().toString());
        assertRefused("a currency that has a rate: market.fx.CHF", "{main: {CHF: 3}}", "fx: {EUR: 1.25}\n  " + spot);
        assertRefused("a number, or amounts by currency", "{main: {}}", spot);
    }

    @Test
    void positionsInOtherCurrenciesAreRejectedByName() throws IOException {
        write("positions.csv", """
                account,broker,symbol,quantity,average_price,currency
                main,x,AAA,100,2,USD
                main,x,AAA,200,2,
                main,x,AAA,400,2,EUR
                """);
        assertRefused(
                "positions.csv:4: currency: got 'EUR', expected USD: positions in other currencies are not converted",
                "{main: 0}",
                prices("yahoo.csv", "splits", null));
        write("book.yaml", book("{main: 0}", "{flat: 0.04}", prices("yahoo.csv", "splits", null)));
        assertEquals(
                2, BookFile.read(folder.resolve("book.yaml"), 1).positions().size());
    }

    private static String prices(String file, String adjusted, String factors) {
        return "prices: {AAA: {file: " + file + ", adjusted: " + adjusted
                + (factors == null ? "" : ", factors: " + factors) + "}}";
    }

    private static String book(String cash, String rates, String market) {
        return """
                as_of: 2025-09-26T16:00 America/New_York
                cash: %s
                portfolio: [positions.csv]
                profile: personal
                market:
                  rates: %s
                  %s
                """.formatted(cash, rates, market);
    }

    private Book read(String cash, String market) throws IOException {
        return readWithRates(cash, "{flat: 0.04}", market);
    }

    private Book readWithRates(String cash, String rates, String market) throws IOException {
        write("book.yaml", book(cash, rates, market));
        return BookFile.read(folder.resolve("book.yaml"), 0);
    }

    private void assertRefused(String expected, String cash, String market) {
        BadInputException wrong = assertThrows(BadInputException.class, () -> read(cash, market));
        assertTrue(wrong.getMessage().contains(expected), wrong::getMessage);
    }

    private void write(String name, String content) throws IOException {
        Files.writeString(folder.resolve(name), content);
    }
}
