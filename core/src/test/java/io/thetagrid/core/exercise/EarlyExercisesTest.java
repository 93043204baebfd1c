package io.thetagrid.core.exercise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.thetagrid.core.book.Position;
import io.thetagrid.core.instrument.ExerciseStyle;
import io.thetagrid.core.instrument.OptionContract;
import io.thetagrid.core.instrument.OptionType;
import io.thetagrid.core.market.Carry;
import io.thetagrid.core.market.CashDividend;
import io.thetagrid.core.market.ExpirationInstants;
import io.thetagrid.core.market.MarketSnapshot;
import io.thetagrid.core.market.NyseCalendar;
import io.thetagrid.core.market.PriceHistory;
import io.thetagrid.core.market.RateCurve;
import io.thetagrid.core.market.UnderlyingMarket;
import io.thetagrid.core.pricing.BookPricer;
import io.thetagrid.core.pricing.OptionPricer;
import io.thetagrid.core.pricing.OptionTerms;
import io.thetagrid.core.pricing.PricedBook;
import io.thetagrid.core.testing.Markets;
import io.thetagrid.core.testing.ReferenceBackend;
import io.thetagrid.kernels.backend.Accuracy;
import io.thetagrid.kernels.backend.Backends;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EarlyExercisesTest {
    private static final double SPOT = 100;
    private static final double RATE = 0.04;
    private static final LocalDate EXPIRATION = LocalDate.of(2025, 12, 19);
    private static final LocalDate TOMORROW = LocalDate.of(2025, 9, 25);
    private static final OptionPricer PRICER = new OptionPricer(Backends.pick("scalar"), Accuracy.STANDARD);

    private static MarketSnapshot market(Instant asOf, double rate, CashDividend... dividends) {
        return market(asOf, rate, 0, dividends);
    }

    private static MarketSnapshot market(Instant asOf, double rate, double yield, CashDividend... dividends) {
        Carry carry = new Carry(yield, RateCurve.flat(0), List.of(dividends));
        UnderlyingMarket underlying = new UnderlyingMarket("AAA", SPOT, carry, 1, "", Map.of(), PriceHistory.none());
        return new MarketSnapshot(asOf, new TreeMap<>(Map.of("AAA", underlying)), RateCurve.flat(rate));
    }

    private static Position held(OptionType type, double strike, double quantity, double mark) {
        return held(type, strike, EXPIRATION, quantity, mark);
    }

    private static Position held(OptionType type, double strike, LocalDate expiration, double quantity, double mark) {
        return Markets.position(
                Markets.option("AAA", type, strike, expiration, ExerciseStyle.AMERICAN), quantity, mark);
    }

    /** At the money at about 30 %: the others take their volatility from it. */
    private static Position anchor(LocalDate expiration) {
        double years = ExpirationInstants.years(Markets.AS_OF, NyseCalendar.close(expiration));
        return held(OptionType.PUT, SPOT, expiration, 1, 0.4 * 0.3 * SPOT * Math.sqrt(years));
    }

    private static PricedBook book(MarketSnapshot market, Position... positions) {
        return BookPricer.price(Markets.book(market, Markets.settings(1), positions), PRICER);
    }

    private static EarlyExercise only(MarketSnapshot market, Position position) {
        LocalDate expiration = ((OptionContract) position.instrument()).expiration();
        return EarlyExercises.of(book(market, anchor(expiration), position), PRICER, 1)
                .getLast()
                .orElseThrow();
    }

    private static OptionTerms terms(MarketSnapshot market, Position position) {
        return book(market, anchor(EXPIRATION), position)
                .positions()
                .getLast()
                .option()
                .orElseThrow();
    }

    @Test
    void withoutDividendsACallIsNeverExercisedEarly() {
        MarketSnapshot market = market(Markets.AS_OF, RATE);
        Position call = held(OptionType.CALL, 60, -1, Double.NaN);
        EarlyExercise exercise = only(market, call);
        assertFalse(exercise.optimalNow());
        assertEquals(Double.POSITIVE_INFINITY, exercise.criticalSpot());
        AssignmentOdds odds = exercise.odds().orElseThrow();
        assertEquals(Probability.exactly(0), odds.early());
        assertTrue(odds.earlyBySessions().values().stream().allMatch(Probability.exactly(0)::equals));
        OptionTerms terms = terms(market, call);
        double spread = terms.volatility() * Math.sqrt(terms.timeToExpiry());
        double d2 = (Math.log(SPOT / 60) + RATE * terms.timeToExpiry()) / spread - spread / 2;
        // Two normal distributions to 1e-15 each.
        assertEquals(ReferenceBackend.cdf(d2), odds.total().value(), 1e-14);
    }

    @Test
    void withoutInterestAPutIsNeverExercisedEarly() {
        EarlyExercise exercise = only(market(Markets.AS_OF, 0), held(OptionType.PUT, 150, -1, Double.NaN));
        assertFalse(exercise.optimalNow());
        assertEquals(0, exercise.criticalSpot());
        assertEquals(0, exercise.odds().orElseThrow().early().value());
    }

    /** What a writer loses is what the holder would have lost by waiting: the dividend, less the time value that is left. */
    @Test
    void aCallIsExercisedBeforeADividendAboveItsTimeValue() {
        MarketSnapshot market = market(Markets.AS_OF, RATE, new CashDividend(TOMORROW, 2));
        Position call = held(OptionType.CALL, 70, -1, Double.NaN);
        EarlyExercise exercise = only(market, call);
        assertTrue(exercise.optimalNow());
        AssignmentOdds odds = exercise.odds().orElseThrow();
        assertEquals(1, odds.earlyBySessions().get(1).value());
        assertEquals(0, odds.atExpiry().value());
        OptionTerms terms = terms(market, call);
        double after = ReferenceBackend.european(1, SPOT - 2, 70, terms.timeToExpiry(), RATE, 0, terms.volatility());
        double timeValue = after - (SPOT - 2 - 70);
        assertTrue(timeValue > 0.5 && timeValue < 2, "time value " + timeValue);
        assertEquals(2 - timeValue, exercise.assignmentCost().orElseThrow(), 1e-10);
    }

    @Test
    void aCallIsHeldOverADividendBelowItsTimeValue() {
        MarketSnapshot market = market(Markets.AS_OF, RATE, new CashDividend(TOMORROW, 0.5));
        EarlyExercise exercise = only(market, held(OptionType.CALL, 70, -1, Double.NaN));
        assertFalse(exercise.optimalNow());
        // The interest on the strike until expiration, 0.66, alone exceeds the dividend: at no spot is it worth it.
        assertEquals(Double.POSITIVE_INFINITY, exercise.exDividends().getFirst().criticalSpot());
        assertEquals(0, exercise.odds().orElseThrow().early().value());
        assertTrue(exercise.assignmentCost().orElseThrow() < 0);
    }

    @Test
    void theLastCriticalSpotSolvesItsEquation() {
        LocalDate exDate = LocalDate.of(2025, 11, 7);
        MarketSnapshot market = market(Markets.AS_OF, RATE, new CashDividend(exDate, 1.5));
        Position call = held(OptionType.CALL, 95, -1, Double.NaN);
        EarlyExercise exercise = only(market, call);
        double critical = exercise.exDividends().getFirst().criticalSpot();
        double time = exercise.exDividends().getFirst().time();
        // The close of Thursday 2025-11-06 is an hour later in UTC than that of 2025-09-24.
        assertEquals((43 * 24 + 1) / (365 * 24.0), time, 1e-15);
        OptionTerms terms = terms(market, call);
        double after = ReferenceBackend.european(
                1, critical - 1.5, 95, terms.timeToExpiry() - time, RATE, 0, terms.volatility());
        assertEquals(critical - 95, after, 1e-8);
        assertFalse(exercise.optimalNow());
        assertEquals(Double.POSITIVE_INFINITY, exercise.criticalSpot());
        // Nothing before the ex-date; after it nothing more.
        AssignmentOdds odds = exercise.odds().orElseThrow();
        assertEquals(0, odds.earlyBySessions().get(21).value());
        double spread = terms.volatility() * Math.sqrt(time);
        double d2 = (Math.log(SPOT / critical) + RATE * time) / spread - spread / 2;
        Probability early = odds.early();
        assertEquals(ReferenceBackend.cdf(d2), early.value(), early.high() - early.low());
    }

    /**
     * With two ex-dates the call's value after the first is ∫ max(S − K, C(S − D)) over the spot at the second. The grid's
     * value is off by some 1e-4, and what exercise gains grows by a tenth to a third of a dollar a dollar.
     */
    @ParameterizedTest
    @CsvSource({"1.5, 1.5", "1.0, 1.0", "2.0, 0.7"})
    void theFirstOfTwoCriticalSpotsSolvesItsEquation(double first, double second) {
        LocalDate firstDate = LocalDate.of(2025, 10, 3);
        LocalDate secondDate = LocalDate.of(2025, 11, 28);
        MarketSnapshot market =
                market(Markets.AS_OF, RATE, new CashDividend(firstDate, first), new CashDividend(secondDate, second));
        Position call = held(OptionType.CALL, 95, -1, Double.NaN);
        List<ExDividend> dividends = only(market, call).exDividends();
        OptionTerms terms = terms(market, call);
        double between = dividends.get(1).time() - dividends.get(0).time();
        double after = terms.timeToExpiry() - dividends.get(1).time();
        double low = 95;
        double high = 300;
        while (high - low > 1e-6) {
            double spot = 0.5 * (low + high);
            double value = 0;
            double width = 0.01;
            for (double z = -8 + width / 2; z < 8; z += width) {
                double deviation = terms.volatility() * Math.sqrt(between);
                double later = (spot - first) * Math.exp(RATE * between - deviation * deviation / 2 + deviation * z);
                double held = ReferenceBackend.european(
                        1, Math.max(later - second, 1e-9), 95, after, RATE, 0, terms.volatility());
                value += Math.max(held, later - 95) * Math.exp(-z * z / 2 - RATE * between) * width;
            }
            if (spot - 95 > value / Math.sqrt(2 * Math.PI)) {
                high = spot;
            } else {
                low = spot;
            }
        }
        assertEquals(low, dividends.getFirst().criticalSpot(), 1e-5 * low);
    }

    /**
     * Against a lattice with nodes 0.2 % apart, one of which it may be off by; the odds may be off by their interval and by
     * what the simulation's steps cost.
     */
    @ParameterizedTest
    @CsvSource({
        "PUT, 100, 0.10, 0.15, 0",
        "PUT, 110, 0.30, 0.10, 0",
        "PUT, 105, 0.10, 1, 0.01",
        "PUT, 112, 2, 0.05, 0",
        "CALL, 95, 1, 0.5, 0",
        "CALL, 92, 0.3, 0.6, 0.09"
    })
    void twoExDatesAreAsOnALattice(OptionType type, double strike, double first, double second, double yield) {
        MarketSnapshot market = market(
                Markets.AS_OF,
                RATE,
                yield,
                new CashDividend(LocalDate.of(2025, 11, 7), first),
                new CashDividend(LocalDate.of(2025, 12, 5), second));
        Position option = held(type, strike, -1, Double.NaN);
        EarlyExercise exercise = only(market, option);
        OptionTerms priced = terms(market, option);
        OptionTerms terms = new OptionTerms(
                priced.optionSign(),
                priced.spot(),
                strike,
                priced.timeToExpiry(),
                RATE,
                yield,
                priced.volatility(),
                true);
        double lastChance = ExpirationInstants.years(Markets.AS_OF, NyseCalendar.close(LocalDate.of(2025, 12, 18)));
        Lattice lattice = new Lattice(terms, exercise.exDividends(), lastChance);
        assertNear(lattice.criticalToday, exercise.criticalSpot());
        for (int i = 0; i < 2; i++) {
            assertNear(lattice.criticalSpots[i], exercise.exDividends().get(i).criticalSpot());
        }
        assertEquals(lattice.earlyToday, exercise.odds().orElseThrow().early().value(), 0.012);
    }

    private static void assertNear(double expected, double criticalSpot) {
        assertEquals(expected, criticalSpot, Double.isFinite(expected) ? 0.003 * expected : 0);
    }

    /** Exercised, the strike earns interest that the holder of the put would forgo. */
    @Test
    void aPutDeepInTheMoneyIsExercisedForTheInterest() {
        MarketSnapshot market = market(Markets.AS_OF, RATE);
        Position put = held(OptionType.PUT, 170, -1, Double.NaN);
        EarlyExercise exercise = only(market, put);
        assertTrue(exercise.optimalNow());
        assertTrue(exercise.criticalSpot() > SPOT && exercise.criticalSpot() < 170);
        assertEquals(Probability.exactly(1), exercise.odds().orElseThrow().early());
        OptionTerms terms = terms(market, put);
        double call = ReferenceBackend.european(1, SPOT, 170, terms.timeToExpiry(), RATE, 0, terms.volatility());
        double interest = 170 * -Math.expm1(-RATE * terms.timeToExpiry());
        assertEquals(interest - call, exercise.assignmentCost().orElseThrow(), 1e-10); // put–call parity
    }

    /** A put waits for the share to fall by a dividend that is worth more than the interest until then. */
    @Test
    void aPutIsHeldUntilTheShareHasFallen() {
        MarketSnapshot market = market(Markets.AS_OF, RATE, new CashDividend(LocalDate.of(2025, 10, 10), 2));
        EarlyExercise exercise = only(market, held(OptionType.PUT, 170, -1, Double.NaN));
        assertFalse(exercise.optimalNow());
        assertEquals(0, exercise.criticalSpot());
        AssignmentOdds odds = exercise.odds().orElseThrow();
        assertEquals(0, odds.earlyBySessions().get(5).value());
        assertTrue(odds.earlyBySessions().get(21).value() > 0.99, odds::toString);
    }

    @Test
    void assignmentGrowsLikelierWithTheHorizonAndTheStrike() {
        MarketSnapshot market = market(Markets.AS_OF, RATE);
        double last = 0;
        for (double strike : new double[] {95, 105, 115}) {
            AssignmentOdds odds = only(market, held(OptionType.PUT, strike, -1, Double.NaN))
                    .odds()
                    .orElseThrow();
            double before = 0;
            for (Probability probability : odds.earlyBySessions().values()) {
                assertTrue(probability.value() >= before, odds::toString);
                before = probability.value();
            }
            assertTrue(odds.early().value() >= before);
            assertTrue(odds.total().value() > last, odds::toString);
            last = odds.total().value();
        }
    }

    @Test
    void exerciseOnTheExpirationDateIsNotEarly() {
        Instant morning = Instant.parse("2025-12-19T15:00:00Z"); // 10:00 New York
        MarketSnapshot market = market(morning, RATE);
        Position anchor = held(OptionType.PUT, SPOT, 1, 0.6);
        PricedBook book = book(market, anchor, held(OptionType.PUT, 120, -1, Double.NaN));
        AssignmentOdds odds = EarlyExercises.of(book, PRICER, 1)
                .getLast()
                .orElseThrow()
                .odds()
                .orElseThrow();
        assertEquals(0, odds.early().value());
        assertEquals(1, odds.atExpiry().value(), 1e-6);
    }

    @Test
    void isTheSameToTheLastBitOnEveryBackendAndNumberOfThreads() {
        PricedBook book = book(
                market(
                        Markets.AS_OF,
                        RATE,
                        new CashDividend(TOMORROW, 1),
                        new CashDividend(LocalDate.of(2025, 11, 7), 0.6)),
                anchor(EXPIRATION),
                held(OptionType.CALL, 80, -1, Double.NaN),
                held(OptionType.CALL, 97, -1, Double.NaN),
                held(OptionType.PUT, 110, -1, Double.NaN),
                held(OptionType.PUT, 140, -1, Double.NaN));
        List<Optional<EarlyExercise>> expected = EarlyExercises.of(book, PRICER, 1);
        assertEquals(expected, EarlyExercises.of(book, PRICER, 3));
        OptionPricer simd = new OptionPricer(Backends.pick("simd"), Accuracy.STANDARD);
        assertEquals(expected, EarlyExercises.of(book, simd, 2));
        Probability early = expected.get(2).orElseThrow().odds().orElseThrow().early();
        assertTrue(early.value() > 0.01 && early.value() < 0.99, early::toString);
        // With a dividend to come that the interest exceeds: off the grid.
        double critical =
                expected.getLast().orElseThrow().exDividends().getFirst().criticalSpot();
        assertTrue(critical > 0 && critical < 140, () -> "exercised from " + critical);
    }

    /** In a session that is the last before an ex-date there is time until its close. */
    @Test
    void todayIsNotTooLateWithinTheSession() {
        CashDividend dividend = new CashDividend(TOMORROW, 2);
        Position call = held(OptionType.CALL, 70, -1, Double.NaN);
        assertTrue(only(market(Instant.parse("2025-09-24T15:00:00Z"), RATE, dividend), call)
                .optimalNow());
        assertFalse(only(market(Instant.parse("2025-09-23T15:00:00Z"), RATE, dividend), call)
                .optimalNow());
    }

    @Test
    void onlyAmericanOptionsThatLiveHaveAny() {
        MarketSnapshot market = market(Markets.AS_OF, RATE);
        List<Optional<EarlyExercise>> exercises = EarlyExercises.of(
                book(
                        market,
                        Markets.shares("AAA", 100),
                        Markets.position(
                                Markets.option("AAA", OptionType.PUT, 95, EXPIRATION, ExerciseStyle.EUROPEAN), -1, 4),
                        held(OptionType.PUT, 130, LocalDate.of(2025, 9, 19), -1, 30),
                        held(OptionType.PUT, 105, 2, 9)),
                PRICER,
                2);
        assertEquals(
                List.of(false, false, false, true),
                exercises.stream().map(Optional::isPresent).toList());
        assertTrue(exercises.getLast().orElseThrow().odds().isEmpty());
        assertTrue(exercises.getLast().orElseThrow().assignmentCost().isEmpty());
    }
}
