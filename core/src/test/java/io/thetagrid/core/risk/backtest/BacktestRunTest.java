package io.thetagrid.core.risk.backtest;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.thetagrid.core.io.BadInputException;
import io.thetagrid.core.market.Adjustment;
import io.thetagrid.core.market.PriceHistory;
import io.thetagrid.kernels.backend.Backend;
import io.thetagrid.kernels.backend.Backends;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;
import java.util.function.IntToDoubleFunction;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

class BacktestRunTest {
    private static final Backend BACKEND = Backends.pick("auto");
    private static final BacktestSettings SETTINGS =
            new BacktestSettings(252, 0.94, List.of(0.95, 0.99), Side.LONG, 0.05, 200, 1);

    /**
     * Independent returns of one volatility. An order statistic of rank r of n such returns is exceeded by the next with the
     * probability (n + 1 − r)/(n + 1): 13/253 at 95 %.
     */
    @Test
    void historicalSimulationIsExceededAsOrderStatisticsAre() {
        SeriesBacktest result = run(SETTINGS, series("IID", 8000, _ -> 0.01));
        Backtest historical = backtest(result, ForecastMethod.HISTORICAL, 0.95);
        int days = historical.counts().observations();
        assertEquals(8000 - 253, days);
        double p = 13.0 / 253;
        // Windows overlap, which spreads the count a little more than independent days would.
        assertEquals(p, historical.counts().exceptions() / (double) days, 5 * Math.sqrt(p * (1 - p) / days));
    }

    /** Volatility that waxes and wanes over two years: a look-back of one notices late, the exponential weights soon. */
    @Test
    void clusteredVolatilityIsHeldAgainstThoseThatIgnoreIt() {
        SeriesBacktest result =
                run(SETTINGS, series("WAVES", 6000, day -> 0.01 * Math.exp(1.2 * Math.sin(day / 80.0))));
        Backtest historical = backtest(result, ForecastMethod.HISTORICAL, 0.95);
        assertEquals(
                TestVerdict.REJECTED,
                historical.test(TestKind.CHRISTOFFERSEN_INDEPENDENCE).verdict());
        assertEquals(
                TestVerdict.REJECTED,
                historical.test(TestKind.CHRISTOFFERSEN_COVERAGE).verdict());
        double ignored = historical
                .test(TestKind.CHRISTOFFERSEN_INDEPENDENCE)
                .statistic()
                .orElseThrow();
        double filtered = backtest(result, ForecastMethod.FILTERED_HISTORICAL, 0.95)
                .test(TestKind.CHRISTOFFERSEN_INDEPENDENCE)
                .statistic()
                .orElseThrow();
        assertTrue(filtered < ignored / 4, filtered + " against " + ignored);
    }

