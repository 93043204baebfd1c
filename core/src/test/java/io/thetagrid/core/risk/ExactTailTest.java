package io.thetagrid.core.risk;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.thetagrid.core.book.Book;
import io.thetagrid.core.book.Position;
import io.thetagrid.core.book.RiskMethod;
import io.thetagrid.core.instrument.ExerciseStyle;
import io.thetagrid.core.instrument.OptionType;
import io.thetagrid.core.market.PriceHistory;
import io.thetagrid.core.pricing.BookPricer;
import io.thetagrid.core.pricing.OptionPricer;
import io.thetagrid.core.pricing.PricedBook;
import io.thetagrid.core.scenario.MarketDynamics;
import io.thetagrid.core.scenario.ScenarioModel;
import io.thetagrid.core.scenario.Stickiness;
import io.thetagrid.core.testing.Markets;
import io.thetagrid.kernels.backend.Accuracy;
import io.thetagrid.kernels.backend.Backend;
import io.thetagrid.kernels.backend.Backends;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Aggregated revaluation with exact tails against full revaluation. */
class ExactTailTest {
    private static final int SCENARIOS = 20_000;
    private static final Backend BACKEND = Backends.pick("auto");

    /** Settle within five and within 21 sessions; smooth at every horizon; about to expire at the last. */
    private static final List<LocalDate> EXPIRATIONS = List.of(
            LocalDate.of(2025, 9, 26),
            LocalDate.of(2025, 10, 3),
            LocalDate.of(2025, 10, 24),
            LocalDate.of(2025, 12, 19),
            LocalDate.of(2026, 6, 18));

    private static Book book(ExerciseStyle style) {
        List<Position> positions = new ArrayList<>();
        positions.add(Markets.shares("AAA", 300));
        positions.add(Markets.shares("BBB", -500));
        for (LocalDate expiration : EXPIRATIONS) {
            for (double moneyness : new double[] {0.8, 0.9, 1, 1.15}) {
                positions.add(option("main", "AAA", OptionType.PUT, 50 * moneyness, expiration, style, -2));
                positions.add(option("other", "AAA", OptionType.CALL, 50 * moneyness, expiration, style, 1));
                positions.add(
                        option("main", "BBB", OptionType.CALL, 20 * moneyness, expiration, ExerciseStyle.EUROPEAN, -3));
            }
        }
        return Markets.book(
                Markets.market(
                        Markets.underlying("AAA", 50, PriceHistory.none()),
                        Markets.underlying("BBB", 20, PriceHistory.none())),
                Markets.settings(SCENARIOS, RiskMethod.GAUSSIAN, RiskMethod.STUDENT_T),
                positions.toArray(Position[]::new));
    }

    private static Position option(
            String account,
            String symbol,
            OptionType type,
            double strike,
            LocalDate expiration,
            ExerciseStyle style,
            double quantity) {
        double years = (expiration.toEpochDay() - LocalDate.of(2025, 9, 24).toEpochDay()) / 365.0;
        double spot = symbol.equals("AAA") ? 50 : 20;
        double intrinsic = Math.max(type == OptionType.CALL ? spot - strike : strike - spot, 0);
        // Any mark above the exercise value has an implied volatility.
        double mark = intrinsic + 0.12 * spot * Math.sqrt(years);
        return new Position(
                account,
                "broker",
                Markets.option(symbol, type, strike, expiration, style),
                quantity,
                OptionalDouble.empty(),
                OptionalDouble.of(mark),
                Optional.empty());
    }

    private static TailRun run(Book book, Exactness exactness, Backend backend, int threads) {
        return run(book, exactness, backend, threads, ScenarioModel.DEFAULT);
    }

    private static TailRun run(Book book, Exactness exactness, Backend backend, int threads, ScenarioModel model) {
        PricedBook priced = BookPricer.price(book, new OptionPricer(backend, Accuracy.FAST));
        try (Revaluation revaluation = new Revaluation(priced, backend, Accuracy.FAST, model.stickiness())) {
            return TailRun.of(
                    priced,
                    MarketDynamics.of(priced, model),
                    revaluation,
                    new Computation(backend, threads, Accuracy.FAST, exactness));
        }
    }

