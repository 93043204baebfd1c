package io.thetagrid.core.risk;

import static io.thetagrid.core.testing.Markets.RATE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.thetagrid.core.book.Book;
import io.thetagrid.core.book.Position;
import io.thetagrid.core.book.RiskMethod;
import io.thetagrid.core.instrument.Equity;
import io.thetagrid.core.instrument.ExerciseStyle;
import io.thetagrid.core.instrument.Instrument;
import io.thetagrid.core.instrument.OptionType;
import io.thetagrid.core.market.PriceHistory;
import io.thetagrid.core.market.UnderlyingMarket;
import io.thetagrid.core.pricing.BookPricer;
import io.thetagrid.core.pricing.OptionPricer;
import io.thetagrid.core.pricing.PricedBook;
import io.thetagrid.core.pricing.PricedPosition;
import io.thetagrid.core.scenario.Dynamics;
import io.thetagrid.core.scenario.Horizons;
import io.thetagrid.core.scenario.MarketDynamics;
import io.thetagrid.core.scenario.ScenarioModel;
import io.thetagrid.core.scenario.Stickiness;
import io.thetagrid.core.strategy.Profiles;
import io.thetagrid.core.testing.Markets;
import io.thetagrid.core.testing.ReferenceBackend;
import io.thetagrid.kernels.backend.Accuracy;
import io.thetagrid.kernels.backend.Backend;
import io.thetagrid.kernels.backend.Backends;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Components of whole books against closed forms, identities and runs without the bucket. */
class RiskComponentsTest {
    private static final Backend BACKEND = Backends.pick("scalar");
    private static final ScenarioModel MODEL = ScenarioModel.DEFAULT;
    private static final Set<Dimension> ALL = EnumSet.allOf(Dimension.class);
    private static final LocalDate NEAR = LocalDate.of(2025, 10, 3);
    private static final LocalDate FAR = LocalDate.of(2026, 1, 16);

    private static PricedBook priced(Book book) {
        return BookPricer.price(book, new OptionPricer(new ReferenceBackend(), Accuracy.STANDARD));
    }

    private static TailRun run(PricedBook priced, MarketDynamics dynamics) {
        try (Revaluation revaluation = new Revaluation(priced, BACKEND, Accuracy.FAST, MODEL.stickiness())) {
            return TailRun.of(
                    priced, dynamics, revaluation, new Computation(BACKEND, 2, Accuracy.FAST, Exactness.AUTO));
        }
    }

    private static List<RiskComponent> components(PricedBook priced, TailRun run, Set<Dimension> by) {
        return components(priced, run, by, BACKEND, 2);
    }

    private static List<RiskComponent> components(
            PricedBook priced, TailRun run, Set<Dimension> by, Backend backend, int threads) {
        return new RiskComponents(priced, backend, Accuracy.FAST, MODEL.stickiness(), threads)
                .of(by, run.sets(), run.scenarios());
    }

    private static double[] noise(int n, double size, long seed) {
        Random random = new Random(seed);
        return random.doubles(n).map(u -> size * (u - 0.5)).toArray();
    }

    private static Position position(
            String account, String broker, Instrument instrument, double quantity, double mark) {
        return new Position(
                account,
                broker,
                instrument,
                quantity,
                OptionalDouble.empty(),
                Double.isNaN(mark) ? OptionalDouble.empty() : OptionalDouble.of(mark),
                Optional.empty());
    }

    private static Instrument option(
            String symbol, OptionType type, double strike, LocalDate expiration, boolean american) {
        return Markets.option(
                symbol, type, strike, expiration, american ? ExerciseStyle.AMERICAN : ExerciseStyle.EUROPEAN);
    }

    /** Shares, both styles, what settles within a horizon and what has settled, over two accounts, brokers and names. */
    private static Book book(int scenarios, double size, RiskMethod... methods) {
        return Markets.book(
                Markets.market(
                        new UnderlyingMarket(
                                "AAA", 50, 0.01, 0, 1, "Energy", Map.of(), Markets.history(50, noise(300, 0.05, 21))),
                        new UnderlyingMarket(
                                "BBB", 20, 0.01, 0, 1, "", Map.of(), Markets.history(20, noise(300, 0.08, 22)))),
                Markets.settings(scenarios, methods),
                position("ira", "one", new Equity("AAA"), 100 * size, Double.NaN),
                position("ira", "one", option("AAA", OptionType.PUT, 45, NEAR, true), -2 * size, 0.4),
                position("ira", "two", option("AAA", OptionType.PUT, 45, NEAR, true), -1 * size, 0.4),
                position(
                        "ira", "one", option("AAA", OptionType.PUT, 48, LocalDate.of(2025, 9, 19), true), -1 * size, 0),
                position("main", "two", option("AAA", OptionType.CALL, 55, FAR, true), -1 * size, 3.1),
                position("main", "two", option("AAA", OptionType.PUT, 45, FAR, false), -3 * size, 2.2),
                position("main", "two", option("BBB", OptionType.PUT, 22, FAR, true), -3 * size, 3.4),
                position("main", "one", option("BBB", OptionType.CALL, 22.5, FAR, false), -2 * size, 1.4));
    }

