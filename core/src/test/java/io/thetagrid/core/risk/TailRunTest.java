package io.thetagrid.core.risk;

import static io.thetagrid.core.testing.Markets.RATE;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.thetagrid.core.book.Book;
import io.thetagrid.core.book.RiskMethod;
import io.thetagrid.core.exercise.Probability;
import io.thetagrid.core.instrument.ExerciseStyle;
import io.thetagrid.core.instrument.OptionContract;
import io.thetagrid.core.instrument.OptionType;
import io.thetagrid.core.market.ExpirationInstants;
import io.thetagrid.core.market.PriceHistory;
import io.thetagrid.core.pricing.BookPricer;
import io.thetagrid.core.pricing.OptionPricer;
import io.thetagrid.core.pricing.PricedBook;
import io.thetagrid.core.scenario.Horizons;
import io.thetagrid.core.scenario.MarketDynamics;
import io.thetagrid.core.scenario.ScenarioModel;
import io.thetagrid.core.scenario.Stickiness;
import io.thetagrid.core.testing.Markets;
import io.thetagrid.core.testing.ReferenceBackend;
import io.thetagrid.kernels.backend.Accuracy;
import io.thetagrid.kernels.backend.Backend;
import io.thetagrid.kernels.backend.Backends;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** VaR and expected shortfall of whole books against closed forms and independent calculations. */
class TailRunTest {
    private static final Backend BACKEND = Backends.pick("scalar");
    private static final double Z95 = 1.6448536269514722;

    private static final ScenarioModel FROZEN_VOLATILITY =
            new ScenarioModel(Stickiness.STRIKE, 0, 0, 0.5, 4, 1e-4, 252);

    private static PricedBook priced(Book book) {
        return BookPricer.price(book, new OptionPricer(new ReferenceBackend(), Accuracy.STANDARD));
    }

    private static TailRun run(Book book, ScenarioModel model, int threads) {
        return run(book, model, BACKEND, threads);
    }

    private static TailRun run(Book book, ScenarioModel model, Backend backend, int threads) {
        PricedBook priced = priced(book);
        try (Revaluation revaluation = new Revaluation(priced, backend, Accuracy.FAST, model.stickiness())) {
            return TailRun.of(
                    priced,
                    MarketDynamics.of(priced, model),
                    revaluation,
                    new Computation(backend, threads, Accuracy.FAST, Exactness.AUTO));
        }
    }

    private static double[] noise(int n, double volatility, long seed) {
        Random random = new Random(seed);
        return random.doubles(n).map(u -> volatility * (u - 0.5)).toArray();
    }

    /**
     * A hundred shares whose log moves are Gaussian: VaR is a quantile of a lognormal, and expected shortfall its truncated mean
     * [McNeil–Frey–Embrechts 2015, 2.3.4].
     */
    @Test
    void gaussianMeasuresOfSharesMatchTheClosedFormWithinSamplingError() {
        PriceHistory history = Markets.history(50, noise(300, 0.08, 1));
        Book book = Markets.book(
                Markets.market(Markets.underlying("AAA", 50, history)),
                Markets.settings(50_000, RiskMethod.GAUSSIAN),
                Markets.shares("AAA", 100));
        TailRun run = run(book, FROZEN_VOLATILITY, 1);
        MarketDynamics dynamics = MarketDynamics.of(priced(book), FROZEN_VOLATILITY);
        for (int i = 0; i < 3; i++) {
            double years = Horizons.of(priced(book), new int[] {1, 5, 21}[i]).years();
            double v = dynamics.over(years).getFirst().volatility();
            double drift = (RATE - 0.01) * years;
            double spread = v * Math.sqrt(years);
            double quantile = Math.exp(drift - spread * spread / 2 - Z95 * spread);
            double tailMean = Math.exp(drift) * ReferenceBackend.cdf(-Z95 - spread) / 0.05;
            // Standard error of a quantile: √(α(1 − α)/n) / density; density of P&L at VaR is φ(z) /
            // (5000·quantile·spread).
            double density = Math.exp(-Z95 * Z95 / 2) / Math.sqrt(2 * Math.PI) / (5000 * quantile * spread);
            double error = Math.sqrt(0.05 * 0.95 / 50_000) / density;
            ValueAtRisk var = run.measures().get(i).var().getFirst();
            ExpectedShortfall es = run.measures().get(i).es().getFirst();
            assertEquals(5000 * (1 - quantile), var.value(), 4 * error, "horizon " + i);
            assertTrue(var.low().orElseThrow() < var.value()
                    && var.value() < var.high().orElseThrow());
            // The interval is about ±1.96 standard errors wide.
            assertEquals(2 * 1.96 * error, var.high().getAsDouble() - var.low().getAsDouble(), 0.8 * error);
            double margin = es.high().orElseThrow() - es.value();
            assertEquals(5000 * (1 - tailMean), es.value(), 2.1 * margin, "horizon " + i);
        }
    }