    /** American and European options, two accounts, settlements on the way: nothing that is reported differs. */
    @Test
    void measuresAreFullRevaluationsToTheLastDigit() {
        Book book = book(ExerciseStyle.AMERICAN);
        TailRun full = run(book, Exactness.ALL, BACKEND, 2);
        TailRun tails = run(book, Exactness.TAILS, BACKEND, 2);
        assertEquals(full.var(), tails.var());
        assertEquals(full.es(), tails.es());
        for (int i = 0; i < full.scenarios().size(); i++) {
            DistributionSummary expected = full.measures().get(i).summary();
            DistributionSummary actual = tails.measures().get(i).summary();
            assertEquals(expected.worst(), actual.worst());
            assertEquals(expected.best(), actual.best());
            Aggregation how = actual.aggregation().orElseThrow();
            String place = actual.method() + ", " + actual.horizonDays() + " sessions: " + how;
            double deviation = expected.standardDeviation().orElseThrow();
            assertTrue(how.repriced() < 0.1 * SCENARIOS, place);
            assertTrue(how.bound() < 0.05 * deviation, place + ", " + deviation);
            assertEquals(expected.mean().orElseThrow(), actual.mean().orElseThrow(), how.bound(), place);
            double[] exact = full.scenarios().get(i).total();
            double[] approximate = tails.scenarios().get(i).total();
            for (int s = 0; s < SCENARIOS; s++) {
                assertEquals(exact[s], approximate[s], how.bound(), place);
            }
        }
    }

    /**
     * Root mean square, of the standard deviation. Volatilities that stay with strikes leave values smooth; those that follow a
     * smile bend at its ends. Student-t shocks reach 9 standard deviations, and 2,000 points have to do for that.
     */
    @ParameterizedTest
    @CsvSource({"STRIKE, 1e-6, 2e-5", "MONEYNESS, 5e-5, 5e-4"})
    void europeanBooksAreCloseInEveryScenario(Stickiness stickiness, double gaussian, double studentT) {
        Book book = book(ExerciseStyle.EUROPEAN);
        ScenarioModel model = new ScenarioModel(stickiness, -0.5, 0.9, 0.5, 4, 1e-4, 252);
        TailRun full = run(book, Exactness.ALL, BACKEND, 2, model);
        TailRun tails = run(book, Exactness.TAILS, BACKEND, 2, model);
        for (int i = 0; i < full.scenarios().size(); i++) {
            double[] exact = full.scenarios().get(i).total();
            double[] approximate = tails.scenarios().get(i).total();
            double squares = 0;
            for (int s = 0; s < SCENARIOS; s++) {
                squares += (exact[s] - approximate[s]) * (exact[s] - approximate[s]);
            }
            DistributionSummary summary = tails.measures().get(i).summary();
            assertEquals(
                    0,
                    Math.sqrt(squares / SCENARIOS) / summary.standardDeviation().orElseThrow(),
                    summary.method() == RiskMethod.GAUSSIAN ? gaussian : studentT,
                    summary.toString());
        }
    }

    @Test
    void neitherThreadsNorVectorsChangeABit() {
        Book book = book(ExerciseStyle.EUROPEAN);
        TailRun one = run(book, Exactness.TAILS, Backends.pick("scalar"), 1);
        TailRun other = run(book, Exactness.TAILS, Backends.pick("simd"), 2);
        for (int i = 0; i < one.scenarios().size(); i++) {
            assertArrayEquals(
                    one.scenarios().get(i).pnl(), other.scenarios().get(i).pnl());
        }
        assertEquals(one.measures(), other.measures());
    }

    /** Few scenarios are revalued in full whatever is asked: surfaces would cost more. */
    @Test
    void smallSetsAreRevaluedInFull() {
        Book book = book(ExerciseStyle.EUROPEAN);
        Book small = Markets.book(
                book.market(),
                Markets.settings(1_000, RiskMethod.GAUSSIAN),
                book.positions().toArray(Position[]::new));
        run(small, Exactness.TAILS, BACKEND, 1)
                .measures()
                .forEach(each -> assertTrue(each.summary().aggregation().isEmpty()));
    }
}