    @Test
    void componentsOfEachDimensionAddUpToTheMeasure() {
        PricedBook priced = priced(book(3_000, 1, RiskMethod.GAUSSIAN, RiskMethod.STUDENT_T, RiskMethod.HISTORICAL));
        TailRun run = run(priced, MarketDynamics.of(priced, MODEL));
        List<RiskComponent> components = components(priced, run, ALL);
        for (Dimension dimension : ALL) {
            for (int i = 0; i < run.var().size(); i++) {
                ValueAtRisk var = run.var().get(i);
                ExpectedShortfall es = run.es().get(i);
                List<RiskComponent> own = components.stream()
                        .filter(c -> c.dimension() == dimension
                                && c.method() == var.method()
                                && c.horizonDays() == var.horizonDays()
                                && c.confidence() == var.confidence())
                        .toList();
                assertEquals(
                        buckets(dimension),
                        own.stream().map(RiskComponent::bucket).toList());
                assertSum(
                        var.value(),
                        own.stream().mapToDouble(RiskComponent::componentVar).toArray());
                assertSum(
                        es.value(),
                        own.stream().mapToDouble(RiskComponent::componentEs).toArray());
            }
        }
        assertEquals(27 * (7 + 2 + 6 + 4 + 2 + 2 + 2), components.size());
    }

    private static void assertSum(double expected, double[] parts) {
        double scale = Arrays.stream(parts).map(Math::abs).sum();
        assertEquals(expected, Arrays.stream(parts).sum(), 1e-12 * scale);
    }

    private static List<String> buckets(Dimension dimension) {
        return switch (dimension) {
            case POSITION ->
                List.of(
                        "ira AAA",
                        "ira AAA   250919P00048000",
                        "ira AAA   251003P00045000",
                        "main AAA   260116C00055000",
                        "main AAA   260116P00045000",
                        "main BBB   260116C00022500",
                        "main BBB   260116P00022000");
            case UNDERLYING -> List.of("AAA", "BBB");
            case STRIKE -> List.of("AAA 45", "AAA 48", "AAA 55", "AAA shares", "BBB 22", "BBB 22.5");
            case EXPIRATION -> List.of("2025-09-19", "2025-10-03", "2026-01-16", "no expiration");
            case SECTOR -> List.of("Energy", "no sector stated");
            case BROKER -> List.of("one", "two");
            case ACCOUNT -> List.of("ira", "main");
        };
    }

    /** What has settled risks nothing; two lots of one option are a position of three contracts. */
    @Test
    void marginalIsPerUnitOfPosition() {
        PricedBook priced = priced(book(500, 1, RiskMethod.GAUSSIAN));
        TailRun run = run(priced, MarketDynamics.of(priced, MODEL));
        for (RiskComponent component : components(priced, run, ALL)) {
            assertEquals(
                    component.dimension() == Dimension.POSITION,
                    component.marginalVar().isPresent());
            if (component.bucket().equals("ira AAA   251003P00045000")) {
                assertEquals(
                        component.componentVar() / -3, component.marginalVar().orElseThrow());
                assertEquals(
                        component.componentEs() / -3, component.marginalEs().orElseThrow());
            }
            if (component.bucket().equals("ira AAA   250919P00048000")) {
                assertEquals(0, component.componentVar());
                assertEquals(0, component.componentEs());
                assertEquals(0, component.incrementalVar());
                assertEquals(0, component.incrementalEs());
            }
        }
    }