    /** Cash of 10,000 and 180 shares short at 50: ruined once the share gains a ninth, which a lognormal does so often. */
    @Test
    void ruinIsAsLikelyAsTheMoveThatTakesAllValue() {
        PriceHistory history = Markets.history(50, noise(300, 0.08, 1));
        Book book = Markets.book(
                Markets.market(Markets.underlying("AAA", 50, history)),
                Markets.settings(50_000, RiskMethod.GAUSSIAN),
                Markets.shares("AAA", -180));
        TailRun run = run(book, FROZEN_VOLATILITY, 1);
        MarketDynamics dynamics = MarketDynamics.of(priced(book), FROZEN_VOLATILITY);
        for (int i = 0; i < 3; i++) {
            double years = Horizons.of(priced(book), new int[] {1, 5, 21}[i]).years();
            double v = dynamics.over(years).getFirst().volatility();
            double drift = (RATE - 0.01 - v * v / 2) * years;
            double expected = ReferenceBackend.cdf((drift - Math.log(10 / 9.0)) / (v * Math.sqrt(years)));
            Probability ruin = run.measures().get(i).summary().ruin().orElseThrow();
            double error = Math.sqrt(expected * (1 - expected) / 50_000);
            assertEquals(expected, ruin.value(), 4 * error);
            assertTrue(ruin.low() <= ruin.value() && ruin.value() < ruin.high());
            if (i > 0) {
                // Wide of 0, where the interval is normal: 1.96 standard errors either way.
                assertEquals(2 * 1.96 * error, ruin.high() - ruin.low(), 0.2 * error);
            }
        }
    }

    /** The put's value falls with the spot, so its loss quantile is its loss at the spot's quantile. */
    @Test
    void shortEuropeanPutLosesAtVaRWhatItLosesAtTheSpotsQuantile() {
        double v = 0.6;
        LocalDate expiration = LocalDate.of(2025, 12, 19);
        OptionContract put = Markets.option("AAA", OptionType.PUT, 45, expiration, ExerciseStyle.EUROPEAN);
        double t = ExpirationInstants.timeToExpiry(put, Markets.AS_OF);
        double mark = ReferenceBackend.european(-1, 50, 45, t, RATE, 0.01, v);
        Book book = Markets.book(
                Markets.market(Markets.underlying("AAA", 50, PriceHistory.none())),
                Markets.settings(20_000, RiskMethod.GAUSSIAN),
                Markets.position(put, -2, mark));
        TailRun run = run(book, FROZEN_VOLATILITY, 1);
        double years = Horizons.of(priced(book), 5).years();
        double spread = v * Math.sqrt(years);
        double[] loss = new double[2];
        for (int i = 0; i < 2; i++) {
            // At the quantile, and two and a half per cent of a standard deviation (4 standard errors of it) further
            // out.
            double z = -Z95 - i * 4 * Math.sqrt(0.05 * 0.95 / 20_000) / 0.10314;
            double spot = 50 * Math.exp((RATE - 0.01) * years - spread * spread / 2 + z * spread);
            loss[i] = 200 * (ReferenceBackend.european(-1, spot, 45, t - years, RATE, 0.01, v) - mark);
        }
        double var = run.measures().get(1).var().getFirst().value();
        assertEquals(loss[0], var, loss[1] - loss[0]);
        assertEquals(
                OptionalDouble.empty(), run.measures().get(1).var().getFirst().error());
    }

