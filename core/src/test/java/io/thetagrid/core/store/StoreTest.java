package io.thetagrid.core.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.thetagrid.core.io.BadInputException;
import io.thetagrid.core.io.Table;
import io.thetagrid.core.io.TableWriter;
import io.thetagrid.core.pricing.chain.ExpiryAnalysis;
import io.thetagrid.core.pricing.chain.QuoteAnalysis;
import java.io.IOException;
import java.io.StringWriter;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a store promises, on whichever database. */
abstract class StoreTest {
    private static final Instant MONDAY = Instant.parse("2025-09-29T20:00:00Z");
    private static final Instant TUESDAY = Instant.parse("2025-09-30T20:00:00.25Z");

    private StoreAddress address;

    /** An address at which there is nothing yet. */
    abstract StoreAddress newAddress() throws SQLException;

    @BeforeEach
    void nothingYet() throws SQLException {
        address = newAddress();
    }

    @Test
    void keepsEveryValueBitForBit() {
        Snapshot saved = Snapshots.random("SPX", TUESDAY, 500, 0.21, "a.csv", "b.csv");
        save(saved);
        Map<String, Table> tables = tables();
        Table snapshots = tables.get("snapshots");
        assertEquals("SPX", text(snapshots, "underlying", 0));
        assertEquals("2025-09-30T20:00:00.250Z", text(snapshots, "as_of", 0));
        assertEquals(saved.analysis().chain().spot(), number(snapshots, "spot_quoted", 0));
        assertEquals(saved.analysis().spotImplied(), number(snapshots, "spot_implied", 0));
        assertEquals(saved.analysis().index().value(), number(snapshots, "volatility_index", 0));
        assertEquals(0.21, number(snapshots, "volatility_30d", 0));
        assertEquals("[a.csv, b.csv]", texts(tables.get("sources"), "file").toString());
        assertEquals(
                "[OK, WIDE]", texts(tables.get("verdict_counts"), "verdict").toString());
        assertEquals("333", text(tables.get("verdict_counts"), "quotes", 0)); // of 500, each third is wide
        Table expiries = tables.get("expiries");
        ExpiryAnalysis expiry = saved.analysis().expiries().getFirst();
        assertEquals("2026-12-18T21:00:00.000Z", text(expiries, "expiration_instant", 0));
        assertEquals(expiry.forward(), number(expiries, "forward", 0));
        assertEquals(expiry.timeToExpiry(), number(expiries, "time_to_expiry", 0));
        assertEquals(expiry.dividendYield(), number(expiries, "dividend_yield", 0));
        Table quotes = tables.get("quotes");
        assertEquals(500, quotes.rows());
        for (int i = 0; i < 500; i++) {
            QuoteAnalysis quote = saved.analysis().quotes().get(i);
            assertEquals(quote.contract().strike(), number(quotes, "strike", i));
            assertEquals(quote.contract().type().name(), text(quotes, "type", i));
            assertEquals(quote.quote().bid(), number(quotes, "bid", i));
            assertEquals(quote.quote().ask(), number(quotes, "ask", i));
            assertEquals(quote.quote().openInterest(), number(quotes, "open_interest", i));
            assertEquals(quote.quote().vendorVolatility(), number(quotes, "vendor_iv", i));
            assertEquals(quote.impliedVolatility(), number(quotes, "implied_volatility", i));
            assertEquals(quote.greeks().gamma(), number(quotes, "gamma", i));
            assertEquals(quote.greeks().theta(), number(quotes, "theta", i));
            assertEquals(quote.verdict().name(), text(quotes, "verdict", i));
        }
    }

    @Test
    void importingAgainInAnyOrderLeavesTheSameContent() throws SQLException {
        Snapshot monday = Snapshots.random("SPX", MONDAY, 50, 0.2, "monday.csv");
        Snapshot tuesday = Snapshots.random("SPX", TUESDAY, 60, 0.21, "tuesday.csv");
        Snapshot other = Snapshots.random("BRK.B", MONDAY, 10, 0.15, "monday.csv");
        save(monday, other);
        save(tuesday);
        String once = content();
        assertEquals(120, tables().get("quotes").rows());
        save(monday, other);
        save(tuesday);
        assertEquals(once, content());
        address = newAddress();
        save(tuesday);
        save(other, monday);
        assertEquals(once, content());
    }

