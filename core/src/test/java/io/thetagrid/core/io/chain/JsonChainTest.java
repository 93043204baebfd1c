package io.thetagrid.core.io.chain;

import static io.thetagrid.core.io.chain.JsonFixtures.AMERITRADE;
import static io.thetagrid.core.io.chain.JsonFixtures.IG;
import static io.thetagrid.core.io.chain.JsonFixtures.META;
import static io.thetagrid.core.io.chain.JsonFixtures.POLYGON;
import static io.thetagrid.core.io.chain.JsonFixtures.SCHWAB;
import static io.thetagrid.core.io.chain.JsonFixtures.SYNCRETISM;
import static io.thetagrid.core.io.chain.JsonFixtures.TRADIER;
import static io.thetagrid.core.io.chain.JsonFixtures.TRADIER_QUOTES;
import static io.thetagrid.core.io.chain.JsonFixtures.YAHOO;
import static io.thetagrid.core.io.chain.JsonFixtures.contracts;
import static io.thetagrid.core.io.chain.JsonFixtures.quote;
import static io.thetagrid.core.io.chain.JsonFixtures.read;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.thetagrid.core.instrument.ExerciseStyle;
import io.thetagrid.core.instrument.Settlement;
import io.thetagrid.core.io.ImportHints;
import io.thetagrid.core.io.RowCount;
import io.thetagrid.core.market.OptionChain;
import io.thetagrid.core.market.OptionQuote;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What each vendor's document becomes. */
class JsonChainTest {
    private static final double NONE = Double.NaN;
    private static final String CALL = "XYZ   260116C00052500";
    private static final String PUT = "XYZ   260116P00052500";

    @Test
    void readsTradiersChain() {
        ChainFile file = read(TRADIER);
        assertEquals("Tradier's option chain", file.layout());
        assertEquals(new RowCount(2, 2, 0), file.rows());
        OptionChain chain = file.chains().getFirst();
        assertEquals("XYZ", chain.underlying());
        assertEquals(Instant.parse("2026-01-06T19:00:05Z"), chain.asOf());
        assertEquals(NONE, chain.spot());
        assertEquals(
                new OptionQuote(1.5, 1.6, 1.55, 12, 340, 0.31, 0.41, time("2026-01-06T19:00:05Z")), quote(chain, CALL));
        assertEquals(new OptionQuote(0, 0.05, NONE, 0, 0, NONE, NONE, time("2026-01-06T19:00:03Z")), quote(chain, PUT));
        assertEquals(ExerciseStyle.AMERICAN, contracts(chain).getFirst().style());
    }

    @Test
    void readsASingleContractThatIsNoList() {
        String single = TRADIER.substring(0, TRADIER.indexOf(",\n  {\"symbol\":\"XYZ260116P"))
                        .replace("[", "") + "}}";
        assertEquals(new RowCount(1, 1, 0), read(single).rows());
    }

    @Test
    void quotesAfterTheCloseAreThoseOfTheClose() {
        // 22:30 UTC is 17:30 in New York; the options of XYZ close at 16:00, those of SPY at 16:15.
        String late = TRADIER.replace("1767726005000", "1767738600000");
        assertEquals(
                Instant.parse("2026-01-06T21:00:00Z"),
                read(late).chains().getFirst().asOf());
        assertEquals(
                Instant.parse("2026-01-06T21:15:00Z"),
                read(late.replace("XYZ", "SPY")).chains().getFirst().asOf());
        Instant other = Instant.parse("2026-01-05T15:30:00Z");
        assertEquals(
                other, read(late, ImportHints.asOf(other)).chains().getFirst().asOf());
    }

    @Test
    void readsTradiersQuotesAsSpots() {
        ChainFile file = read(TRADIER_QUOTES);
        assertEquals(new RowCount(2, 2, 0), file.rows());
        assertEquals(
                List.of(
                        new OptionChain("XYZ", Instant.parse("2026-01-06T18:59:50Z"), 51.25, Map.of()),
                        new OptionChain("SPX", Instant.parse("2026-01-06T18:59:55Z"), 6900.5, Map.of())),
                file.chains());
        String single = "{\"quotes\":{\"quote\":{\"symbol\":\"BRK/B\",\"type\":\"stock\",\"last\":500.5,"
                + "\"trade_date\":1767725990000}}}";
        assertEquals("BRKB", read(single).chains().getFirst().underlying());
    }

    @Test
    void readsOptionsAmongTradiersQuotes() {
        String option = TRADIER.substring(TRADIER.indexOf("{\"symbol\""), TRADIER.indexOf("]}}"));
        ChainFile file = read(TRADIER_QUOTES.replace("]}}", "," + option + "]}}"));
        assertEquals(new RowCount(4, 4, 0), file.rows());
        assertEquals(51.25, file.chains().getFirst().spot());
        assertEquals(2, file.chains().getFirst().quotes().size());
    }

    @Test
    void readsAmeritradesChain() {
        ChainFile file = read(AMERITRADE);
        assertEquals(new RowCount(2, 2, 0), file.rows());
        assertEquals(List.of(), file.notes());
        OptionChain chain = file.chains().getFirst();
        assertEquals(Instant.parse("2026-01-06T19:00:05Z"), chain.asOf());
        assertEquals(51.25, chain.spot());
        assertEquals(
                new OptionQuote(1.5, 1.6, 1.55, 12, 340, 0.315, 0.41, time("2026-01-06T19:00:05Z")),
                quote(chain, CALL));
        assertEquals(new OptionQuote(0, 0.05, NONE, 0, 0, NONE, NONE, time("2026-01-06T19:00:03Z")), quote(chain, PUT));
    }