    /**
     * Two holdings of shares whose moves are so small that their P&amp;L is normal but for 3e-4 of it. A normal loss Lᵢ given
     * the book's loss L is μᵢ + βᵢ(L − μ) with βᵢ = Cov(Lᵢ, L)/σ²: components are that at L = VaR and at L = ES
     * [McNeil–Frey–Embrechts 2015, 8.5].
     */
    @Test
    void gaussianSharesMatchTheClosedFormWithinSamplingError() {
        double[] a = noise(300, 1e-3, 1);
        double[] b = noise(300, 1.5e-3, 2);
        for (int i = 0; i < b.length; i++) {
            b[i] += 2 * a[i];
        }
        int n = 50_000;
        PricedBook priced = priced(Markets.book(
                Markets.market(
                        Markets.underlying("AAA", 50, Markets.history(50, a)),
                        Markets.underlying("BBB", 20, Markets.history(20, b))),
                Markets.settings(n, RiskMethod.GAUSSIAN),
                Markets.shares("AAA", 100),
                Markets.shares("BBB", -40)));
        ScenarioModel frozen = new ScenarioModel(Stickiness.STRIKE, 0, 0, 0.5, 4, 1e-4, 252);
        MarketDynamics dynamics = MarketDynamics.of(priced, frozen);
        List<RiskComponent> components = components(priced, run(priced, dynamics), Set.of(Dimension.UNDERLYING));
        double years = Horizons.of(priced, 5).years();
        double rho = dynamics.correlations().matrix()[0][1];
        assertTrue(rho > 0.4, "the histories are correlated");
        double[] value = {5_000, -800};
        double[] mean = new double[2];
        double[] deviation = new double[2];
        for (int i = 0; i < 2; i++) {
            Dynamics law = dynamics.over(years).get(i);
            mean[i] = -value[i] * (RATE - 0.01 - law.volatility() * law.volatility() / 2) * years;
            deviation[i] = value[i] * law.volatility() * Math.sqrt(years);
        }
        double[][] covariance = {
            {deviation[0] * deviation[0], rho * deviation[0] * deviation[1]},
            {rho * deviation[0] * deviation[1], deviation[1] * deviation[1]}
        };
        double variance = covariance[0][0] + 2 * covariance[0][1] + covariance[1][1];
        double sigma = Math.sqrt(variance);
        double z = 1.6448536269514722;
        double density = Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
        // Standard errors in σ: of the quantile √(α(1 − α)/n)/φ(z); of the tail's mean that of max(Z − z, 0)/(1 − α).
        double quantileError = Math.sqrt(0.05 * 0.95 / n) / density;
        double excess = density - 0.05 * z;
        double excessVariance = (1 + z * z) * 0.05 - z * density - excess * excess;
        double meanError = Math.sqrt(excessVariance / n) / 0.05;
        int window = 2 * (int) Math.ceil(Math.sqrt(n * 0.05 * 0.95)) + 1;
        for (int i = 0; i < 2; i++) {
            double beta = (covariance[i][0] + covariance[i][1]) / variance;
            // What of Lᵢ does not depend on L is averaged over the window, and over the tail.
            double own = Math.sqrt(covariance[i][i] - beta * beta * variance);
            RiskComponent component = components.get(6 + i); // the second horizon's first level
            assertEquals(5, component.horizonDays());
            assertEquals(0.95, component.confidence());
            assertEquals(
                    mean[i] + beta * sigma * z,
                    component.componentVar(),
                    4 * Math.hypot(own / Math.sqrt(window), beta * sigma * quantileError));
            assertEquals(
                    mean[i] + beta * sigma * density / 0.05,
                    component.componentEs(),
                    4 * Math.hypot(own / Math.sqrt(0.05 * n), beta * sigma * meanError));
        }
        // The short hedges the long.
        assertTrue(components.get(6).componentEs() > 0 && components.get(7).componentEs() < 0);
    }

    @Test
    void incrementalIsTheWholeLessARunWithoutTheBucket() {
        PricedBook priced = priced(book(2_100, 1, RiskMethod.STUDENT_T, RiskMethod.HISTORICAL));
        MarketDynamics dynamics = MarketDynamics.of(priced, MODEL);
        TailRun whole = run(priced, dynamics);
        List<RiskComponent> components = components(priced, whole, ALL);
        for (Dimension dimension : ALL) {
            for (String bucket : buckets(dimension)) {
                List<PricedPosition> rest = priced.positions().stream()
                        .filter(p -> !dimension
                                .bucket(p.position(), priced.book().market())
                                .label()
                                .equals(bucket))
                        .toList();
                TailRun without =
                        run(new PricedBook(priced.book(), rest, priced.smiles(), priced.verdicts()), dynamics);
                List<RiskComponent> own = components.stream()
                        .filter(c -> c.dimension() == dimension && c.bucket().equals(bucket))
                        .toList();
                assertEquals(18, own.size());
                for (int i = 0; i < own.size(); i++) {
                    double var = whole.var().get(i).value();
                    double es = whole.es().get(i).value();
                    // Sums in another order.
                    assertEquals(var - without.var().get(i).value(), own.get(i).incrementalVar(), 1e-11 * es);
                    assertEquals(es - without.es().get(i).value(), own.get(i).incrementalEs(), 1e-11 * es);
                }
            }
        }
    }

