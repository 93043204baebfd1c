package io.thetagrid.core.margin;

import static io.thetagrid.core.testing.Markets.option;
import static io.thetagrid.core.testing.Markets.position;
import static io.thetagrid.core.testing.Markets.shares;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.thetagrid.core.book.Position;
import io.thetagrid.core.exercise.EarlyExercises;
import io.thetagrid.core.instrument.ExerciseStyle;
import io.thetagrid.core.instrument.OptionContract;
import io.thetagrid.core.instrument.OptionType;
import io.thetagrid.core.market.PriceHistory;
import io.thetagrid.core.pricing.BookPricer;
import io.thetagrid.core.pricing.OptionPricer;
import io.thetagrid.core.pricing.PricedBook;
import io.thetagrid.core.risk.AssignmentResult;
import io.thetagrid.core.risk.Group;
import io.thetagrid.core.risk.MarginResult;
import io.thetagrid.core.testing.Markets;
import io.thetagrid.core.testing.ReferenceBackend;
import io.thetagrid.kernels.backend.Accuracy;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Figures worked out by hand: spot 50, cash 10,000. */
class ObligationsTest {
    private static final OptionPricer PRICER = new OptionPricer(new ReferenceBackend(), Accuracy.STANDARD);
    private static final LocalDate EXPIRATION = LocalDate.of(2025, 12, 19);

    private static OptionContract of(OptionType type, double strike) {
        return option("AAA", type, strike, EXPIRATION, ExerciseStyle.EUROPEAN);
    }

    private static PricedBook book(Position... positions) {
        var market = Markets.market(Markets.underlying("AAA", 50, PriceHistory.none()));
        return BookPricer.price(Markets.book(market, Markets.settings(1), positions), PRICER);
    }

    private static AssignmentResult assignment(PricedBook book) {
        return Assignment.of(
                book,
                EarlyExercises.of(book, PRICER, 1),
                new TreeMap<>(Map.of(0.80, "WARNING", 0.90, "HIGH", 0.95, "IMMINENT")));
    }

    @Test
    void shortPutsNeedTheirStrikesAndShortCallsTheSharesThatAreMissing() {
        MarginResult margin = CashSecured.of(book(
                position(of(OptionType.PUT, 45), -2, 1.5),
                position(of(OptionType.CALL, 55), -3, 2),
                position(of(OptionType.PUT, 40), 5, 0.5),
                shares("AAA", 120)));
        assertEquals(2 * 100 * 45 + (300 - 120) * 50, margin.requirement());
        assertEquals(180, margin.uncoveredCallShares());
        assertEquals(10_000 - margin.requirement(), margin.excess());
        assertEquals(1, margin.accounts().size());
    }

    @Test
    void sharesBeyondTheCallsSecureNothingElse() {
        MarginResult margin = CashSecured.of(book(position(of(OptionType.CALL, 55), -1, 2), shares("AAA", 500)));
        assertEquals(0, margin.requirement());
        assertEquals(0, margin.uncoveredCallShares());
    }

    @Test
    void longCallsBoundTheLossButPayForNothing() {
        MarginResult spread =
                CashSecured.of(book(position(of(OptionType.CALL, 55), -3, 2), position(of(OptionType.CALL, 60), 2, 1)));
        assertEquals(300 * 50, spread.requirement());
        assertEquals(100, spread.uncoveredCallShares());
        OptionContract sooner = option("AAA", OptionType.CALL, 60, LocalDate.of(2025, 11, 21), ExerciseStyle.EUROPEAN);
        MarginResult calendar = CashSecured.of(book(position(of(OptionType.CALL, 55), -3, 2), position(sooner, 3, 1)));
        assertEquals(300, calendar.uncoveredCallShares());
    }

    @Test
    void assignmentMovesSharesAndCashOfWhatIsInTheMoney() {
        AssignmentResult result = assignment(book(
                position(of(OptionType.CALL, 48), -1, 4),
                position(of(OptionType.PUT, 45), -2, 1.5),
                position(of(OptionType.PUT, 60), -3, 11),
                position(of(OptionType.PUT, 70), 1, 21),
                shares("AAA", 100)));
        assertEquals(2, result.assigned().size());
        assertEquals(Map.of("main", 10_000.0 + 4_800 - 18_000), result.cashAfter());
        assertEquals(Map.of(new Group("AAA", "main"), 100.0 - 100 + 300), result.sharesAfter());
        assertEquals(3_200, result.shortfall());
    }

    @Test
    void nothingInTheMoneyLeavesTheAccountAsItIs() {
        AssignmentResult result = assignment(book(position(of(OptionType.PUT, 45), -2, 1.5)));
        assertTrue(result.assigned().isEmpty());
        assertEquals(Map.of("main", 10_000.0), result.cashAfter());
        assertEquals(0, result.shortfall());
    }
}
