package io.thetagrid.core.risk;

import static io.thetagrid.core.testing.Markets.RATE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.thetagrid.core.book.Book;
import io.thetagrid.core.book.Position;
import io.thetagrid.core.instrument.ExerciseStyle;
import io.thetagrid.core.instrument.OptionContract;
import io.thetagrid.core.instrument.OptionType;
import io.thetagrid.core.market.ExpirationInstants;
import io.thetagrid.core.market.OptionQuote;
import io.thetagrid.core.market.PriceHistory;
import io.thetagrid.core.market.UnderlyingMarket;
import io.thetagrid.core.scenario.StressLibrary;
import io.thetagrid.core.testing.Markets;
import io.thetagrid.core.testing.ReferenceBackend;
import io.thetagrid.kernels.backend.Accuracy;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StressRunTest {
    private static final ReferenceBackend BACKEND = new ReferenceBackend();
    private static final double VOLATILITY = 0.5;

    /** P&L of rounding: 1e-12 of 10,000. */
    private static final double ROUNDING = 1e-8;

    private static final OptionContract PUT =
            Markets.option("AAA", OptionType.PUT, 45, LocalDate.of(2025, 12, 19), ExerciseStyle.EUROPEAN);
    private static final double TIME = ExpirationInstants.timeToExpiry(PUT, Markets.AS_OF);

    private static UnderlyingMarket name(
            String symbol, double spot, double beta, String sector, Map<OptionContract, OptionQuote> quotes) {
        return new UnderlyingMarket(symbol, spot, 0.01, 0, beta, sector, quotes, PriceHistory.none());
    }

    private static double put(double spot, double time, double rate, double yield, double volatility) {
        return ReferenceBackend.european(-1, spot, 45, time, rate, yield, volatility);
    }

    private static Position shortPuts() {
        return Markets.position(PUT, -3, put(50, TIME, RATE, 0.01, VOLATILITY));
    }

    private static Book book(Position... positions) {
        return Markets.book(
                Markets.market(name("AAA", 50, 1.5, "Energy", Map.of()), name("BBB", 20, 0.5, "Financials", Map.of())),
                Markets.settings(1),
                positions);
    }

    private static StressResult run(String scenario, Book book) {
        String file = "scenarios: [{name: n, description: d, source: s, " + scenario + "}]";
        return StressRun.of(book, StressLibrary.parse("test.yaml", file), BACKEND, Accuracy.STANDARD)
                .getFirst();
    }

    @Test
    void aNameMovesByItsBetaUnlessItOrItsSectorIsOverridden() {
        Book book = book(Markets.shares("AAA", 100), Markets.shares("BBB", -100));
        // −10 % at beta 1.5 on 5,000 and at beta 0.5 on −2,000.
        assertEquals(-750 + 100, run("index: -10", book).pnl(), ROUNDING);
        assertEquals(-500 + 200, run("move: -10", book).pnl(), ROUNDING);
        assertEquals(
                1_000 - 100,
                run("index: 10, overrides: [{sector: Energy, move: 50}, {symbol: AAA, move: 20}]", book)
                        .pnl(),
                ROUNDING);
        StressResult result = run("move: -10", book);
        assertEquals(result.pnl() / 13_000, result.pnlRatio().getAsDouble());
        assertEquals(-500, result.pnlByGroup().get(new Group("AAA", "main")), ROUNDING);
    }

    @Test
    void priceStopsAtBankruptcy() {
        // Beta 1.5 would make it −120 %.
        assertEquals(
                -5_000 * (1 - 1e-4),
                run("index: -80", book(Markets.shares("AAA", 100))).pnl(),
                ROUNDING);
    }

    @Test
    void repricesOptionsAtTheMovedSpotVolatilityAndRate() {
        double scale = Math.sqrt(30 / 365.0 / TIME);
        double after = put(50 * 0.8, TIME, RATE + 0.01, 0.01, VOLATILITY * Math.pow(1.4, scale));
        assertEquals(
                -300 * (after - put(50, TIME, RATE, 0.01, VOLATILITY)),
                run("move: -20, iv: 40, rate: 100", book(shortPuts())).pnl(),
                // The implied volatility of the mark is known to about 1e-12.
                1e-7);
    }

    @Test
    void dearerBorrowLowersTheForward() {
        double after = put(50 * 0.9, TIME, RATE, 0.31, VOLATILITY);
        assertEquals(
                -300 * (after - put(50, TIME, RATE, 0.01, VOLATILITY)),
                run("move: -10, borrow: 30", book(shortPuts())).pnl(),
                1e-7);
    }

    @Test
    void onlyTheWorstNameIsHit() {
        Book book = book(Markets.shares("AAA", 100), Markets.shares("BBB", 400));
        StressResult result = run("move: -50, names: worst", book);
        assertEquals(-4_000, result.pnl(), ROUNDING);
        assertEquals(0, result.pnlByGroup().get(new Group("AAA", "main")));
    }

    @Test
    void timePasses() {
        // 2025-09-24 to the close of 2025-10-01 is a week of calendar time.
        double after = put(50, TIME - 7 / 365.0, RATE, 0.01, VOLATILITY);
        StressResult result = run("sessions: 5", book(shortPuts()));
        assertEquals(-300 * (after - put(50, TIME, RATE, 0.01, VOLATILITY)), result.pnl(), 1e-7);
        assertTrue(result.pnl() > 0);
        assertEquals(5, result.horizonDays());
    }

    @Test
    void sigmasAreTheNamesOwn() {
        // At-the-money volatility of a one-option smile is the option's own, 50 %, over a 252nd of a year.
        double spot = 50 * Math.exp(-2 * VOLATILITY / Math.sqrt(252));
        assertEquals(
                -300 * (put(spot, TIME, RATE, 0.01, VOLATILITY) - put(50, TIME, RATE, 0.01, VOLATILITY)),
                run("sigmas: -2", book(shortPuts())).pnl(),
                1e-7);
    }

    @Test
    void closingPaysTheWiderHalfSpreadWhereThereIsAQuote() {
        OptionQuote quote = new OptionQuote(2.0, 2.2, 2.1, 10, 10, Double.NaN, Double.NaN, Optional.empty());
        Book book = Markets.book(
                Markets.market(name("AAA", 50, 1, "", Map.of(PUT, quote))),
                Markets.settings(1),
                Markets.position(PUT, -3, Double.NaN),
                Markets.position(
                        Markets.option("AAA", OptionType.CALL, 60, LocalDate.of(2025, 12, 19), ExerciseStyle.EUROPEAN),
                        1,
                        2));
        StressResult result = run("spread: 5", book);
        assertEquals(-300 * 0.5, result.pnl(), ROUNDING);
        assertTrue(result.description().contains("1 of 2 options"), result.description());
    }

    @Test
    void runsTheWholeLibrary() {
        List<StressResult> results = StressRun.of(book(shortPuts()), StressLibrary.standard(), BACKEND, Accuracy.FAST);
        assertEquals(StressLibrary.standard().size(), results.size());
        for (StressResult result : results) {
            assertTrue(Double.isFinite(result.pnl()), result.name());
        }
    }
}