    /** Another name changes nothing for the first: whole reports with and without it. */
    @Test
    void incrementalIsTheDifferenceOfTwoReports() {
        Book with = book(1_000, 1, RiskMethod.GAUSSIAN);
        Book without = Markets.book(
                with.market(),
                with.risk(),
                with.positions().stream()
                        .filter(p -> p.instrument().underlying().equals("AAA"))
                        .toArray(Position[]::new));
        RiskReport whole = report(with, Set.of(Dimension.UNDERLYING));
        RiskReport rest = report(without, Set.of());
        assertTrue(rest.components().isEmpty());
        for (int i = 0; i < 9; i++) {
            RiskComponent other = whole.components().get(2 * i + 1);
            assertEquals("BBB", other.bucket());
            double es = whole.es().get(i).value();
            assertEquals(whole.var().get(i).value() - rest.var().get(i).value(), other.incrementalVar(), 1e-11 * es);
            assertEquals(es - rest.es().get(i).value(), other.incrementalEs(), 1e-11 * es);
        }
    }

    private static RiskReport report(Book book, Set<Dimension> by) {
        return RiskRun.run(
                book, Profiles.of("personal"), new Computation(BACKEND, 2, Accuracy.FAST, Exactness.AUTO), MODEL, by);
    }

    /** Twice the book is a power of two: not a bit may differ. */
    @Test
    void twiceTheBookHasTwiceTheComponents() {
        PricedBook one = priced(book(1_500, 1, RiskMethod.GAUSSIAN));
        PricedBook two = priced(book(1_500, 2, RiskMethod.GAUSSIAN));
        List<RiskComponent> single = components(one, run(one, MarketDynamics.of(one, MODEL)), ALL);
        List<RiskComponent> twice = components(two, run(two, MarketDynamics.of(two, MODEL)), ALL);
        assertEquals(single.size(), twice.size());
        for (int i = 0; i < single.size(); i++) {
            assertEquals(2 * single.get(i).componentVar(), twice.get(i).componentVar());
            assertEquals(2 * single.get(i).componentEs(), twice.get(i).componentEs());
            assertEquals(2 * single.get(i).incrementalVar(), twice.get(i).incrementalVar());
            assertEquals(2 * single.get(i).incrementalEs(), twice.get(i).incrementalEs());
            assertEquals(single.get(i).marginalVar(), twice.get(i).marginalVar());
        }
    }

    @Test
    void neitherThreadsNorVectorsNorTurnsChangeABit() {
        PricedBook priced = priced(book(2_500, 1, RiskMethod.STUDENT_T, RiskMethod.HISTORICAL));
        TailRun run = run(priced, MarketDynamics.of(priced, MODEL));
        List<RiskComponent> expected = components(priced, run, ALL, BACKEND, 1);
        assertEquals(expected, components(priced, run, ALL, BACKEND, 3));
        assertEquals(expected, components(priced, run, ALL, Backends.pick("simd"), 2));
        List<Partition> partitions =
                ALL.stream().map(dimension -> Partition.of(dimension, priced)).toList();
        List<double[]> totals = run.scenarios().stream().map(ScenarioPnl::total).toList();
        // Room for three of the 25 buckets at a time.
        IncrementalRisk.Rest[][][] turns = new IncrementalRisk(
                        partitions, run.sets(), totals, priced.book().risk().confidence(), 3 * 2_500 * 8, 2)
                .run(positions -> new PositionPnl(priced, positions, BACKEND, Accuracy.FAST, MODEL.stickiness()));
        int i = 0;
        for (IncrementalRisk.Rest[][] buckets : turns) {
            for (int set = 0; set < run.sets().size(); set++) {
                for (int c = 0; c < 3; c++) {
                    for (IncrementalRisk.Rest[] bucket : buckets) {
                        int measure = 3 * set + c;
                        assertEquals(
                                run.var().get(measure).value() - bucket[set].valueAtRisk()[c],
                                expected.get(i).incrementalVar());
                        assertEquals(
                                run.es().get(measure).value() - bucket[set].expectedShortfall()[c],
                                expected.get(i).incrementalEs());
                        i++;
                    }
                }
            }
        }
        assertEquals(expected.size(), i);
    }