    @Test
    void aCorrectedFileReplacesTheSnapshot() {
        save(Snapshots.random("SPX", MONDAY, 50, 0.2, "monday.csv"));
        save(Snapshots.random("SPX", TUESDAY, 7, 0.2, "tuesday.csv"));
        save(Snapshots.random("SPX", MONDAY, 40, 0.3, "monday, corrected.csv"));
        assertEquals(47, tables().get("quotes").rows());
        assertEquals(2, tables().get("expiries").rows());
        assertEquals(
                "[monday, corrected.csv, tuesday.csv]",
                texts(tables().get("sources"), "file").toString());
        assertEquals(0.3, snapshots().getFirst().volatility30d());
    }

    @Test
    void aFileReadUnderAnotherInstantIsNotKeptTwice() {
        save(Snapshots.random("SPX", MONDAY, 50, 0.2, "chain.csv"));
        save(Snapshots.random("SPX", TUESDAY, 50, 0.2, "chain.csv"));
        assertEquals(1, snapshots().size());
        assertEquals(TUESDAY, snapshots().getFirst().asOf());
    }

    /** A file of the spots of many underlyings is read beside the chain of one today, and beside another's tomorrow. */
    @Test
    void aFileOfManySpotsReplacesNoOtherUnderlying() {
        save(Snapshots.random("SPX", MONDAY, 50, 0.2, "spx.csv", "spots.json"));
        save(Snapshots.random("NDX", MONDAY, 40, 0.3, "ndx.csv", "spots.json"));
        assertEquals(90, tables().get("quotes").rows());
        assertEquals(2, snapshots().size());
    }

    /** A year of open interest is read beside the quotes of each day. */
    @Test
    void aFileThatOnlyCompletesChainsReplacesNone() {
        for (Instant day : List.of(MONDAY, TUESDAY)) {
            Snapshot quotes = Snapshots.random("SPX", day, 50, 0.2, day + ".csv");
            Snapshot interest = Snapshots.random("SPX", day, 50, 0.2, "interest.zip");
            save(new Snapshot(quotes.analysis(), quotes.sources(), interest.sources()));
        }
        assertEquals(2, snapshots().size());
        assertEquals(4, tables().get("sources").rows());
    }

    @Test
    void aPriceWithoutQuotesIsNoSnapshotAndReplacesNone() {
        save(Snapshots.random("SPX", MONDAY, 50, 0.2, "spx.csv"));
        save(Snapshots.random("SPX", MONDAY, 0, Double.NaN, "spots.json"));
        assertEquals(1, snapshots().size());
        assertEquals(50, snapshots().getFirst().quotes());
    }

    @Test
    void aRunIsWrittenAsAWholeOrNotAtAll() {
        save(Snapshots.random("SPX", MONDAY, 5, 0.2, "monday.csv"));
        String before = content();
        // The same underlying and instant twice in one run is no history; the database refuses the second.
        assertThrows(
                BadInputException.class,
                () -> save(
                        Snapshots.random("NDX", MONDAY, 5, 0.2, "ndx.csv"),
                        Snapshots.random("SPX", MONDAY, 9, 0.3, "a.csv"),
                        Snapshots.random("SPX", MONDAY, 9, 0.3, "b.csv")));
        assertEquals(before, content());
    }

