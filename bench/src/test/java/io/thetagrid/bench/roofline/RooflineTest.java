package io.thetagrid.bench.roofline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;

import io.thetagrid.bench.Options;
import io.thetagrid.kernels.backend.Accuracy;
import io.thetagrid.kernels.backend.AmericanColumn;
import io.thetagrid.kernels.backend.Backend;
import io.thetagrid.kernels.backend.Backends;
import io.thetagrid.kernels.backend.Batch;
import io.thetagrid.kernels.backend.BookLayout;
import io.thetagrid.kernels.backend.Columns;
import io.thetagrid.kernels.backend.ContractColumn;
import io.thetagrid.kernels.backend.GreekColumn;
import io.thetagrid.kernels.backend.GreekSet;
import io.thetagrid.kernels.backend.ImpliedVolatilityColumn;
import io.thetagrid.kernels.backend.NormalStream;
import io.thetagrid.kernels.backend.OptionColumn;
import io.thetagrid.kernels.backend.Precision;
import io.thetagrid.kernels.backend.PreparedBook;
import io.thetagrid.kernels.backend.QuoteColumn;
import io.thetagrid.kernels.backend.ScenarioColumn;
import io.thetagrid.kernels.backend.Status;
import java.lang.foreign.Arena;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The roofline against the scalar backend, which is held to quad precision. A yardstick that errs would prove nothing. */
class RooflineTest {
    private static final Backend SCALAR = Backends.pick("scalar");
    private static Roofline roofline;

    private final Arena arena = Arena.ofConfined();

    @BeforeAll
    static void compile() {
        try {
            roofline = Roofline.compile();
        } catch (RooflineException e) {
            abort(e.getMessage());
        }
    }

    @AfterEach
    void close() {
        arena.close();
    }

    /**
     * Around its vectors and blocks. 2e-15 of max(spot, strike) is what our own prices are held to; a Greek's terms have the
     * sizes it is scaled by here and round twice as often.
     */
    @ParameterizedTest
    @ValueSource(ints = {1, 7, 8, 129, 20_000})
    void europeanPricesAndGreeks(int rows) {
        for (Batch<OptionColumn> options : List.of(Options.random(arena, rows), Options.wide(arena, rows))) {
            Batch<GreekColumn> expected = Batch.allocate(arena, GreekColumn.class, rows);
            Batch<GreekColumn> actual = Batch.allocate(arena, GreekColumn.class, rows);
            Batch<GreekColumn> alone = Batch.allocate(arena, GreekColumn.class, rows);
            SCALAR.price(options, GreekSet.FIVE, expected);
            roofline.european(options, GreekSet.FIVE, actual);
            roofline.european(options, GreekSet.PRICE, alone);
            for (int row = 0; row < rows; row++) {
                double money = Math.max(options.get(OptionColumn.SPOT, row), options.get(OptionColumn.STRIKE, row));
                double time = options.get(OptionColumn.TIME_TO_EXPIRY, row);
                double perSpot = money / options.get(OptionColumn.SPOT, row);
                double theta = Math.max(Math.abs(expected.get(GreekColumn.THETA, row)), money);
                double gamma = Math.abs(expected.get(GreekColumn.GAMMA, row));
                assertClose(expected, actual, GreekColumn.PRICE, row, 2e-15 * money);
                assertClose(expected, alone, GreekColumn.PRICE, row, 2e-15 * money);
                assertClose(expected, actual, GreekColumn.DELTA, row, 2e-15 * perSpot);
                // e^(−d²/2) multiplies d's relative rounding, four times 2⁻⁵³, by d², which is 1,420 at most.
                assertClose(expected, actual, GreekColumn.GAMMA, row, 1_420 * 4 * 0x1p-53 * gamma + 1e-290);
                assertClose(expected, actual, GreekColumn.VEGA, row, 4e-15 * money * Math.sqrt(time));
                assertClose(expected, actual, GreekColumn.THETA, row, 4e-15 * theta);
                assertClose(expected, actual, GreekColumn.RHO, row, 4e-15 * money * Math.max(time, 1e-3));
            }
        }
    }

    private static void assertClose(
            Batch<GreekColumn> expected, Batch<GreekColumn> actual, GreekColumn column, int row, double tolerance) {
        assertEquals(expected.get(column, row), actual.get(column, row), tolerance, () -> column + ", row " + row);
    }

    /**
     * The same scheme to the last sweep, so the prices differ by roundings alone: 1e-14 of the strike. Where a premium's
     * bound equals what a preset neglects but for rounding, one might leave it out; no such row is among these. One in
     * twenty-five needs damping.
     */
    @ParameterizedTest
    @ValueSource(ints = {1, 7, 8, 129, 5_000})
    void americanPrices(int rows) {
        Batch<OptionColumn> options = Options.random(arena, rows);
        Batch<AmericanColumn> expected = Batch.allocate(arena, AmericanColumn.class, rows);
        Columns actual = Columns.allocate(arena, 1, rows);
        for (Accuracy accuracy : List.of(Accuracy.FAST, Accuracy.STANDARD, Accuracy.HIGH)) {
            SCALAR.american(options, accuracy, Set.of(), expected);
            roofline.american(options, accuracy, actual);
            for (int row = 0; row < rows; row++) {
                double tolerance = 1e-14 * options.get(OptionColumn.STRIKE, row);
                double price = expected.get(AmericanColumn.PRICE, row);
                assertEquals(price, actual.get(0, row), tolerance, accuracy + ", row " + row);
            }
        }
    }