    @Test
    void measuresFollowFromTheExportedScenariosToTheLastDigit() {
        Book book = twoUnderlyings(10_000, RiskMethod.GAUSSIAN, RiskMethod.STUDENT_T);
        TailRun run = run(book, ScenarioModel.DEFAULT, 2);
        assertEquals(6, run.measures().size());
        for (int i = 0; i < 6; i++) {
            ScenarioPnl pnl = run.scenarios().get(i);
            BigDecimal[] losses = IntStream.range(0, pnl.scenarios())
                    .mapToObj(s -> BigDecimal.valueOf(Arrays.stream(pnl.pnl())
                                    .map(group -> new BigDecimal(group[s]))
                                    .reduce(BigDecimal.ZERO, BigDecimal::add)
                                    .doubleValue())
                            .negate())
                    .sorted(Comparator.reverseOrder())
                    .toArray(BigDecimal[]::new);
            assertEquals(
                    losses[500].doubleValue(),
                    run.measures().get(i).var().get(0).value());
            assertEquals(
                    losses[100].doubleValue(),
                    run.measures().get(i).var().get(2).value());
            BigDecimal sum = Arrays.stream(losses, 0, 250).reduce(BigDecimal.ZERO, BigDecimal::add);
            double es =
                    sum.divide(BigDecimal.valueOf(250), MathContext.DECIMAL128).doubleValue();
            assertEquals(es, run.measures().get(i).es().get(1).value(), Math.ulp(es));
        }
    }

    @Test
    void neitherThreadsNorVectorsChangeABit() {
        Book book = twoUnderlyings(3_000, RiskMethod.GAUSSIAN, RiskMethod.STUDENT_T, RiskMethod.HISTORICAL);
        TailRun one = run(book, ScenarioModel.DEFAULT, 1);
        for (TailRun other : List.of(
                run(book, ScenarioModel.DEFAULT, 2), run(book, ScenarioModel.DEFAULT, Backends.pick("simd"), 2))) {
            for (int i = 0; i < one.scenarios().size(); i++) {
                assertTrue(Arrays.deepEquals(
                        one.scenarios().get(i).pnl(), other.scenarios().get(i).pnl()));
            }
            assertEquals(one.measures(), other.measures());
        }
    }

    /** Long and short shares of two names with histories: every step by hand. */
    @Test
    void historicalMeasuresMatchAnIndependentCalculation() {
        double[] a = noise(300, 0.05, 11);
        double[] b = noise(300, 0.09, 12);
        Book book = Markets.book(
                Markets.market(
                        Markets.underlying("AAA", 50, Markets.history(50, a)),
                        Markets.underlying("BBB", 20, Markets.history(20, b))),
                Markets.settings(100, RiskMethod.HISTORICAL),
                Markets.shares("AAA", 100),
                Markets.shares("BBB", -70));
        TailRun run = run(book, ScenarioModel.DEFAULT, 1);
        for (int horizon = 0; horizon < 2; horizon++) {
            int h = horizon == 0 ? 1 : 5;
            int windows = 252 - h + 1;
            double[] losses = new double[windows];
            for (int w = 0; w < windows; w++) {
                double moveA =
                        Arrays.stream(a, 300 - 252 + w, 300 - 252 + w + h).sum();
                double moveB =
                        Arrays.stream(b, 300 - 252 + w, 300 - 252 + w + h).sum();
                losses[w] = -100 * 50 * (Math.exp(moveA) - 1) + 70 * 20 * (Math.exp(moveB) - 1);
            }
            Arrays.sort(losses);
            TailMeasures measures = run.measures().get(horizon);
            assertEquals(windows, measures.summary().scenarios());
            // Closes are rebuilt from returns and turned into returns again: a few roundings of 1e-16 on 5,000.
            double var95 = losses[(int) Math.ceil(0.95 * windows) - 1];
            assertEquals(var95, measures.var().getFirst().value(), 1e-9);
            double tail = 0.01 * windows;
            double sum = losses[windows - 1] + losses[windows - 2] + (tail - 2) * losses[windows - 3];
            assertEquals(sum / tail, measures.es().get(2).value(), 1e-9);
        }
        assertEquals(
                OptionalDouble.empty(), run.measures().getFirst().var().get(2).high());
        // Five-session windows overlap: their bound is the bootstrap's, by the book's seed.
        Interval bound = new BlockBootstrap(
                        run.scenarios().get(1).total(), 5, book.risk().confidence(), 7)
                .valueAtRiskInterval(0.95);
        assertTrue(bound.low().isPresent());
        assertEquals(bound.low(), run.measures().get(1).var().getFirst().low());
        assertEquals(
                OptionalDouble.empty(), run.measures().get(1).var().getFirst().high());
    }