    @Test
    void tellsTheHistoryOfAnUnderlying() {
        List<Snapshot> days = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            Instant day = MONDAY.minus(Duration.ofDays(i));
            days.add(Snapshots.random("SPX", day, 2, 0.30 - i / 100.0, "spx-" + i));
            days.add(Snapshots.random("NDX", day, 2, 0.10, "ndx-" + i));
        }
        save(days.toArray(Snapshot[]::new));
        try (Store store = Store.open(address)) {
            IvHistory history = store.history("SPX");
            assertEquals(25, history.values().size());
            IvStanding standing = history.standing(MONDAY, 0.30);
            assertEquals(25, standing.days());
            assertEquals(1, standing.rank().orElseThrow());
            assertEquals(0.96, standing.percentile().orElseThrow());
            assertTrue(store.history("none").values().isEmpty());
            assertEquals(25, store.tables(Optional.of("NDX")).get("snapshots").rows());
        }
    }

    @Test
    void severalWritersWaitForEachOther() throws InterruptedException, ExecutionException {
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Future<?>> writers = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                int writer = i;
                // Each makes the store if it is the first, then writes its own snapshots and one that all write.
                writers.add(threads.submit(() -> {
                    for (int j = 0; j < 5; j++) {
                        Instant own = MONDAY.plusSeconds(10L * writer + j);
                        save(
                                Snapshots.random("SPX", own, 200, 0.2, "file " + writer + " " + j),
                                Snapshots.random("SPX", TUESDAY, 100, 0.2, "shared"));
                    }
                }));
            }
            threads.shutdown();
            assertTrue(threads.awaitTermination(2, TimeUnit.MINUTES));
            for (Future<?> writer : writers) {
                writer.get();
            }
        }
        assertEquals(21, snapshots().size());
        assertEquals(20 * 200 + 100, tables().get("quotes").rows());
    }

    @Test
    void aNewerStoreIsRefused() throws SQLException {
        save(Snapshots.random("SPX", MONDAY, 5, 0.2, "monday.csv"));
        try (Connection connection = DriverManager.getConnection(address.url())) {
            String table = address.file().isPresent() ? "flyway_schema_history" : "thetagrid.flyway_schema_history";
            connection
                    .createStatement()
                    .execute("INSERT INTO " + table + " SELECT 2, '99', description, type, 'V99__later.sql', checksum,"
                            + " installed_by, installed_on, execution_time, success FROM " + table
                            + " WHERE version = '1'");
        }
        BadInputException refused = assertThrows(BadInputException.class, () -> Store.open(address));
        assertTrue(
                refused.getMessage().contains("'a store of version 99', expected version 1 or older"),
                refused::getMessage);
        assertTrue(refused.getMessage().startsWith(address.name()), refused::getMessage);
    }

    @Test
    void aChainOfAUsualSizeIsWrittenAtOnce() {
        Snapshot chain = Snapshots.random("SPX", MONDAY, 6000, 0.2, "chain.csv");
        save(Snapshots.random("SPX", TUESDAY, 6000, 0.2, "first.csv"));
        try (Store store = Store.open(address)) {
            long start = System.nanoTime();
            store.save(List.of(chain));
            double seconds = (System.nanoTime() - start) * 1e-9;
            // 0.05 s on SQLite and 0.2 s on PostgreSQL, on two cores; row by row it would be tens of seconds.
            assertTrue(seconds < 5, "took " + seconds + " s");
        }
        assertNotEquals("", content());
    }

    final StoreAddress address() {
        return address;
    }

    final void save(Snapshot... snapshots) {
        try (Store store = Store.open(address)) {
            store.save(List.of(snapshots));
        }
    }

    private List<StoredSnapshot> snapshots() {
        try (Store store = Store.open(address)) {
            return store.snapshots(Optional.empty());
        }
    }

    private Map<String, Table> tables() {
        try (Store store = Store.open(address)) {
            return store.tables(Optional.empty());
        }
    }

    /** Everything in the store, as text. */
    private String content() {
        StringWriter text = new StringWriter();
        tables().forEach((name, table) -> {
            try {
                text.append(name).append('\n');
                TableWriter.writeCsv(table, text);
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
        return text.toString();
    }

    private static Table.Column column(Table table, String name) {
        return table.columns().stream()
                .filter(column -> column.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static String text(Table table, String name, int row) {
        return column(table, name).text(row);
    }

    private static List<String> texts(Table table, String name) {
        return ((Table.TextColumn) column(table, name)).values();
    }

    private static double number(Table table, String name, int row) {
        return ((Table.NumberColumn) column(table, name)).values()[row];
    }
}