    /** Returns with fat tails, of which a Gaussian knows nothing: its shortfalls are too low, Student-t's are not. */
    @Test
    void fatTailsAreHeldAgainstTheGaussian() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(24);
        // t with four degrees of freedom: a normal over the root of a fourth of a χ² of four.
        SeriesBacktest result = run(SETTINGS, series("TAILS", 6000, _ -> {
            double chiSquare = 0;
            for (int i = 0; i < 4; i++) {
                double normal = random.nextGaussian();
                chiSquare += normal * normal;
            }
            return 0.007 / Math.sqrt(chiSquare / 4);
        }));
        TestResult gaussian = backtest(result, ForecastMethod.GAUSSIAN, 0.99).test(TestKind.ACERBI_SZEKELY_Z1);
        TestResult studentT = backtest(result, ForecastMethod.STUDENT_T, 0.99).test(TestKind.ACERBI_SZEKELY_Z1);
        assertEquals(TestVerdict.REJECTED, gaussian.verdict());
        assertTrue(studentT.statistic().orElseThrow() > gaussian.statistic().orElseThrow() / 2);
    }

    /** Losses and exceptions recomputed from the prices and the forecasts alone. */
    @Test
    void exceptionsAreTheDaysWhoseLossIsBeyondTheForecast() {
        PriceSeries prices = series("IID", 400, _ -> 0.01);
        for (Side side : Side.values()) {
            BacktestSettings settings = new BacktestSettings(252, 0.94, List.of(0.95), side, 0.05, 50, 1);
            SeriesBacktest result = run(settings, prices);
            List<Double> closes = List.copyOf(prices.history().closes().values());
            assertEquals(147, result.losses().length);
            assertEquals(prices.history().closes().lastKey(), result.dates().getLast());
            for (Backtest backtest : result.backtests()) {
                int exceptions = 0;
                for (int day = 0; day < 147; day++) {
                    double move = closes.get(day + 253) / closes.get(day + 252) - 1;
                    double loss = side == Side.LONG ? -move : move;
                    assertEquals(loss, result.losses()[day], 1e-15);
                    exceptions += loss > backtest.daily().var()[day] ? 1 : 0;
                    assertTrue(backtest.daily().es()[day] >= backtest.daily().var()[day]);
                }
                assertEquals(exceptions, backtest.counts().exceptions());
                assertTrue(backtest.supervised().isEmpty());
            }
        }
    }

    @Test
    void threadsNeighboursAndBackendChangeNoDigit() {
        PriceSeries one = series("ONE", 600, _ -> 0.01);
        PriceSeries two = series("TWO", 500, _ -> 0.02);
        List<SeriesBacktest> alone = BacktestRun.of(List.of(one), SETTINGS, Backends.pick("scalar"), 1);
        List<SeriesBacktest> both = BacktestRun.of(List.of(two, one), SETTINGS, BACKEND, 2);
        List<Backtest> expected = alone.getFirst().backtests();
        List<Backtest> got = both.get(1).backtests();
        for (int i = 0; i < expected.size(); i++) {
            assertEquals(expected.get(i).tests(), got.get(i).tests());
            assertArrayEquals(expected.get(i).daily().es(), got.get(i).daily().es());
        }
    }

    /** A share that does not trade: no risk, no exception, and no shortfall to divide by. */
    @Test
    void aStillPriceIsNoFailure() {
        SeriesBacktest result = run(SETTINGS, series("STILL", 300, _ -> 0));
        for (Backtest backtest : result.backtests()) {
            assertEquals(0, backtest.counts().exceptions());
            assertEquals(
                    TestVerdict.NOT_COMPUTABLE,
                    backtest.test(TestKind.ACERBI_SZEKELY_Z1).verdict());
            assertEquals(
                    TestVerdict.NOT_COMPUTABLE,
                    backtest.test(TestKind.ACERBI_SZEKELY_Z2).verdict());
        }
    }

    @Test
    void oneDayIsEnoughAndNoneIsTooFew() {
        SeriesBacktest one = run(SETTINGS, series("ONE", 254, _ -> 0.01));
        assertEquals(1, one.losses().length);
        assertEquals(
                TestVerdict.NOT_COMPUTABLE,
                one.backtests()
                        .getFirst()
                        .test(TestKind.CHRISTOFFERSEN_COVERAGE)
                        .verdict());
        BadInputException failure =
                assertThrows(BadInputException.class, () -> run(SETTINGS, series("NONE", 253, _ -> 0.01)));
        assertTrue(
                failure.getMessage().contains("made up: NONE: got '253 closes', expected at least 254"),
                failure.getMessage());
    }

    @Test
    void theSummaryAddsUp() {
        List<SeriesBacktest> results = BacktestRun.of(
                List.of(series("ONE", 600, _ -> 0.01), series("TWO", 500, _ -> 0.02)), SETTINGS, BACKEND, 1);
        List<BacktestSummary> summaries = BacktestSummary.of(results);
        assertEquals(8, summaries.size());
        for (int i = 0; i < 8; i++) {
            BacktestSummary summary = summaries.get(i);
            Backtest first = results.get(0).backtests().get(i);
            Backtest second = results.get(1).backtests().get(i);
            assertEquals(347 + 247, summary.observations());
            assertEquals(first.counts().exceptions() + second.counts().exceptions(), summary.exceptions());
            assertEquals(
                    2,
                    summary.zones().values().stream()
                            .mapToInt(Integer::intValue)
                            .sum());
            TestKind kind = TestKind.KUPIEC_POF;
            int rejected = (first.test(kind).verdict() == TestVerdict.REJECTED ? 1 : 0)
                    + (second.test(kind).verdict() == TestVerdict.REJECTED ? 1 : 0);
            assertEquals(rejected, summary.rejected().get(kind));
        }
    }

    private static SeriesBacktest run(BacktestSettings settings, PriceSeries series) {
        return BacktestRun.of(List.of(series), settings, BACKEND, 1).getFirst();
    }

    private static Backtest backtest(SeriesBacktest result, ForecastMethod method, double confidence) {
        return result.backtests().stream()
                .filter(one -> one.method() == method && one.confidence() == confidence)
                .findFirst()
                .orElseThrow();
    }

    /** A made-up history whose daily returns are Gaussian with the volatility of their day. */
    private static PriceSeries series(String symbol, int closes, IntToDoubleFunction volatility) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(symbol.hashCode());
        TreeMap<LocalDate, Double> byDate = new TreeMap<>();
        double price = 100;
        for (int day = 0; day < closes; day++) {
            byDate.put(LocalDate.of(1990, 1, 1).plusDays(day), price);
            price *= Math.exp(volatility.applyAsDouble(day) * random.nextGaussian());
        }
        return new PriceSeries("made up", symbol, new PriceHistory(byDate, Adjustment.SPLITS));
    }
}