    /**
     * Returns that alternate between ±a, then ±3a for the last month: what the weights λᵏ make of both regimes is a geometric sum,
     * and each return is scaled by tomorrow's volatility over its day's.
     */
    @Test
    void filteredReturnsAreScaledToTomorrowsVolatility() {
        int calm = 230;
        int wild = 22;
        double a = 0.01;
        double[] returns = new double[calm + wild];
        for (int t = 0; t < returns.length; t++) {
            returns[t] = (t % 2 == 0 ? a : -a) * (t < calm ? 1 : 3);
        }
        Book book = Markets.book(
                Markets.market(Markets.underlying("AAA", 50, Markets.history(50, returns))),
                Markets.settings(100, RiskMethod.FILTERED_HISTORICAL),
                Markets.shares("AAA", 100));
        ScenarioPnl pnl = run(book, ScenarioModel.DEFAULT, 1).scenarios().getFirst();
        double start = a * a * (calm + 9.0 * wild) / (calm + wild);
        double calmEnd = Math.pow(0.94, calm) * start + (1 - Math.pow(0.94, calm)) * a * a;
        double tomorrow = Math.pow(0.94, wild) * calmEnd + (1 - Math.pow(0.94, wild)) * 9 * a * a;
        // Closes are rebuilt from returns and turned into returns again: a few roundings of 1e-16 on 5,000.
        assertEquals(5000 * (Math.exp(a * Math.sqrt(tomorrow / start)) - 1), pnl.pnl()[0][0], 1e-9);
        assertEquals(5000 * (Math.exp(3 * a * Math.sqrt(tomorrow / calmEnd)) - 1), pnl.pnl()[0][calm], 1e-9);
        assertEquals(252, pnl.scenarios());
    }

    @Test
    void historicalWithoutHistoryIsUnavailableAndSaysSo() {
        OptionContract put =
                Markets.option("AAA", OptionType.PUT, 45, LocalDate.of(2025, 12, 19), ExerciseStyle.EUROPEAN);
        Book book = Markets.book(
                Markets.market(Markets.underlying("AAA", 50, PriceHistory.none())),
                Markets.settings(100, RiskMethod.HISTORICAL),
                Markets.position(put, -2, 3));
        TailMeasures measures = run(book, ScenarioModel.DEFAULT, 1).measures().getFirst();
        assertEquals(0, measures.summary().scenarios());
        assertTrue(measures.summary().note().startsWith("unavailable, n = 0"));
        assertTrue(measures.var().isEmpty() && measures.es().isEmpty());
    }

    @Test
    void anotherUnderlyingLeavesTheDrawsOfTheOthersUnchanged() {
        Book one = Markets.book(
                twoUnderlyings(1).market(), Markets.settings(2_000, RiskMethod.STUDENT_T), Markets.shares("BBB", 10));
        Book two = Markets.book(
                twoUnderlyings(1).market(),
                Markets.settings(2_000, RiskMethod.STUDENT_T),
                Markets.shares("AAA", 10),
                Markets.shares("BBB", 10));
        ScenarioModel uncorrelated = new ScenarioModel(Stickiness.STRIKE, -0.5, 0.9, 0, 4, 1e-4, 30);
        double[] alone = run(one, uncorrelated, 1).scenarios().getFirst().pnl()[0];
        double[] together = run(two, uncorrelated, 1).scenarios().getFirst().pnl()[1];
        assertArrayEquals(alone, together);
    }

    private static Book twoUnderlyings(int scenarios, RiskMethod... methods) {
        return Markets.book(
                Markets.market(
                        Markets.underlying("AAA", 50, Markets.history(50, noise(300, 0.05, 21))),
                        Markets.underlying("BBB", 20, Markets.history(20, noise(300, 0.08, 22)))),
                Markets.settings(scenarios, methods),
                Markets.shares("AAA", 100),
                Markets.position(
                        Markets.option("AAA", OptionType.PUT, 45, LocalDate.of(2025, 10, 3), ExerciseStyle.EUROPEAN),
                        -3,
                        0.9),
                Markets.position(
                        Markets.option("BBB", OptionType.CALL, 22, LocalDate.of(2025, 12, 19), ExerciseStyle.EUROPEAN),
                        -2,
                        1.4));
    }
}
