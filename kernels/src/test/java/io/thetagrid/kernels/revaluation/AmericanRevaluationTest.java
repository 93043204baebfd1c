package io.thetagrid.kernels.revaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.thetagrid.kernels.backend.Accuracy;
import io.thetagrid.kernels.backend.AmericanColumn;
import io.thetagrid.kernels.backend.Backend;
import io.thetagrid.kernels.backend.Backends;
import io.thetagrid.kernels.backend.Batch;
import io.thetagrid.kernels.backend.BookLayout;
import io.thetagrid.kernels.backend.Columns;
import io.thetagrid.kernels.backend.ContractColumn;
import io.thetagrid.kernels.backend.OptionColumn;
import io.thetagrid.kernels.backend.PreparedBook;
import io.thetagrid.kernels.backend.ScenarioColumn;
import io.thetagrid.kernels.math.ScalarMath;
import java.lang.foreign.Arena;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** American contracts that share tables of premiums, against the American kernel and its converged preset. */
class AmericanRevaluationTest {
    private static final int SCENARIOS = 700;
    private static final double ELAPSED = 0.02;

    private final Random random = new Random(3);

    /** Sign, time, rate, yield, volatility: usual ones, those without early exercise, and those without a table. */
    static Stream<Arguments> families() {
        return Stream.of(
                        new double[] {-1, 0.25, 0.04, 0, 0.3},
                        new double[] {-1, 2, 0.05, 0.08, 0.25},
                        new double[] {1, 1, 0.02, 0.06, 0.2},
                        new double[] {1, 0.5, 0.05, 0.005, 0.4},
                        new double[] {1, 0.5, 0.05, 0, 0.4},
                        new double[] {-1, 0.5, -0.01, 0.02, 0.3},
                        new double[] {-1, 0.5, -0.01, -0.03, 0.3},
                        new double[] {-1, 1, 0.05, 0, 0.004},
                        new double[] {-1, 5, 0.05, 0.01, 2.5},
                        new double[] {-1, ELAPSED, 0.05, 0, 0.3},
                        new double[] {-1, ELAPSED / 2, 0.05, 0, 0.3})
                .flatMap(family -> Stream.of("scalar", "simd").map(backend -> Arguments.of(backend, family)));
    }

    /**
     * STANDARD errs by 2.4e-7 of the spot at most, the table by 3e-7 more (and where neither helps by what the kernel errs); all of
     * it twice, as the base value has it too.
     */
    @ParameterizedTest
    @MethodSource("families")
    void sharedValuesAreTheKernels(String name, double[] family) {
        Backend backend = Backends.pick(name);
        double sign = family[0];
        double volatility = family[4];
        try (Arena arena = Arena.ofConfined()) {
            double[] strikes = {60, 90, 99, 100, 104, 120, 170};
            Batch<ContractColumn> contracts = Batch.allocate(arena, ContractColumn.class, strikes.length);
            for (int i = 0; i < strikes.length; i++) {
                contracts.set(ContractColumn.OPTION_SIGN, i, sign);
                contracts.set(ContractColumn.SPOT, i, 100);
                contracts.set(ContractColumn.STRIKE, i, strikes[i]);
                contracts.set(ContractColumn.TIME_TO_EXPIRY, i, family[1]);
                contracts.set(ContractColumn.RATE, i, family[2]);
                contracts.set(ContractColumn.DIVIDEND_YIELD, i, family[3]);
                contracts.set(ContractColumn.SMILE_LEVEL, i, volatility);
                contracts.set(ContractColumn.LOG_MONEYNESS, i, ScalarMath.logRatio(strikes[i], 100));
                contracts.set(ContractColumn.WEIGHT, i, 1);
            }
            Batch<ScenarioColumn> scenarios = scenarios(arena);
            double[][] pnl = repriced(arena, backend, contracts, strikes.length, scenarios);
            for (int i = 0; i < strikes.length; i++) {
                double[] exact = exact(arena, backend, contracts, i, scenarios);
                double base = exact[SCENARIOS];
                for (int s = 0; s < SCENARIOS; s++) {
                    String place = "strike " + strikes[i] + ", scenario " + s + ": spot "
                            + 100 * Math.exp(scenarios.get(ScenarioColumn.LOG_SPOT, s)) + ", volatility "
                            + volatility * scenarios.get(ScenarioColumn.VOL_FACTOR, s);
                    assertEquals(exact[s] - base, pnl[i][s], 1.2e-4, place);
                }
            }
        }
    }

    private Batch<ScenarioColumn> scenarios(Arena arena) {
        Batch<ScenarioColumn> scenarios = Batch.allocate(arena, ScenarioColumn.class, SCENARIOS);
        for (int s = 0; s < SCENARIOS; s++) {
            scenarios.set(ScenarioColumn.LOG_SPOT, s, 0.15 * random.nextGaussian());
            scenarios.set(ScenarioColumn.VOL_FACTOR, s, Math.exp(0.3 * random.nextGaussian()));
            scenarios.set(ScenarioColumn.TIME_ELAPSED, s, ELAPSED);
        }
        return scenarios;
    }