    @Test
    void readsSchwabsChain() {
        ChainFile file = read(SCHWAB);
        assertEquals(new RowCount(2, 2, 0), file.rows());
        assertEquals(List.of("the quotes are delayed"), file.notes());
        OptionChain chain = file.chains().getFirst();
        assertEquals("SPX", chain.underlying());
        assertEquals(6900.5, chain.spot());
        assertEquals(Settlement.CASH_OPEN, contracts(chain).get(0).settlement());
        assertEquals(Settlement.CASH_CLOSE, contracts(chain).get(1).settlement());
        assertEquals(0.125, quote(chain, "SPX   260116C06900000").vendorVolatility());
        assertEquals(
                new OptionQuote(61.5, 62.5, NONE, 0, 0, NONE, NONE, time("2026-01-06T19:00:04Z")),
                quote(chain, "SPXW  260116C06900000"));
    }

    @Test
    void readsYahoosChain() {
        ChainFile file = read(YAHOO);
        assertEquals(new RowCount(2, 2, 0), file.rows());
        assertTrue(file.notes().getFirst().contains("(PRE)"), file.notes()::toString);
        assertTrue(read(YAHOO.replace("PRE", "REGULAR")).notes().getFirst().contains("older"));
        OptionChain chain = file.chains().getFirst();
        assertEquals(Instant.parse("2026-01-06T21:00:00Z"), chain.asOf());
        assertEquals(51.25, chain.spot());
        assertEquals(new OptionQuote(1.5, 1.6, 1.55, 12, 340, 0.31, NONE, Optional.empty()), quote(chain, CALL));
        assertEquals(new OptionQuote(0, 0.05, 0.04, NONE, 7, NONE, NONE, Optional.empty()), quote(chain, PUT));
    }

    @Test
    void readsAScreensUnderlyings() {
        ChainFile file = read(SYNCRETISM);
        assertEquals(new RowCount(2, 2, 0), file.rows());
        assertEquals(
                List.of("XYZ", "ABC"),
                file.chains().stream().map(OptionChain::underlying).toList());
        assertEquals(
                List.of(51.25, 12.5),
                file.chains().stream().map(OptionChain::spot).toList());
        Instant lastTrade = Instant.parse("2026-01-06T20:00:00Z");
        assertEquals(
                List.of(lastTrade, lastTrade),
                file.chains().stream().map(OptionChain::asOf).toList());
        assertEquals(
                new OptionQuote(1.5, 1.6, 1.55, 12, 340, 0.31, 0.41, Optional.empty()),
                quote(file.chains().getFirst(), CALL));
        // 13:00 UTC is 08:00 in New York, before the opening.
        String early = SYNCRETISM
                .replaceAll("\"lastCrawl\":\\d+", "\"lastCrawl\":1767704400")
                .replaceAll("\"lastTradeDate\":\\d+", "\"lastTradeDate\":1767625200");
        assertEquals(
                Instant.parse("2026-01-05T21:00:00Z"),
                read(early).chains().getFirst().asOf());
    }

    @Test
    void readsPolygonsSnapshot() {
        ChainFile file = read(POLYGON);
        assertEquals(new RowCount(2, 2, 0), file.rows());
        OptionChain chain = file.chains().getFirst();
        assertEquals(Instant.parse("2026-01-06T19:00:05.123457Z"), chain.asOf());
        assertEquals(51.25, chain.spot());
        assertEquals(
                new OptionQuote(1.5, 1.6, 1.55, 12, 340, 0.31, 0.41, time("2026-01-06T19:00:05.123457Z")),
                quote(chain, CALL));
        assertEquals(new OptionQuote(NONE, NONE, NONE, NONE, 0, NONE, NONE, Optional.empty()), quote(chain, PUT));
        String index =
                POLYGON.replace("XYZ", "SPXW").replace("american", "european").replace("\"price\":51", "\"value\":51");
        assertEquals("SPX", read(index).chains().getFirst().underlying());
        assertEquals(51.25, read(index).chains().getFirst().spot());
        assertEquals(
                ExerciseStyle.EUROPEAN,
                contracts(read(index).chains().getFirst()).getFirst().style());
    }

    @Test
    void rejectsEachStrikeOfOptionsThatDoNotExpireInNewYork() {
        ChainFile file = read(IG);
        assertEquals(new RowCount(2, 0, 2), file.rows());
        assertEquals(List.of(), file.chains());
        String reject = file.rejects().getFirst().toString();
        assertTrue(reject.startsWith("x:2: options[0].strike_price: got '23900', expected"), reject);
        assertTrue(reject.contains("'Germany 40' settle at 2025-05-27 15:29:00 UTC"), reject);
    }

    @Test
    void readsACollectorsPrices() {
        assertEquals(
                List.of(new OptionChain("XYZ", Instant.parse("2026-01-06T19:00:00.5Z"), 51.25, Map.of())),
                read(META).chains());
        String late = META.replace("T19:00", "T23:00");
        assertEquals(
                Instant.parse("2026-01-06T21:00:00Z"),
                read(late).chains().getFirst().asOf());
    }

    private static Optional<Instant> time(String text) {
        return Optional.of(Instant.parse(text));
    }
}
