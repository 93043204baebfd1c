package io.thetagrid.core.io.book;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.thetagrid.core.book.Book;
import io.thetagrid.core.book.BookKeys;
import io.thetagrid.core.book.RiskMethod;
import io.thetagrid.core.book.RiskSettings;
import io.thetagrid.core.instrument.Equity;
import io.thetagrid.core.instrument.ExerciseStyle;
import io.thetagrid.core.instrument.OptionContract;
import io.thetagrid.core.instrument.OptionType;
import io.thetagrid.core.io.BadInputException;
import io.thetagrid.core.io.InputFile;
import io.thetagrid.core.io.InputText;
import io.thetagrid.core.market.Adjustment;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BookFileTest {
    private static final String POSITIONS = """
            account,broker,symbol,quantity,average_price,mark,open_date
            # a comment
            main,ibkr,O:ASST251024P00002500,-38,0.85,0.93,2025-09-02
            main,ibkr,ASST,100,2.1,,
            ira,,SPXW  251219C06700000,1,,,
            """;

    private static final String BOOK = """
            as_of: 2025-09-26T16:00 America/New_York
            cash: {main: 8000, ira: 0.5}
            portfolio: [positions.csv]
            profile: personal
            notes: [The cash is an assumption.]
            market:
              rates: {flat: 0.04}
              dividends: {SPX: {yield: 0.012}}
              reference:
                ASST: {spot: 2.40, beta: 2.5, sector: Financials, borrow: 0.1}
                SPX: {spot: 6643.7}
            """;

    @TempDir
    private Path folder;

    @BeforeEach
    void writePositions() throws IOException {
        write("positions.csv", POSITIONS);
    }

    @Test
    void readsABook() throws IOException {
        Book book = read(BOOK);
        assertEquals(Instant.parse("2025-09-26T20:00:00Z"), book.market().asOf());
        assertEquals("USD", book.baseCurrency());
        assertEquals(Map.of("main", 8000.0, "ira", 0.5), book.cash());
        assertEquals("personal", book.profile());
        assertEquals(RiskSettings.STANDARD, book.risk());
        assertEquals(List.of("The cash is an assumption.", "beta 1 assumed for SPX"), book.notes());
        assertEquals(
                List.of("SPXW  251219C06700000", "ASST", "ASST  251024P00002500"),
                book.positions().stream()
                        .map(position -> position.instrument().symbol())
                        .toList());
        assertEquals(new Equity("ASST"), book.positions().get(1).instrument());
        var put = book.positions().get(2);
        assertEquals(-38, put.quantity());
        assertEquals(OptionalDouble.of(0.93), put.mark());
        assertEquals(OptionalDouble.of(0.85), put.averagePrice());
        assertEquals(Optional.of(LocalDate.of(2025, 9, 2)), put.openDate());
        assertEquals(OptionType.PUT, ((OptionContract) put.instrument()).type());
        assertEquals(
                List.of("book.yaml", "positions.csv"),
                book.inputs().stream().map(InputFile::path).toList());
        var asst = book.market().underlyings().get("ASST");
        assertEquals(2.4, asst.spot());
        assertEquals(2.5, asst.beta());
        assertEquals(0.1, asst.carry().borrow().rate(1));
        assertEquals("Financials", asst.sector());
        assertEquals(0.012, book.market().underlyings().get("SPX").carry().dividendYield());
        assertEquals(0.04, book.market().rates().rate(0.5));
    }

    /** Digest of the three bytes "abc" from FIPS 180-4's examples. */
    @Test
    void listsTheDigestOfEachInput() {
        assertEquals(
                "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
                InputText.of("x", "abc".getBytes(StandardCharsets.US_ASCII))
                        .file()
                        .sha256());
    }

    @Test
    void rowOrderDoesNotMatter() throws IOException {
        Book book = read(BOOK);
        List<String> lines = POSITIONS.lines().toList();
        write("positions.csv", String.join("\r\n", lines.get(0), lines.get(4), lines.get(3), lines.get(2)));
        assertEquals(book.positions(), read(BOOK).positions());
    }

    @Test
    void readsExplicitColumnsAndStyles() throws IOException {
        write("positions.csv", """
                account,broker,underlying,expiration,strike,type,style,quantity,average_price
                main,x,ASST,2025-10-24,2.5,put,european,-1,0.9
                ira,x,SPX,,,,,3,1
                """);
        Book book = read(BOOK);
        var option = (OptionContract) book.positions().get(1).instrument();
        assertEquals("ASST  251024P00002500", option.symbol());
        assertEquals(ExerciseStyle.EUROPEAN, option.style());
    }

    @Test
    void readsPricesRatesAndRiskSettings() throws IOException {
        write("spx.csv", "date,close\n2025-09-25,6604.72\n2025-09-26,6643.70\n");
        write("asst.csv", """
                Date,Open,High,Low,Close,Adj Close,Volume
                2025-09-25,2,2,2,2.30,1.15,10
                2025-09-26,2,2,2,2.40,1.20,10
                """);
        Book book = read("""
                as_of: 2025-09-27T12:00:00Z
                cash: {main: 0, ira: 0}
                portfolio: [positions.csv]
                profile: income
                market:
                  prices:
                    SPX: {file: spx.csv, adjusted: splits}
                    ASST: {file: asst.csv, adjusted: total_return}
                  rates:
                    compounding: simple
                    tenors:
                      - {years: 0.25, rate: 0.04}
                      - {years: 1, rate: 0.05}
                risk: {methods: [historical, student-t], confidence: [0.99], horizons: [1, 10], scenarios: 500, seed: 7}
                """);
        assertEquals(6643.7, book.market().underlyings().get("SPX").spot());
        assertEquals(1.2, book.market().underlyings().get("ASST").spot());
        assertEquals(
                Adjustment.TOTAL_RETURN,
                book.market().underlyings().get("ASST").history().adjustment());
        // A simple rate's discount factor is 1 / (1 + rate · years); one or two roundings of a number below 0.1.
        assertEquals(Math.log(1.01) / 0.25, book.market().rates().rate(0.25), 2e-17);
        assertEquals(Math.log(1.05), book.market().rates().rate(2), 2e-17);
        assertEquals(
                new RiskSettings(
                        List.of(RiskMethod.HISTORICAL, RiskMethod.STUDENT_T), List.of(0.99), List.of(1, 10), 500, 7),
                book.risk());
    }

    @Test
    void tellsEverythingThatIsWrongAtOnce() throws IOException {
        write("positions.csv", """
                account,broker,symbol,quantity,average_price,mark
                main,x,ASST251024P00002500,nan,0.85,-1
                ira,x,asst,0,0.85,
                main,x,USO1  251024P00002500,1,,
                """);
        String text = BOOK.replace("cash: {main: 8000, ira: 0.5}", "cash: {main: lots}")
                        .replace("rates: {flat: 0.04}", "rates: {flat: 4.0, base: 360}")
                        .replace("profile: personal", "profile: [a]\nprofil: x")
                        .replace("spot: 2.40", "spot: -2.40")
                + "risk: {horizons: [1, 0.5], confidence: [99], scenarios: 0, methods: [garch]}\n";
        BadInputException wrong = assertThrows(BadInputException.class, () -> read(text));
        String message = wrong.getMessage();
        for (String expected : List.of(
                "book.yaml:2:14: got 'lots', expected a number for 'main'",
                "book.yaml:5:1: got 'profil', expected one of the keys as_of",
                "book.yaml:4:10: got 'a list', expected a text for 'profile'",
                "book.yaml:8:17: got '4.0', expected a rate per 1.00 from -0.5 to 1 (4 % is 0.04) for 'flat'",
                "book.yaml:8:22: got 'base', expected one of the keys flat, tenors, compounding",
                "got '-2.40', expected a price >= 0 for 'spot'",
                "got '0.5', expected a whole number for 'horizons'",
                "got '99', expected a level between 0.5 and 1 (99 % is 0.99) for 'confidence'",
                "got '0', expected a whole number from 1 to",
                "got 'garch', expected one of gaussian, student-t, historical, filtered-historical, delta-gamma for 'methods'",
                "positions.csv:2: quantity: got 'nan', expected a number",
                "positions.csv:2: mark: got '-1', expected a number >= 0",
                "positions.csv:3: quantity: got '0', expected a number other than 0",
                "positions.csv:3: symbol: got 'asst', expected a ticker",
                "positions.csv:4: symbol: got 'USO1  251024P00002500', expected a standard contract")) {
            assertTrue(message.contains(expected), () -> expected + "\nnot in\n" + message);
        }
    }

    @Test
    void leavesOutMalformedRowsOnlyWhereAllowed() throws IOException {
        write("positions.csv", POSITIONS + "main,x,ASST,many,1,,\n");
        assertThrows(BadInputException.class, () -> read(BOOK));
        write("book.yaml", BOOK);
        Book book = BookFile.read(folder.resolve("book.yaml"), 1);
        assertEquals(3, book.positions().size());
        assertEquals(1, book.rejects().size());
        assertEquals("many", book.rejects().getFirst().value());
    }

    /** Seven puts sold, two bought back; a share position beside them; a futures option is refused by name. */
    @Test
    void readsABrokersExport() throws IOException {
        write("history.csv", """
                Date,Type,Sub Type,Action,Symbol,Instrument Type,Description,Value,Quantity,Average Price,Commissions,\
                Fees,Multiplier,Root Symbol,Underlying Symbol,Expiration Date,Strike Price,Call or Put,Order #,Currency
                2025-09-04T15:30:00+0000,Trade,Buy to Close,BUY_TO_CLOSE,ASST  251024P00002500,Equity Option,x,-60.00,2,\
                -30.00,0.00,-0.26,100,ASST,ASST,10/24/25,2.5,PUT,1,USD
                2025-09-03T15:30:00+0000,Trade,Buy to Open,BUY_TO_OPEN,SPX,Equity,x,-250.00,100,-2.50,0.00,-0.08,,,,,,,1,USD
                2025-09-02T15:30:00+0000,Trade,Sell to Open,SELL_TO_OPEN,ASST  251024P00002500,Equity Option,x,350.00,7,\
                50.00,-7.00,-1.00,100,ASST,ASST,10/24/25,2.5,PUT,1,USD
                """);
        String text = BOOK.replace("positions.csv", "history.csv").replace("main: 8000, ira: 0.5", "tastytrade: 100");
        Book book = read(text);
        assertEquals(
                List.of("ASST  251024P00002500", "SPX"),
                book.positions().stream()
                        .map(position -> position.instrument().symbol())
                        .toList());
        var puts = book.positions().getFirst();
        assertEquals(-5, puts.quantity());
        // (350 - 7 - 1) / 700 a share.
        assertEquals(342.0 / 700, puts.averagePrice().getAsDouble(), 1e-9);
        assertEquals(Optional.of(LocalDate.of(2025, 9, 2)), puts.openDate());
        assertEquals("tastytrade", puts.broker());
        String future =
                "2025-09-05T15:30:00+0000,Trade,Buy to Open,BUY_TO_OPEN,./ESZ5 E1BU5 250905P6400,Future Option,x,"
                        + "-10.00,1,-10.00,0.00,0.00,50,,/ESZ5,,,,1,USD\n";
        write("history.csv", Files.readString(folder.resolve("history.csv")) + future);
        assertMissing("got '1 ./ESZ5 E1BU5 250905P6400', expected shares or listed options", text);
    }

    @Test
    void demandsPricesCashAndFiles() throws IOException {
        assertMissing("its price: market.reference.SPX.spot", BOOK.replace("SPX: {spot: 6643.7}", ""));
        assertMissing("the cash of account 'ira'", BOOK.replace(", ira: 0.5", ""));
        assertMissing("got 'no such file'", BOOK.replace("positions.csv", "none.csv"));
        assertMissing("for 'as_of'", BOOK.replace("as_of", "# as_of"));
        assertMissing("either 'flat', 'tenors' or 'file'", BOOK.replace("rates: {flat: 0.04}", ""));
        assertMissing("USD", BOOK + "base_currency: EUR\n");
    }

    @Test
    void everyKeyIsDescribedOnceAndUnderAKnownParent() {
        List<String> paths = BookKeys.ALL.stream().map(BookKeys.Key::path).toList();
        assertEquals(paths.size(), paths.stream().distinct().count());
        for (String path : paths) {
            int dot = path.lastIndexOf('.');
            assertTrue(dot < 0 || paths.contains(path.substring(0, dot)), path);
        }
        assertFalse(BookKeys.under("market.reference.*").isEmpty());
    }

    private void assertMissing(String expected, String book) {
        BadInputException wrong = assertThrows(BadInputException.class, () -> read(book));
        assertTrue(wrong.getMessage().contains(expected), wrong.getMessage());
    }

    private Book read(String book) throws IOException {
        write("book.yaml", book);
        return BookFile.read(folder.resolve("book.yaml"), 0);
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }
}