    @Test
    void cashAloneHasNoComponents() {
        Book cash = Markets.book(Markets.market(), Markets.settings(100, RiskMethod.GAUSSIAN));
        assertTrue(report(cash, ALL).components().isEmpty());
        Book unknown = Markets.book(
                Markets.market(Markets.underlying("AAA", 50, PriceHistory.none())),
                Markets.settings(100, RiskMethod.HISTORICAL),
                Markets.position(option("AAA", OptionType.PUT, 45, FAR, false), -2, 3));
        assertTrue(report(unknown, ALL).components().isEmpty(), "no history, no scenarios");
    }

    /**
     * A hundred scenarios of two names by hand. VaR at 95 % is the loss of rank 95, its window three ranks either way:
     * ⌈√(100 · 0.95 · 0.05)⌉.
     */
    @Test
    void varComponentsAreTheWindowsMeanLossScaledToVar() {
        double[] first = new double[100];
        double[] second = new double[100];
        for (int i = 0; i < 100; i++) {
            first[i] = 0.1 * i;
            second[i] = 0.05 * i - (i % 2 == 0 ? 0 : 0.04);
        }
        TailComponents.Parts parts = parts(first, second);
        double meanFirst = 0;
        double meanSecond = 0;
        for (int i = 91; i <= 97; i++) {
            meanFirst += first[i] / 7;
            meanSecond += second[i] / 7;
        }
        double var = first[94] + second[94];
        double scale = var / (meanFirst + meanSecond);
        assertEquals(scale * meanFirst, parts.valueAtRisk()[0][0], 1e-12);
        assertEquals(scale * meanSecond, parts.valueAtRisk()[0][1], 1e-12);
        assertEquals(Arrays.stream(first, 95, 100).sum() / 5, parts.expectedShortfall()[0][0], 1e-12);
    }

    /** Around a VaR of 0.1 the losses of rank 92 to 94 are gains of 50: the window's mean says nothing of it. */
    @Test
    void whereTheWindowSaysNothingVarComponentsAreTheLossesOfItsScenario() {
        double[] first = new double[100];
        double[] second = new double[100];
        for (int i = 0; i < 100; i++) {
            first[i] = i < 94 ? -50 - 0.01 * (100 - i) : 3 + 0.1 * (i - 94);
            second[i] = i < 94 ? 0 : -2.9;
        }
        TailComponents.Parts parts = parts(first, second);
        assertEquals(3, parts.valueAtRisk()[0][0], 1e-12);
        assertEquals(-2.9, parts.valueAtRisk()[0][1], 1e-12);
    }

    /** Parts at 95 % of a share of 100 each, by their losses. */
    private static TailComponents.Parts parts(double[] first, double[] second) {
        PriceHistory history = Markets.history(100, noise(300, 0.05, 3));
        PricedBook priced = priced(Markets.book(
                Markets.market(Markets.underlying("AAA", 100, history), Markets.underlying("BBB", 100, history)),
                Markets.settings(1, RiskMethod.GAUSSIAN),
                Markets.shares("AAA", 1),
                Markets.shares("BBB", 1)));
        List<Integer> shuffled = new ArrayList<>();
        for (int i = 0; i < first.length; i++) {
            shuffled.add(i);
        }
        Collections.shuffle(shuffled, new Random(4));
        double[] pnl = shuffled.stream().mapToDouble(i -> -first[i] - second[i]).toArray();
        GivenScenarios set = new GivenScenarios(new TreeMap<>(Map.of(
                "AAA",
                        shuffled.stream()
                                .mapToDouble(i -> Math.log(1 - first[i] / 100))
                                .toArray(),
                "BBB",
                        shuffled.stream()
                                .mapToDouble(i -> Math.log(1 - second[i] / 100))
                                .toArray())));
        try (PositionPnl revaluation =
                new PositionPnl(priced, new int[] {0, 1}, BACKEND, Accuracy.FAST, MODEL.stickiness())) {
            return new TailComponents(2, revaluation, 1).of(set, pnl, List.of(0.95));
        }
    }
}
