package io.thetagrid.kernels.backend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every backend gives the scalar backend's bits, at sizes around every vector and block, with limits, wings and rubbish
 * among the rows. {@code -Dtest.requireBackend=simd} turns a backend that cannot run here into a failure.
 */
class BackendConformanceTest {
    private static final List<String> BACKENDS = List.of("simd");
    private static final int[] SIZES = {0, 1, 7, 8, 9, 63, 1021};

    static Stream<Arguments> backendsAndSizes() {
        return BACKENDS.stream().flatMap(name -> Arrays.stream(SIZES).mapToObj(n -> Arguments.of(name, n)));
    }

    private static Backend backend(String name) {
        Optional<String> refusal = Backends.refusal(name);
        if (refusal.isPresent() && name.equals(System.getProperty("test.requireBackend"))) {
            fail("backend " + name + " is required: " + refusal.get());
        }
        assumeTrue(refusal.isEmpty(), () -> name + ": " + refusal.get());
        return Backends.pick(name);
    }

    @ParameterizedTest
    @MethodSource("backendsAndSizes")
    void price(String name, int rows) {
        try (Arena arena = Arena.ofConfined()) {
            Batch<OptionColumn> options = options(arena, rows);
            Batch<GreekColumn> expected = Batch.allocate(arena, GreekColumn.class, rows);
            Batch<GreekColumn> actual = Batch.allocate(arena, GreekColumn.class, rows);
            new ScalarBackend().price(options, expected);
            backend(name).price(options, actual);
            assertSameBits(expected.columns(), actual.columns());
        }
    }

    @ParameterizedTest
    @MethodSource("backendsAndSizes")
    void impliedVolatility(String name, int rows) {
        try (Arena arena = Arena.ofConfined()) {
            Batch<QuoteColumn> quotes = quotes(arena, rows);
            Batch<ImpliedVolatilityColumn> expected = Batch.allocate(arena, ImpliedVolatilityColumn.class, rows);
            Batch<ImpliedVolatilityColumn> actual = Batch.allocate(arena, ImpliedVolatilityColumn.class, rows);
            new ScalarBackend().impliedVolatility(quotes, expected);
            backend(name).impliedVolatility(quotes, actual);
            assertSameBits(expected.columns(), actual.columns());
        }
    }

    @ParameterizedTest
    @MethodSource("backendsAndSizes")
    void american(String name, int rows) {
        int few = Math.min(rows, 63);
        try (Arena arena = Arena.ofConfined()) {
            Batch<OptionColumn> options = options(arena, few);
            Batch<AmericanColumn> expected = Batch.allocate(arena, AmericanColumn.class, few);
            Batch<AmericanColumn> actual = Batch.allocate(arena, AmericanColumn.class, few);
            new ScalarBackend().american(options, Accuracy.FAST, EnumSet.allOf(AmericanColumn.class), expected);
            backend(name).american(options, Accuracy.FAST, EnumSet.allOf(AmericanColumn.class), actual);
            assertSameBits(expected.columns(), actual.columns());
        }
    }

    @ParameterizedTest
    @MethodSource("backendsAndSizes")
    void americanImpliedVolatility(String name, int rows) {
        int few = Math.min(rows, 9);
        try (Arena arena = Arena.ofConfined()) {
            Batch<QuoteColumn> quotes = quotes(arena, few);
            Batch<ImpliedVolatilityColumn> expected = Batch.allocate(arena, ImpliedVolatilityColumn.class, few);
            Batch<ImpliedVolatilityColumn> actual = Batch.allocate(arena, ImpliedVolatilityColumn.class, few);
            new ScalarBackend().americanImpliedVolatility(quotes, Accuracy.FAST, expected);
            backend(name).americanImpliedVolatility(quotes, Accuracy.FAST, actual);
            assertSameBits(expected.columns(), actual.columns());
        }
    }

