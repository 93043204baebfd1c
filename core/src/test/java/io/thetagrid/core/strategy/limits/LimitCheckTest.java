package io.thetagrid.core.strategy.limits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.thetagrid.core.book.Book;
import io.thetagrid.core.book.Position;
import io.thetagrid.core.book.RiskMethod;
import io.thetagrid.core.instrument.ExerciseStyle;
import io.thetagrid.core.instrument.Instrument;
import io.thetagrid.core.instrument.OptionType;
import io.thetagrid.core.market.PriceHistory;
import io.thetagrid.core.pricing.BookPricer;
import io.thetagrid.core.pricing.OptionPricer;
import io.thetagrid.core.pricing.PricedBook;
import io.thetagrid.core.risk.LimitStatus;
import io.thetagrid.core.risk.LimitVerdict;
import io.thetagrid.core.risk.LimitVerdict.Bound;
import io.thetagrid.core.risk.MarginResult;
import io.thetagrid.core.risk.PortfolioGreeks;
import io.thetagrid.core.risk.ValueAtRisk;
import io.thetagrid.core.testing.Markets;
import io.thetagrid.core.testing.ReferenceBackend;
import io.thetagrid.kernels.backend.Accuracy;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class LimitCheckTest {
    private static final double SPOT = 50;
    private static final LocalDate NEAR = LocalDate.of(2025, 10, 24);
    private static final LocalDate FAR = LocalDate.of(2025, 12, 19);

    private static LimitRule rule(Measure measure, Bound bound, double limit) {
        boolean tail = measure.needsConfidence();
        return new LimitRule(
                "R-TEST",
                measure,
                bound,
                limit,
                OptionalDouble.empty(),
                true,
                "L1",
                Duration.ofMinutes(15),
                "act",
                tail ? OptionalDouble.of(0.95) : OptionalDouble.empty(),
                tail ? OptionalInt.of(1) : OptionalInt.empty(),
                OptionalInt.empty(),
                "test");
    }

    private static LimitRule atMost(Measure measure, double limit) {
        return rule(measure, Bound.AT_MOST, limit);
    }

    private static Position put(double strike, LocalDate expiration, double quantity, double mark) {
        Instrument put = Markets.option("AAA", OptionType.PUT, strike, expiration, ExerciseStyle.EUROPEAN);
        return Markets.position(put, quantity, mark);
    }

    /** Cash of 10,000 plus the positions at their marks. */
    private static LimitInputs inputs(List<ValueAtRisk> var, Position... positions) {
        Book book = Markets.book(
                Markets.market(Markets.underlying("AAA", SPOT, PriceHistory.none())), Markets.settings(1), positions);
        PricedBook priced = BookPricer.price(book, new OptionPricer(new ReferenceBackend(), Accuracy.STANDARD));
        return new LimitInputs(
                priced,
                PortfolioGreeks.of(priced.positions()),
                var,
                List.of(),
                new MarginResult("cash-secured", 9_000, 10_000, 1_000, 0, List.of()));
    }

    private static ValueAtRisk var(RiskMethod method, double value, double low, double high) {
        return new ValueAtRisk(
                method, 0.95, 1, value, OptionalDouble.of(low), OptionalDouble.of(high), OptionalDouble.empty());
    }

    private static LimitVerdict only(LimitRule rule, LimitInputs inputs) {
        List<LimitVerdict> verdicts = LimitCheck.check(List.of(rule), inputs);
        assertEquals(1, verdicts.size(), verdicts.toString());
        return verdicts.getFirst();
    }

    @Test
    void takesTheLargestVarOfTheFullRevaluations() {
        LimitInputs inputs = inputs(List.of(
                var(RiskMethod.GAUSSIAN, 400, 380, 420),
                var(RiskMethod.STUDENT_T, 600, 560, 640),
                var(RiskMethod.DELTA_GAMMA, 900, 900, 900)));
        LimitVerdict verdict = only(atMost(Measure.VALUE_AT_RISK, 0.05), inputs);
        assertEquals(0.06, verdict.value().getAsDouble(), 1e-15);
        assertEquals(LimitStatus.BREACH, verdict.status());
        assertTrue(verdict.hardBreach());
        assertEquals("portfolio, student-t", verdict.scope());
    }

    @Test
    void saysWhereABreachIsWithinSamplingError() {
        LimitInputs inputs = inputs(List.of(var(RiskMethod.GAUSSIAN, 510, 490, 530)));
        assertEquals(
                LimitStatus.BREACH_WITHIN_SAMPLING_ERROR,
                only(atMost(Measure.VALUE_AT_RISK, 0.05), inputs).status());
        assertEquals(
                LimitStatus.OK,
                only(atMost(Measure.VALUE_AT_RISK, 0.06), inputs).status());
    }

    @Test
    void aMeasureThatIsMissingIsNotComputable() {
        LimitVerdict verdict = only(atMost(Measure.VALUE_AT_RISK, 0.05), inputs(List.of()));
        assertEquals(LimitStatus.NOT_COMPUTABLE, verdict.status());
        assertTrue(verdict.hardBreach());
    }

    @Test
    void ratiosAreNotComputableWithoutValue() {
        // 10,000 of cash less 2 · 100 · 60 of puts: −2,000.
        LimitInputs inputs = inputs(List.of(), put(100, NEAR, -2, 60));
        assertTrue(inputs.book().value() < 0);
        assertEquals(
                LimitStatus.NOT_COMPUTABLE,
                only(atMost(Measure.LEVERAGE, 1), inputs).status());
        // Shares of strategy notional do not divide by value.
        assertEquals(
                LimitStatus.OK,
                only(atMost(Measure.STRIKE_OF_STRATEGY, 1), inputs).status());
    }

    @Test
    void showsEveryStrikeThatNeedsAttentionOrTheLargest() {
        // Obligations 4,500 at 45, 4,000 at 40 and 3,500 at 35, against a value of 10,000 − 100 − 60 − 40 = 9,800.
        LimitInputs inputs = inputs(List.of(), put(45, NEAR, -1, 1), put(40, NEAR, -1, 0.6), put(35, FAR, -1, 0.4));
        List<LimitVerdict> breaches = LimitCheck.check(List.of(atMost(Measure.STRIKE, 0.40)), inputs);
        assertEquals(
                List.of("AAA strike 40", "AAA strike 45"),
                breaches.stream().map(LimitVerdict::scope).toList());
        LimitVerdict largest = only(atMost(Measure.STRIKE, 0.50), inputs);
        assertEquals("AAA strike 45", largest.scope());
        assertEquals(4_500 / 9_800.0, largest.value().getAsDouble(), 1e-15);
        assertTrue(largest.action().isEmpty());
        assertEquals(
                8_500 / 12_000.0,
                only(atMost(Measure.EXPIRATION_OF_STRATEGY, 1), inputs).value().getAsDouble(),
                1e-15);
        assertEquals(
                12_000 / 9_800.0,
                only(atMost(Measure.LEVERAGE, 2), inputs).value().getAsDouble(),
                1e-15);
    }

    @Test
    void reportsALimitThatCannotHoldOnce() {
        LimitRule rule = new LimitRule(
                "R-TEST",
                Measure.EXPIRATION_OF_STRATEGY,
                Bound.AT_MOST,
                0.15,
                OptionalDouble.empty(),
                true,
                "L1",
                Duration.ofMinutes(15),
                "act",
                OptionalDouble.empty(),
                OptionalInt.empty(),
                OptionalInt.of(4),
                "D19");
        LimitVerdict verdict = only(rule, inputs(List.of(), put(45, NEAR, -1, 1), put(40, FAR, -1, 0.6)));
        assertEquals(LimitStatus.INFEASIBLE, verdict.status());
        assertFalse(verdict.hardBreach());
        assertEquals(4_500 / 8_500.0, verdict.value().getAsDouble(), 1e-15);
    }

    @Test
    void scalesPutDeltaToAHundredContractsWithoutItsSign() {
        LimitInputs inputs = inputs(List.of(), put(45, NEAR, -20, 1.5), put(40, NEAR, -10, 0.7));
        double first = inputs.book().positions().get(0).greeks().delta();
        double second = inputs.book().positions().get(1).greeks().delta();
        LimitVerdict verdict = only(rule(Measure.LADDER_DELTA, Bound.AT_LEAST, -70), inputs);
        assertEquals((20 * first + 10 * second) / 30 * 100, verdict.value().getAsDouble(), 1e-12);
        assertTrue(verdict.value().getAsDouble() < 0);
        assertTrue(verdict.scope().contains("own delta is +"), verdict.scope());
        assertEquals(
                List.of(),
                LimitCheck.check(List.of(rule(Measure.LADDER_DELTA, Bound.AT_LEAST, -70)), inputs(List.of())));
    }
}
