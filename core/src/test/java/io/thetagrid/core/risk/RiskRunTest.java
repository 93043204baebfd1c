package io.thetagrid.core.risk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.thetagrid.core.book.Book;
import io.thetagrid.core.book.Position;
import io.thetagrid.core.book.RiskMethod;
import io.thetagrid.core.book.RiskSettings;
import io.thetagrid.core.instrument.ExerciseStyle;
import io.thetagrid.core.instrument.OptionType;
import io.thetagrid.core.io.BadInputException;
import io.thetagrid.core.market.MarketSnapshot;
import io.thetagrid.core.market.PriceHistory;
import io.thetagrid.core.market.RateCurve;
import io.thetagrid.core.scenario.ScenarioModel;
import io.thetagrid.core.strategy.Profiles;
import io.thetagrid.core.testing.Markets;
import io.thetagrid.kernels.backend.Accuracy;
import io.thetagrid.kernels.backend.Backends;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RiskRunTest {

    private static RiskReport run(Book book, String backend, int threads) {
        return RiskRun.run(
                book,
                Profiles.of("personal"),
                new Computation(Backends.pick(backend), threads, Accuracy.FAST, Exactness.AUTO),
                ScenarioModel.DEFAULT);
    }

    private static Book american(RiskMethod... methods) {
        LocalDate near = LocalDate.of(2025, 10, 3);
        LocalDate far = LocalDate.of(2026, 1, 16);
        return Markets.book(
                Markets.market(
                        Markets.underlying("AAA", 50, Markets.history(50, 0.01, -0.02, 0.03)),
                        Markets.underlying("BBB", 20, PriceHistory.none())),
                Markets.settings(2_500, methods),
                Markets.shares("AAA", 100),
                Markets.position(Markets.option("AAA", OptionType.CALL, 55, far, ExerciseStyle.AMERICAN), -1, 3.1),
                Markets.position(Markets.option("AAA", OptionType.PUT, 45, near, ExerciseStyle.AMERICAN), -2, 0.4),
                Markets.position(Markets.option("AAA", OptionType.PUT, 52, near, ExerciseStyle.AMERICAN), -2, 2.9),
                Markets.position(Markets.option("BBB", OptionType.PUT, 22, far, ExerciseStyle.AMERICAN), -3, 3.4));
    }

    @Test
    void reportHasTheSameBitsOnEveryBackendAndNumberOfThreads() {
        Book book = american(RiskMethod.GAUSSIAN, RiskMethod.STUDENT_T, RiskMethod.HISTORICAL, RiskMethod.DELTA_GAMMA);
        RiskReport expected = run(book, "scalar", 1);
        for (RiskReport report :
                new RiskReport[] {run(book, "scalar", 2), run(book, "simd", 1), run(book, "simd", 2)}) {
            assertEquals(expected.portfolio(), report.portfolio());
            assertEquals(expected.positions(), report.positions());
            assertEquals(expected.exercises(), report.exercises());
            assertEquals(expected.assigned(), report.assigned());
            assertEquals(expected.distributions(), report.distributions());
            assertEquals(expected.var(), report.var());
            assertEquals(expected.es(), report.es());
            assertEquals(expected.stress(), report.stress());
            assertEquals(expected.limits(), report.limits());
            for (int i = 0; i < expected.scenarios().size(); i++) {
                assertTrue(Arrays.deepEquals(
                        expected.scenarios().get(i).pnl(),
                        report.scenarios().get(i).pnl()));
            }
        }
    }

    /** 4 methods × 3 horizons; historical has no scenarios, because one of the names has no history. */
    @Test
    void reportCoversWhatTheBookAsksForAndSaysWhatIsMissing() {
        RiskReport report = run(
                american(RiskMethod.GAUSSIAN, RiskMethod.STUDENT_T, RiskMethod.HISTORICAL, RiskMethod.DELTA_GAMMA),
                "scalar",
                2);
        assertEquals(12, report.distributions().size());
        assertEquals(3 * 3 * 3, report.var().size());
        assertEquals(3 * 3 * 3, report.es().size());
        assertEquals(9, report.scenarios().size());
        assertTrue(report.distributions().get(6).note().startsWith("unavailable, n = 0"));
        assertTrue(report.var().stream()
                .filter(var -> var.method() == RiskMethod.DELTA_GAMMA)
                .allMatch(var -> var.error().isPresent()));
        assertEquals(5, report.positions().size());
    }

    @Test
    void cashAloneHasNoRisk() {
        Book cash = Markets.book(Markets.market(), Markets.settings(100, RiskMethod.GAUSSIAN));
        RiskReport report = run(cash, "scalar", 1);
        assertEquals(10_000, report.portfolio().value());
        assertTrue(report.var().stream().allMatch(var -> var.value() == 0));
        assertTrue(report.es().stream().allMatch(es -> es.value() == 0));
    }

    /** What has expired asks for no volatility and takes no history from the others. */
    @Test
    void anExpiredOptionChangesNothingButTheValue() {
        PriceHistory history = Markets.history(
                50, 0.01, -0.02, 0.03, -0.01, 0.02, 0.01, -0.02, 0.03, -0.01, 0.02, 0.01, -0.02, 0.03, -0.01, 0.02,
                0.01, -0.02, 0.03, -0.01, 0.02, 0.01, -0.02, 0.03, -0.01, 0.02);
        Position shares = Markets.shares("AAA", 100);
        Position expired = Markets.position(
                Markets.option("BBB", OptionType.PUT, 22, LocalDate.of(2025, 9, 19), ExerciseStyle.AMERICAN), -3, 2);
        MarketSnapshot market = Markets.market(
                Markets.underlying("AAA", 50, history), Markets.underlying("BBB", 20, PriceHistory.none()));
        RiskSettings settings = Markets.settings(500, RiskMethod.GAUSSIAN, RiskMethod.HISTORICAL);
        RiskReport without = run(Markets.book(market, settings, shares), "scalar", 1);
        RiskReport with = run(Markets.book(market, settings, shares, expired), "scalar", 1);
        assertEquals(without.portfolio().value() - 3 * 100 * 2, with.portfolio().value()); // exercise value 22 - 20
        assertEquals(without.var(), with.var());
        assertEquals(without.es(), with.es());
        assertEquals(without.distributions(), with.distributions());
    }

    @Test
    void saysThatASessionUnderWayIsLessThanADay() {
        Instant halfPastThree = Instant.parse("2025-09-24T19:30:00Z"); // New York
        MarketSnapshot market = new MarketSnapshot(halfPastThree, new TreeMap<>(), RateCurve.flat(Markets.RATE));
        RiskReport within = run(Markets.book(market, Markets.settings(100, RiskMethod.GAUSSIAN)), "scalar", 1);
        assertTrue(within.notes().stream().anyMatch(note -> note.contains("of which 30 minutes are left")));
        RiskReport atClose =
                run(Markets.book(Markets.market(), Markets.settings(100, RiskMethod.GAUSSIAN)), "scalar", 1);
        assertTrue(atClose.notes().stream().noneMatch(note -> note.contains("under way")));
    }

    @Test
    void sharesOfUnknownVolatilityAreRefusedByName() {
        Book book = Markets.book(
                Markets.market(Markets.underlying("AAA", 50, PriceHistory.none())),
                Markets.settings(100, RiskMethod.GAUSSIAN),
                Markets.shares("AAA", 100));
        BadInputException refusal = assertThrows(BadInputException.class, () -> run(book, "scalar", 1));
        assertTrue(refusal.getMessage().contains("'AAA'"), refusal.getMessage());
    }
}
