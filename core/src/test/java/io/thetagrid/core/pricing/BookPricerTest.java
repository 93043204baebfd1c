package io.thetagrid.core.pricing;

import static io.thetagrid.core.testing.Markets.RATE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.thetagrid.core.book.Book;
import io.thetagrid.core.book.Position;
import io.thetagrid.core.instrument.ExerciseStyle;
import io.thetagrid.core.instrument.OptionContract;
import io.thetagrid.core.instrument.OptionType;
import io.thetagrid.core.io.BadInputException;
import io.thetagrid.core.market.ExpirationInstants;
import io.thetagrid.core.market.OptionQuote;
import io.thetagrid.core.market.PriceHistory;
import io.thetagrid.core.market.QuoteVerdict;
import io.thetagrid.core.market.UnderlyingMarket;
import io.thetagrid.core.testing.Markets;
import io.thetagrid.core.testing.ReferenceBackend;
import io.thetagrid.kernels.backend.Accuracy;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BookPricerTest {
    private static final OptionPricer PRICER = new OptionPricer(new ReferenceBackend(), Accuracy.STANDARD);
    private static final LocalDate EXPIRATION = LocalDate.of(2025, 12, 19);
    private static final double SPOT = 50;

    private static OptionContract put(double strike) {
        return Markets.option("AAA", OptionType.PUT, strike, EXPIRATION, ExerciseStyle.EUROPEAN);
    }

    private static double value(double strike, double volatility) {
        double time = ExpirationInstants.timeToExpiry(put(strike), Markets.AS_OF);
        return ReferenceBackend.european(-1, SPOT, strike, time, RATE, 0.01, volatility);
    }

    private static OptionQuote quote(double bid, double ask) {
        return new OptionQuote(bid, ask, Double.NaN, 0, 0, Double.NaN, Double.NaN, Optional.empty());
    }

    private static PricedBook price(Map<OptionContract, OptionQuote> quotes, Position... positions) {
        UnderlyingMarket market = new UnderlyingMarket("AAA", SPOT, 0.01, 0, 1, "", quotes, PriceHistory.none());
        Book book = Markets.book(Markets.market(market), Markets.settings(1), positions);
        return BookPricer.price(book, PRICER);
    }

    @Test
    void bookMarkDeterminesTheVolatilityWhateverTheQuoteSays() {
        double mark = value(45, 0.7);
        PricedBook book = price(Map.of(put(45), quote(1, 1.1)), Markets.position(put(45), -3, mark));
        PricedPosition position = book.positions().getFirst();
        assertEquals(MarkSource.BOOK, position.markSource());
        // Bisection over [0.001, 20] in sixty steps.
        assertEquals(0.7, position.option().orElseThrow().volatility(), 1e-9);
        assertEquals(Optional.of(VolatilitySource.OWN_MARK), position.volatilitySource());
        assertEquals(-300 * mark, position.marketValue(), 1e-9);
        assertEquals(10_000 - 300 * mark, book.value(), 1e-9);
        assertEquals("BOOK_MARK", book.verdicts().getFirst().verdict());
    }

    @Test
    void usableQuoteMarksAtMidAndLiquidatesAcrossTheSpread() {
        PricedBook book = price(
                Map.of(put(45), quote(2.9, 3.1)),
                Markets.position(put(45), -1, Double.NaN),
                Markets.position(put(45), 2, Double.NaN));
        assertEquals(3.0, book.positions().getFirst().mark(), 1e-15);
        assertEquals(10_000 - 300 + 600, book.value(), 1e-9);
        assertEquals(10_000 - 310 + 580, book.liquidationValue(), 1e-9);
        assertEquals("OK", book.verdicts().getFirst().verdict());
    }

    @Test
    void unusableQuoteFallsBackToTheSmileAndIsCounted() {
        Map<OptionContract, OptionQuote> quotes = new HashMap<>();
        Map.of(30.0, 0.8, 35.0, 0.7, 48.0, 0.5).forEach((strike, volatility) -> {
            double mid = value(strike, volatility);
            quotes.put(put(strike), quote(0.99 * mid, 1.01 * mid));
        });
        quotes.put(put(45), quote(4, 3));
        PricedBook book = price(quotes, Markets.position(put(45), -1, Double.NaN));
        PricedPosition position = book.positions().getFirst();
        assertEquals(Optional.of(QuoteVerdict.CROSSED), position.quoteVerdict());
        assertEquals(MarkSource.MODEL, position.markSource());
        assertEquals(Optional.of(VolatilitySource.SMILE), position.volatilitySource());
        double volatility = position.option().orElseThrow().volatility();
        assertTrue(volatility > 0.5 && volatility < 0.6, "between its neighbours, got " + volatility);
        assertEquals(value(45, volatility), position.mark(), 1e-12);
        assertEquals("CROSSED", book.verdicts().getFirst().verdict());
    }

    @Test
    void optionWithoutAnyPriceIsRefusedByName() {
        BadInputException refusal =
                assertThrows(BadInputException.class, () -> price(Map.of(), Markets.position(put(45), -1, Double.NaN)));
        assertTrue(refusal.getMessage().contains("AAA   251219P00045000"), refusal.getMessage());
    }

    @Test
    void anUnquotedExpirationLiesBetweenItsQuotedNeighbours() {
        LocalDate early = LocalDate.of(2025, 11, 21);
        LocalDate late = LocalDate.of(2026, 1, 16);
        Map<OptionContract, OptionQuote> quotes = new HashMap<>();
        Map.of(early, 0.5, late, 0.3).forEach((expiration, volatility) -> {
            OptionContract option = Markets.option("AAA", OptionType.PUT, 45, expiration, ExerciseStyle.EUROPEAN);
            double time = ExpirationInstants.timeToExpiry(option, Markets.AS_OF);
            double mid = ReferenceBackend.european(-1, SPOT, 45, time, RATE, 0.01, volatility);
            quotes.put(option, quote(0.99 * mid, 1.01 * mid));
        });
        PricedPosition position = price(quotes, Markets.position(put(45), -1, Double.NaN))
                .positions()
                .getFirst();
        // 58, 86 and 114 days, the first and last an hour more or less for the clocks' change: variance half-way.
        double variance = 0.5 * (0.25 * 58 + 0.09 * 114);
        assertEquals(Math.sqrt(variance / 86), position.option().orElseThrow().volatility(), 1e-3);
        assertEquals(Optional.of(VolatilitySource.SMILE), position.volatilitySource());
    }

    @Test
    void optionWithoutAnyPriceTakesItsSectorsVolatilityAndSaysSo() {
        UnderlyingMarket unquoted = sector("AAA", "Energy", Map.of());
        Book book = Markets.book(
                Markets.market(
                        unquoted,
                        sector("BBB", "Energy", peer("BBB", 0.4)),
                        sector("CCC", "Energy", peer("CCC", 0.5)),
                        sector("DDD", "Energy", peer("DDD", 0.9)),
                        sector("EEE", "Utilities", peer("EEE", 0.1))),
                Markets.settings(1),
                Markets.position(put(45), -1, Double.NaN));
        PricedBook priced = BookPricer.price(book, PRICER);
        PricedPosition position = priced.positions().getFirst();
        assertEquals(0.5, position.option().orElseThrow().volatility(), 1e-9);
        assertEquals(Optional.of(VolatilitySource.SECTOR_PROXY), position.volatilitySource());
        assertEquals("SECTOR_PROXY", priced.verdicts().getLast().verdict());
    }

    private static UnderlyingMarket sector(String symbol, String sector, Map<OptionContract, OptionQuote> quotes) {
        return new UnderlyingMarket(symbol, SPOT, 0.01, 0, 1, sector, quotes, PriceHistory.none());
    }

    private static Map<OptionContract, OptionQuote> peer(String symbol, double volatility) {
        double mid = value(45, volatility);
        return Map.of(
                Markets.option(symbol, OptionType.PUT, 45, EXPIRATION, ExerciseStyle.EUROPEAN),
                quote(0.99 * mid, 1.01 * mid));
    }

    @Test
    void markThatNoVolatilityGivesTakesTheSmilesAndSaysSo() {
        double mark = value(45, 0.6);
        PricedBook book = price(Map.of(), Markets.position(put(45), -1, mark), Markets.position(put(80), -1, 10));
        PricedPosition below = book.positions().get(1);
        assertEquals(10, below.mark());
        assertEquals(0.6, below.option().orElseThrow().volatility(), 1e-9);
        assertEquals("SMILE_VOLATILITY", book.verdicts().getLast().verdict());
    }

    @Test
    void expiredOptionIsWorthItsExerciseValueAndHasNoGreeks() {
        OptionContract expired =
                Markets.option("AAA", OptionType.PUT, 55, LocalDate.of(2025, 9, 24), ExerciseStyle.AMERICAN);
        PricedPosition position = price(Map.of(), Markets.position(expired, -1, Double.NaN))
                .positions()
                .getFirst();
        assertTrue(position.expired());
        assertEquals(5, position.mark());
        assertEquals(new UnitGreeks(5, 0, 0, 0, 0, 0), position.greeks());
    }

    /** Far from exercise the American Greeks are close to the European ones, which have closed forms. */
    @Test
    void americanGreeksAreCloseToEuropeanOnesWhereExerciseIsFar() {
        UnitGreeks american = PRICER.greeks(List.of(new OptionTerms(-1, SPOT, 45, 0.4, 0.005, 0.01, 0.5, true)))
                .getFirst();
        UnitGreeks european = PRICER.greeks(List.of(new OptionTerms(-1, SPOT, 45, 0.4, 0.005, 0.01, 0.5, false)))
                .getFirst();
        // A tree of 200 steps errs by about a cent, its Greeks by about a per cent.
        assertEquals(european.price(), american.price(), 0.03);
        assertEquals(european.vega(), american.vega(), 0.02 * european.vega());
        assertEquals(european.theta(), american.theta(), -0.3 * european.theta());
        assertEquals(european.rho(), american.rho(), -0.1 * european.rho());
    }

    /** Quotes made with a yield of 3 % while the market states 1 %: parity finds it, and put and call agree again. */
    @Test
    void yieldIsTheOneThatPairsOfQuotesImply() {
        double time = ExpirationInstants.timeToExpiry(put(50), Markets.AS_OF);
        Map<OptionContract, OptionQuote> quotes = new HashMap<>();
        for (double strike : new double[] {45, 50, 55}) {
            double put = ReferenceBackend.european(-1, SPOT, strike, time, RATE, 0.03, 0.4);
            double call = ReferenceBackend.european(1, SPOT, strike, time, RATE, 0.03, 0.4);
            quotes.put(put(strike), quote(put - 0.01, put + 0.01));
            quotes.put(
                    Markets.option("AAA", OptionType.CALL, strike, EXPIRATION, ExerciseStyle.EUROPEAN),
                    quote(call - 0.01, call + 0.01));
        }
        PricedBook book = price(quotes, Markets.position(put(55), -1, Double.NaN));
        OptionTerms option = book.positions().getFirst().option().orElseThrow();
        assertEquals(0.03, option.dividendYield(), 1e-12);
        assertEquals(0.4, option.volatility(), 1e-9);
        assertEquals(0.4, book.smiles().get("AAA").atTheMoney(0.1).orElseThrow(), 1e-9);
    }
}