    private static double[][] repriced(
            Arena arena, Backend backend, Batch<ContractColumn> contracts, int count, Batch<ScenarioColumn> scenarios) {
        int[] group = new int[count];
        boolean[] american = new boolean[count];
        for (int i = 0; i < count; i++) {
            group[i] = i;
            american[i] = true;
        }
        Columns pnl = Columns.allocate(arena, count, SCENARIOS);
        try (PreparedBook book =
                backend.prepare(contracts, new BookLayout(new int[count], group, american, Accuracy.STANDARD))) {
            book.reprice(List.of(scenarios), pnl);
        }
        double[][] values = new double[count][];
        for (int i = 0; i < count; i++) {
            values[i] = pnl.toArray(i);
        }
        return values;
    }

    /** Values under every scenario, then in the base market, each with a boundary of its own. */
    private static double[] exact(
            Arena arena, Backend backend, Batch<ContractColumn> contracts, int i, Batch<ScenarioColumn> scenarios) {
        Batch<OptionColumn> options = Batch.allocate(arena, OptionColumn.class, SCENARIOS + 1);
        Batch<AmericanColumn> values = Batch.allocate(arena, AmericanColumn.class, SCENARIOS + 1);
        for (int s = 0; s <= SCENARIOS; s++) {
            boolean base = s == SCENARIOS;
            double spot = base ? 100 : 100 * ScalarMath.exp(scenarios.get(ScenarioColumn.LOG_SPOT, s));
            double time = contracts.get(ContractColumn.TIME_TO_EXPIRY, i) - (base ? 0 : ELAPSED);
            double factor = base ? 1 : scenarios.get(ScenarioColumn.VOL_FACTOR, s);
            options.set(OptionColumn.OPTION_SIGN, s, contracts.get(ContractColumn.OPTION_SIGN, i));
            options.set(OptionColumn.SPOT, s, spot);
            options.set(OptionColumn.STRIKE, s, contracts.get(ContractColumn.STRIKE, i));
            options.set(OptionColumn.TIME_TO_EXPIRY, s, Math.max(time, 0));
            options.set(OptionColumn.RATE, s, contracts.get(ContractColumn.RATE, i));
            options.set(OptionColumn.DIVIDEND_YIELD, s, contracts.get(ContractColumn.DIVIDEND_YIELD, i));
            options.set(OptionColumn.VOLATILITY, s, contracts.get(ContractColumn.SMILE_LEVEL, i) * factor);
        }
        backend.american(options, Accuracy.STANDARD, Set.of(), values);
        double[] prices = new double[SCENARIOS + 1];
        for (int s = 0; s <= SCENARIOS; s++) {
            prices[s] = values.get(AmericanColumn.PRICE, s);
        }
        return prices;
    }

    /** A value must not depend on which scenarios it is computed beside: exact tails rest on it. */
    @Test
    void aScenariosValueDoesNotDependOnItsNeighbours() {
        for (String name : List.of("scalar", "simd")) {
            Backend backend = Backends.pick(name);
            try (Arena arena = Arena.ofConfined()) {
                Batch<ContractColumn> contracts = Batch.allocate(arena, ContractColumn.class, 1);
                contracts.set(ContractColumn.OPTION_SIGN, 0, -1);
                contracts.set(ContractColumn.SPOT, 0, 100);
                contracts.set(ContractColumn.STRIKE, 0, 95);
                contracts.set(ContractColumn.TIME_TO_EXPIRY, 0, 0.5);
                contracts.set(ContractColumn.RATE, 0, 0.05);
                // Volatilities on both sides of a binade's end, and some without a table.
                contracts.set(ContractColumn.SMILE_LEVEL, 0, 0.25);
                contracts.set(ContractColumn.LOG_MONEYNESS, 0, ScalarMath.logRatio(95, 100));
                contracts.set(ContractColumn.WEIGHT, 0, 1);
                Batch<ScenarioColumn> scenarios = scenarios(arena);
                for (int s = 0; s < SCENARIOS; s += 9) {
                    scenarios.set(ScenarioColumn.VOL_FACTOR, s, 0.01);
                }
                double[] whole = repriced(arena, backend, contracts, 1, scenarios)[0];
                Batch<ScenarioColumn> some = Batch.allocate(arena, ScenarioColumn.class, 35);
                for (int k = 0; k < 35; k++) {
                    for (ScenarioColumn column : ScenarioColumn.values()) {
                        some.set(column, k, scenarios.get(column, 19 * k));
                    }
                }
                Columns pnl = Columns.allocate(arena, 1, 35);
                try (PreparedBook book = backend.prepare(
                        contracts, new BookLayout(new int[1], new int[1], new boolean[] {true}, Accuracy.STANDARD))) {
                    book.reprice(List.of(some), pnl);
                }
                for (int k = 0; k < 35; k++) {
                    assertEquals(whole[19 * k], pnl.get(0, k), name + " " + k);
                }
                assertTrue(whole[0] != whole[19]);
            }
        }
    }
}
