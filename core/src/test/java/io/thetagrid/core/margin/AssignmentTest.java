package io.thetagrid.core.margin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.thetagrid.core.book.Position;
import io.thetagrid.core.exercise.EarlyExercises;
import io.thetagrid.core.instrument.Equity;
import io.thetagrid.core.instrument.ExerciseStyle;
import io.thetagrid.core.instrument.Instrument;
import io.thetagrid.core.instrument.OptionType;
import io.thetagrid.core.market.MarketSnapshot;
import io.thetagrid.core.market.PriceHistory;
import io.thetagrid.core.market.RateCurve;
import io.thetagrid.core.market.UnderlyingMarket;
import io.thetagrid.core.pricing.BookPricer;
import io.thetagrid.core.pricing.OptionPricer;
import io.thetagrid.core.pricing.PricedBook;
import io.thetagrid.core.risk.AssignedHolding;
import io.thetagrid.core.risk.AssignmentResult;
import io.thetagrid.core.testing.Markets;
import io.thetagrid.core.testing.ReferenceBackend;
import io.thetagrid.kernels.backend.Accuracy;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class AssignmentTest {
    private static final double SPOT = 2.4;

    private static AssignmentResult assign(Position... positions) {
        MarketSnapshot market = new MarketSnapshot(
                Instant.parse("2025-09-27T20:00:00Z"),
                new TreeMap<>(
                        Map.of("ASST", new UnderlyingMarket("ASST", SPOT, 0, 0, 1, "", Map.of(), PriceHistory.none()))),
                RateCurve.flat(0.05));
        OptionPricer pricer = new OptionPricer(new ReferenceBackend(), Accuracy.STANDARD);
        PricedBook book = BookPricer.price(Markets.book(market, Markets.settings(1), positions), pricer);
        return Assignment.of(
                book,
                EarlyExercises.of(book, pricer, 1),
                new TreeMap<>(Map.of(0.80, "WARNING", 0.90, "HIGH", 0.95, "IMMINENT")));
    }

    private static Position held(Instrument instrument, double quantity, double averagePrice, double mark) {
        return new Position(
                "main",
                "broker",
                instrument,
                quantity,
                Double.isNaN(averagePrice) ? OptionalDouble.empty() : OptionalDouble.of(averagePrice),
                instrument instanceof Equity ? OptionalDouble.empty() : OptionalDouble.of(mark),
                Optional.empty());
    }

    private static Instrument option(OptionType type, double strike, LocalDate expiration) {
        return Markets.option("ASST", type, strike, expiration, ExerciseStyle.EUROPEAN);
    }

    private static Instrument put(double strike) {
        return option(OptionType.PUT, strike, LocalDate.of(2025, 10, 24));
    }

    @Test
    void likelierAtHigherStrikesOfPuts() {
        // Strategy-rules D4: at 2.40, 425.17 %, 5 %, 27 days about 0.66 at 2.00 and 0.89 at 5.00. The marks are the
        // Black–Scholes prices of these volatilities, computed with Python's statistics.NormalDist, as is P(ITM).
        AssignmentResult result =
                assign(held(put(2), -1, 0.6, 0.7668197927046643), held(put(5), -1, 3.4, 3.1666113824121966));
        // Implied volatility is determined by these marks to about 1e-12.
        assertEquals(0.6617783652402788, result.risks().get(0).probability(), 1e-10);
        assertEquals(0.8868038759094089, result.risks().get(1).probability(), 1e-10);
        assertEquals(Optional.empty(), result.risks().get(0).alert());
        assertEquals(Optional.of("WARNING"), result.risks().get(1).alert());
    }

    @Test
    void averagesTheCostOfOldAndAssignedShares() {
        AssignedHolding holding = assign(
                        held(new Equity("ASST"), 100, 3, Double.NaN),
                        held(option(OptionType.CALL, 2, LocalDate.of(2025, 10, 24)), -1, 0.9, 1.1),
                        held(put(2.5), -22, 1.065, 1.2))
                .holdings()
                .getFirst();
        // 100 at 3.00 and 2,200 at 2.50 − 1.065; the call takes 100 away at the average.
        assertEquals((300 + 2_200 * 1.435) / 2_300, holding.averageCost().getAsDouble(), 1e-12);
        assertEquals(2_200, holding.shares());
        assertEquals(2_200 * SPOT, holding.value());
    }

    @Test
    void doesNotInventACostTheBookDoesNotState() {
        assertTrue(assign(held(put(2.5), -1, Double.NaN, 1.2))
                .holdings()
                .getFirst()
                .averageCost()
                .isEmpty());
    }

    @Test
    void whatHasExpiredObligesToNothing() {
        Position expired = held(option(OptionType.PUT, 5, LocalDate.of(2025, 9, 19)), -3, 2, 2.6);
        AssignmentResult result = assign(expired);
        assertTrue(result.assigned().isEmpty() && result.risks().isEmpty());
    }
}