    /** 1e-12, and what four roundings of price and parity move: no method knows better than the price. */
    @ParameterizedTest
    @ValueSource(ints = {1, 7, 8, 129, 20_000})
    void impliedVolatilities(int rows) {
        Batch<OptionColumn> options = Options.random(arena, rows);
        Batch<GreekColumn> greeks = Batch.allocate(arena, GreekColumn.class, rows);
        SCALAR.price(options, GreekSet.FIVE, greeks);
        Batch<QuoteColumn> quotes = Options.quotes(arena, options, row -> greeks.get(GreekColumn.PRICE, row));
        Batch<ImpliedVolatilityColumn> expected = Batch.allocate(arena, ImpliedVolatilityColumn.class, rows);
        Batch<ImpliedVolatilityColumn> actual = Batch.allocate(arena, ImpliedVolatilityColumn.class, rows);
        SCALAR.impliedVolatility(quotes, Precision.FAST, expected);
        roofline.impliedVolatility(quotes, actual);
        int solved = 0;
        for (int row = 0; row < rows; row++) {
            if (expected.status(ImpliedVolatilityColumn.STATUS, row) == Status.OK) {
                double volatility = expected.get(ImpliedVolatilityColumn.IMPLIED_VOLATILITY, row);
                double money = Math.max(options.get(OptionColumn.SPOT, row), options.get(OptionColumn.STRIKE, row));
                double conditioning = 4 * Math.ulp(money) / greeks.get(GreekColumn.VEGA, row);
                double found = actual.get(ImpliedVolatilityColumn.IMPLIED_VOLATILITY, row);
                assertEquals(volatility, found, 1e-12 * volatility + conditioning, "row " + row);
                solved++;
            }
        }
        assertTrue(solved > rows / 2, solved + " of " + rows);
    }

    /** Every term rounds a few times; what remains is far below one rounding of their gross value. */
    @Test
    void revaluation() {
        int contracts = 200;
        int rows = 1_001;
        Batch<ContractColumn> book = Options.contracts(arena, contracts);
        Batch<ScenarioColumn> scenarios = Options.scenarios(arena, rows);
        Columns actual = Columns.allocate(arena, 1, rows);
        Columns expected = Columns.allocate(arena, 1, rows);
        roofline.reprice(book, scenarios, actual);
        BookLayout layout =
                new BookLayout(new int[contracts], new int[contracts], new boolean[contracts], Accuracy.STANDARD);
        try (PreparedBook prepared = SCALAR.prepare(book, layout)) {
            prepared.reprice(List.of(scenarios), expected);
        }
        double gross = 0;
        for (int i = 0; i < contracts; i++) {
            gross += Math.abs(book.get(ContractColumn.WEIGHT, i)) * book.get(ContractColumn.STRIKE, i);
        }
        for (int row = 0; row < rows; row++) {
            assertEquals(expected.get(0, row), actual.get(0, row), 0x1p-53 * gross, "scenario " + row);
        }
    }

    /**
     * The scalar backend's normal tells the uniform that its word is, N(z) = u; the roofline makes the same word the radius, so
     * radius² = −2·ln of the uniform's distance from 1, to the 52 bits that it takes.
     */
    @Test
    void normalsTakeTheBackendsWords() {
        int rows = 1_000;
        NormalStream stream = new NormalStream(0x8badf00d, -3, 5, -7);
        long first = (1L << 32) - 100; // scenario numbers cross a word
        Columns actual = Columns.allocate(arena, 2, rows);
        Columns backend = Columns.allocate(arena, 2, rows);
        roofline.normals(stream, first, actual);
        SCALAR.normals(stream, first, backend);
        for (int row = 0; row < rows; row++) {
            double z = backend.get(0, row);
            // The word's top bit is the sign, the next ones the distance from the middle, as PhiloxScalar says.
            double distance = 2 * Math.abs(normalCdf(z) - 0.5);
            double word = (z < 0 ? 0.5 : 0) + 0.5 * distance;
            double squaredRadius = actual.get(0, row) * actual.get(0, row) + actual.get(1, row) * actual.get(1, row);
            // The distribution function here is good to 1e-12 of 1, and the radius' logarithm has the slope 2/(1 −
            // word).
            assertEquals(-2 * Math.log(1 - word), squaredRadius, 4e-12 / (1 - word), "row " + row);
        }
    }

    /** By Simpson's rule from 0, 4,000 steps: its error is below 1e-13 for |z| ≤ 6. */
    private static double normalCdf(double z) {
        int steps = 4_000;
        double width = z / steps;
        double sum = 1 + Math.exp(-z * z / 2);
        for (int i = 1; i < steps; i++) {
            double x = i * width;
            sum += (i % 2 == 0 ? 2 : 4) * Math.exp(-x * x / 2);
        }
        return 0.5 + sum * width / 3 / Math.sqrt(2 * Math.PI);
    }
}