    @ParameterizedTest
    @MethodSource("backendsAndSizes")
    void dividends(String name, int rows) {
        int few = Math.min(rows, 63);
        for (DividendModel model : DividendModel.values()) {
            for (boolean american : new boolean[] {false, true}) {
                try (Arena arena = Arena.ofConfined()) {
                    Batch<OptionColumn> options = options(arena, few);
                    DividendSchedule schedule = schedule(options);
                    DividendTerms terms = new DividendTerms(model, american, Accuracy.FAST, rows <= 9);
                    Batch<DividendColumn> expected = Batch.allocate(arena, DividendColumn.class, few);
                    Batch<DividendColumn> actual = Batch.allocate(arena, DividendColumn.class, few);
                    double[] expectedSpots = new double[schedule.count()];
                    double[] actualSpots = new double[schedule.count()];
                    new ScalarBackend().dividends(options, schedule, terms, expected, expectedSpots);
                    backend(name).dividends(options, schedule, terms, actual, actualSpots);
                    assertSameBits(expected.columns(), actual.columns());
                    for (int k = 0; k < expectedSpots.length; k++) {
                        assertSameBits(expectedSpots[k], actualSpots[k], "critical spot " + k);
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("backendsAndSizes")
    void dividendImpliedVolatility(String name, int rows) {
        int few = Math.min(rows, 9);
        try (Arena arena = Arena.ofConfined()) {
            Batch<QuoteColumn> quotes = quotes(arena, few);
            DividendSchedule schedule = schedule(options(arena, few));
            DividendTerms terms = new DividendTerms(DividendModel.SPOT, true, Accuracy.FAST, false);
            Batch<ImpliedVolatilityColumn> expected = Batch.allocate(arena, ImpliedVolatilityColumn.class, few);
            Batch<ImpliedVolatilityColumn> actual = Batch.allocate(arena, ImpliedVolatilityColumn.class, few);
            new ScalarBackend().dividendImpliedVolatility(quotes, schedule, terms, expected);
            backend(name).dividendImpliedVolatility(quotes, schedule, terms, actual);
            assertSameBits(expected.columns(), actual.columns());
        }
    }

    /** Up to nine dividends a row, some before now, some after expiry, some larger than the spot, some rubbish. */
    private static DividendSchedule schedule(Batch<OptionColumn> options) {
        SplittableRandom random = new SplittableRandom(5);
        int[] first = new int[options.rows() + 1];
        List<Double> years = new ArrayList<>();
        List<Double> amounts = new ArrayList<>();
        for (int row = 0; row < options.rows(); row++) {
            double time = options.get(OptionColumn.TIME_TO_EXPIRY, row);
            for (int k = random.nextInt(10); k > 0; k--) {
                years.add(time * random.nextDouble(-0.1, 1.1));
                amounts.add(row % 12 == 10 ? 150 : row % 23 == 20 ? Double.NaN : random.nextDouble(0, 3));
            }
            first[row + 1] = years.size();
        }
        return new DividendSchedule(
                first,
                years.stream().mapToDouble(Double::doubleValue).toArray(),
                amounts.stream().mapToDouble(Double::doubleValue).toArray());
    }

    @ParameterizedTest
    @MethodSource("backendsAndSizes")
    void normals(String name, int rows) {
        for (int columns = 1; columns <= 2; columns++) {
            try (Arena arena = Arena.ofConfined()) {
                NormalStream stream = new NormalStream(20, -7, 3, 1);
                Columns expected = Columns.allocate(arena, columns, rows);
                Columns actual = Columns.allocate(arena, columns, rows);
                long first = (1L << 32) - 5; // scenario numbers cross a word
                new ScalarBackend().normals(stream, first, expected);
                backend(name).normals(stream, first, actual);
                assertSameBits(expected, actual);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("backendsAndSizes")
    void reprice(String name, int scenarios) {
        for (boolean uniform : new boolean[] {true, false}) {
            try (Arena arena = Arena.ofConfined()) {
                Batch<ContractColumn> contracts = contracts(arena, 60);
                int[] bucket = new int[60];
                int[] group = new int[60];
                boolean[] american = new boolean[60];
                for (int i = 0; i < 60; i++) {
                    bucket[i] = i % 3;
                    group[i] = i % 4;
                    american[i] = i % 30 == 7;
                }
                BookLayout layout = new BookLayout(bucket, group, american, Accuracy.FAST);
                List<Batch<ScenarioColumn>> byBucket = new ArrayList<>();
                for (int b = 0; b < 3; b++) {
                    byBucket.add(scenarios(arena, scenarios, b, uniform));
                }
                Columns expected = Columns.allocate(arena, 4, scenarios);
                Columns actual = Columns.allocate(arena, 4, scenarios);
                try (PreparedBook scalar = new ScalarBackend().prepare(contracts, layout);
                        PreparedBook other = backend(name).prepare(contracts, layout)) {
                    scalar.reprice(byBucket, expected);
                    other.reprice(byBucket, actual);
                    for (int i = 0; i < 60; i++) {
                        assertSameBits(scalar.baseValues()[i], other.baseValues()[i], "base value " + i);
                    }
                }
                assertSameBits(expected, actual);
            }
        }
    }

    private static Batch<OptionColumn> options(Arena arena, int rows) {
        Batch<OptionColumn> options = Batch.allocate(arena, OptionColumn.class, rows);
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < rows; i++) {
            options.set(OptionColumn.OPTION_SIGN, i, random.nextBoolean() ? 1 : -1);
            options.set(OptionColumn.SPOT, i, 100);
            options.set(OptionColumn.STRIKE, i, 100 * Math.exp(random.nextDouble(-1, 1)));
            options.set(OptionColumn.TIME_TO_EXPIRY, i, Math.exp(random.nextDouble(-9, 2)));
            options.set(OptionColumn.RATE, i, random.nextDouble(0.005, 0.08));
            options.set(OptionColumn.DIVIDEND_YIELD, i, random.nextDouble(0, 0.05));
            options.set(OptionColumn.VOLATILITY, i, Math.exp(random.nextDouble(-3, 1.5)));
            spoil(options, i);
        }
        return options;
    }

    /** Zero volatility, zero time, no spot, no strike, deep wings, NaN, infinities and negatives, now and then. */
    private static void spoil(Batch<OptionColumn> options, int i) {
        switch (i % 37) {
            case 3 -> options.set(OptionColumn.VOLATILITY, i, 0);
            case 5 -> options.set(OptionColumn.TIME_TO_EXPIRY, i, 0);
            case 6 -> options.set(OptionColumn.STRIKE, i, 1e-3);
            case 8 -> options.set(OptionColumn.SPOT, i, 0);
            case 11 -> options.set(OptionColumn.STRIKE, i, 0);
            case 13 -> options.set(OptionColumn.STRIKE, i, 1e6);
            case 17 -> options.set(OptionColumn.VOLATILITY, i, Double.NaN);
            case 19 -> options.set(OptionColumn.SPOT, i, Double.POSITIVE_INFINITY);
            case 23 -> options.set(OptionColumn.TIME_TO_EXPIRY, i, -1);
            case 29 -> options.set(OptionColumn.OPTION_SIGN, i, 0);
            case 31 -> options.set(OptionColumn.VOLATILITY, i, 1e-120);
            default -> {}
        }
    }

    private static Batch<QuoteColumn> quotes(Arena arena, int rows) {
        Batch<OptionColumn> options = options(arena, rows);
        Batch<GreekColumn> greeks = Batch.allocate(arena, GreekColumn.class, rows);
        new ScalarBackend().price(options, greeks);
        Batch<QuoteColumn> quotes = Batch.allocate(arena, QuoteColumn.class, rows);
        for (int i = 0; i < rows; i++) {
            for (QuoteColumn column : QuoteColumn.values()) {
                quotes.columns().set(column.ordinal(), i, options.columns().get(column.ordinal(), i));
            }
            double price = greeks.get(GreekColumn.PRICE, i);
            quotes.set(QuoteColumn.PRICE, i, i % 41 == 40 ? 1.5 * price : i % 43 == 42 ? 0.5 * price : price);
        }
        return quotes;
    }

    private static Batch<ContractColumn> contracts(Arena arena, int rows) {
        Batch<ContractColumn> contracts = Batch.allocate(arena, ContractColumn.class, rows);
        SplittableRandom random = new SplittableRandom(4);
        for (int i = 0; i < rows; i++) {
            double strike = 100 * Math.exp(random.nextDouble(-0.5, 0.5));
            contracts.set(ContractColumn.OPTION_SIGN, i, random.nextBoolean() ? 1 : -1);
            contracts.set(ContractColumn.SPOT, i, 100);
            contracts.set(ContractColumn.STRIKE, i, strike);
            contracts.set(ContractColumn.TIME_TO_EXPIRY, i, i % 10 == 9 ? 1e-3 : random.nextDouble(0.01, 2));
            contracts.set(ContractColumn.RATE, i, 0.03);
            contracts.set(ContractColumn.DIVIDEND_YIELD, i, 0.01);
            contracts.set(ContractColumn.SMILE_LEVEL, i, i % 10 == 8 ? 0 : random.nextDouble(0.1, 2));
            contracts.set(ContractColumn.SMILE_SLOPE, i, i % 2 == 0 ? 0 : -0.2);
            contracts.set(ContractColumn.SMILE_CURVATURE, i, i % 2 == 0 ? 0 : 0.1);
            contracts.set(ContractColumn.LOG_MONEYNESS, i, Math.log(strike / 100));
            contracts.set(ContractColumn.LOG_MONEYNESS_LOW, i, -0.4);
            contracts.set(ContractColumn.LOG_MONEYNESS_HIGH, i, 0.4);
            contracts.set(ContractColumn.VOLATILITY_FLOOR, i, i % 10 == 8 ? 0 : 0.01);
            contracts.set(ContractColumn.WEIGHT, i, 100 * (random.nextInt(21) - 10));
        }
        return contracts;
    }

    private static Batch<ScenarioColumn> scenarios(Arena arena, int rows, int bucket, boolean uniform) {
        Batch<ScenarioColumn> scenarios = Batch.allocate(arena, ScenarioColumn.class, rows);
        SplittableRandom random = new SplittableRandom(5 + bucket);
        for (int i = 0; i < rows; i++) {
            boolean bankrupt = i % 50 == 49;
            scenarios.set(ScenarioColumn.LOG_SPOT, i, bankrupt ? -800 : random.nextGaussian(0, 0.1));
            scenarios.set(ScenarioColumn.VOL_FACTOR, i, Math.exp(random.nextGaussian(0, 0.2)));
            scenarios.set(ScenarioColumn.RATE_SHIFT, i, uniform ? 0 : random.nextGaussian(0, 0.001));
            scenarios.set(ScenarioColumn.TIME_ELAPSED, i, uniform || i % 5 == 0 ? 3 / 365.0 : 0.2);
        }
        return scenarios;
    }

    private static void assertSameBits(Columns expected, Columns actual) {
        for (int column = 0; column < expected.count(); column++) {
            for (int row = 0; row < expected.rows(); row++) {
                assertSameBits(expected.get(column, row), actual.get(column, row), "column " + column + ", row " + row);
            }
        }
    }

    /** All NaN are one. */
    private static void assertSameBits(double expected, double actual, String where) {
        assertEquals(
                Double.doubleToLongBits(expected),
                Double.doubleToLongBits(actual),
                () -> where + ": expected " + expected + ", got " + actual);
    }
}
