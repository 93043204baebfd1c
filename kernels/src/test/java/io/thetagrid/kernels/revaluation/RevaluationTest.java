package io.thetagrid.kernels.revaluation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.thetagrid.kernels.backend.Accuracy;
import io.thetagrid.kernels.backend.Backend;
import io.thetagrid.kernels.backend.Backends;
import io.thetagrid.kernels.backend.Batch;
import io.thetagrid.kernels.backend.BookLayout;
import io.thetagrid.kernels.backend.Columns;
import io.thetagrid.kernels.backend.ContractColumn;
import io.thetagrid.kernels.backend.GreekColumn;
import io.thetagrid.kernels.backend.OptionColumn;
import io.thetagrid.kernels.backend.PreparedBook;
import io.thetagrid.kernels.backend.ScenarioColumn;
import io.thetagrid.kernels.math.ScalarMath;
import java.lang.foreign.Arena;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RevaluationTest {
    private static final Backend BACKEND = Backends.pick("scalar");

    private final Arena arena = Arena.ofConfined();

    @AfterEach
    void close() {
        arena.close();
    }

    /** One contract: option sign, strike, time, smile level, slope, curvature, weight; spot 100, rate 3 %, yield 1 %. */
    private record Contract(
            double sign, double strike, double time, double level, double slope, double curvature, double weight) {

        static Contract flat(double sign, double strike, double time) {
            return new Contract(sign, strike, time, 0.3, 0, 0, 1);
        }

        void write(Batch<ContractColumn> contracts, int row) {
            contracts.set(ContractColumn.OPTION_SIGN, row, sign);
            contracts.set(ContractColumn.SPOT, row, 100);
            contracts.set(ContractColumn.STRIKE, row, strike);
            contracts.set(ContractColumn.TIME_TO_EXPIRY, row, time);
            contracts.set(ContractColumn.RATE, row, 0.03);
            contracts.set(ContractColumn.DIVIDEND_YIELD, row, 0.01);
            contracts.set(ContractColumn.SMILE_LEVEL, row, level);
            contracts.set(ContractColumn.SMILE_SLOPE, row, slope);
            contracts.set(ContractColumn.SMILE_CURVATURE, row, curvature);
            contracts.set(ContractColumn.LOG_MONEYNESS, row, ScalarMath.logRatio(strike, 100));
            contracts.set(ContractColumn.LOG_MONEYNESS_LOW, row, -0.3);
            contracts.set(ContractColumn.LOG_MONEYNESS_HIGH, row, 0.3);
            contracts.set(ContractColumn.VOLATILITY_FLOOR, row, 0.05);
            contracts.set(ContractColumn.WEIGHT, row, weight);
        }
    }

    private record Scenario(double logSpot, double volFactor, double rateShift, double elapsed) {
        static final Scenario UNCHANGED = new Scenario(0, 1, 0, 0);
    }

    @Test
    void theScenarioThatChangesNothingGivesExactlyZero() {
        Contract[] contracts = {
            Contract.flat(1, 100, 1), Contract.flat(-1, 83.7, 0.1), new Contract(-1, 120, 0.5, 0.4, -0.3, 0.2, -700)
        };
        assertArrayEquals(new double[] {0}, pnl(contracts, false, Scenario.UNCHANGED));
        assertArrayEquals(new double[] {0}, pnl(contracts, true, Scenario.UNCHANGED));
    }

    /** The P&L is the difference of prices that the pricing kernel, proved against quad precision, gives. */
    @Test
    void repricesUnderSpotVolatilityRateAndTime() {
        SplittableRandom random = new SplittableRandom(9);
        for (int i = 0; i < 500; i++) {
            double sign = random.nextBoolean() ? 1 : -1;
            double strike = random.nextDouble(60, 160);
            double time = random.nextDouble(0.05, 3);
            double level = random.nextDouble(0.2, 1);
            Contract contract = new Contract(sign, strike, time, level, -0.1, 0.2, 100);
            Scenario s = new Scenario(
                    random.nextGaussian(0, 0.2),
                    Math.exp(random.nextGaussian(0, 0.3)),
                    random.nextGaussian(0, 0.01),
                    random.nextDouble(0, 0.04));
            double logMoneyness = Math.log(strike / 100);
            double base = price(sign, 100, strike, time, 0.03, smile(level, logMoneyness));
            double moved = price(
                    sign,
                    100 * Math.exp(s.logSpot()),
                    strike,
                    time - s.elapsed(),
                    0.03 + s.rateShift(),
                    Math.max(0.05, smile(level, logMoneyness - s.logSpot())) * s.volFactor());
            double[] pnl = pnl(new Contract[] {contract}, false, s);
            assertEquals(100 * (moved - base), pnl[0], 1e-9); // 1e-13 of spot and strike, times 100 shares
        }
    }

    private static double smile(double level, double logMoneyness) {
        double m = Math.clamp(logMoneyness, -0.3, 0.3);
        return level + m * (-0.1 + m * 0.2);
    }

    /** A crush is taken in full: the floor is for smiles, below which a shock may well go. */
    @Test
    void aVolatilityShockIsNotCutAtTheSmilesFloor() {
        double base = price(1, 100, 100, 0.1, 0.03, 0.3);
        double crushed = price(1, 100, 100, 0.1, 0.03, 0.03); // a tenth of 0.3, below the floor of 0.05
        for (boolean american : new boolean[] {false, true}) {
            double[] pnl = pnl(new Contract[] {Contract.flat(1, 100, 0.1)}, american, new Scenario(0, 0.1, 0, 0));
            assertEquals(crushed - base, pnl[0], american ? 1e-4 : 1e-12); // the American preset; ulps of 100
        }
    }

    /** A smile that would cross 0 stops at its floor, and the shock multiplies that. */
    @Test
    void aMovedSmileStopsAtItsFloor() {
        Contract steep = new Contract(-1, 100, 0.5, 0.3, 2, 0, 1); // 0.3 - 2 * 0.3 < 0 at the left end
        double moved = price(-1, 100 * Math.exp(0.3), 100, 0.5, 0.03, 0.05 * 1.5);
        double base = price(-1, 100, 100, 0.5, 0.03, 0.3);
        double[] pnl = pnl(new Contract[] {steep}, false, new Scenario(0.3, 1.5, 0, 0));
        assertEquals(moved - base, pnl[0], 1e-12); // ulps of 100
    }

    @Test
    void whatExpiresWithinTheScenarioIsWorthItsExercise() {
        for (double elapsed : new double[] {0.1, 0.1 + 1e-9, 5}) {
            for (double move : new double[] {-0.5, -1e-9, 0, 1e-9, 0.5}) {
                for (double sign : new double[] {1, -1}) {
                    Contract contract = Contract.flat(sign, 100, 0.1);
                    double value = price(sign, 100, 100, 0.1, 0.03, 0.3);
                    double exercise = Math.max(0, sign * (100 * Math.exp(move) - 100));
                    double[] pnl = pnl(new Contract[] {contract}, false, new Scenario(move, 1.2, 0.01, elapsed));
                    assertEquals(exercise - value, pnl[0], 1e-13); // ulps of 100
                }
            }
        }
    }

    @Test
    void bankruptcyLeavesPutsTheirStrike() {
        double[] put = pnl(new Contract[] {Contract.flat(-1, 100, 1)}, false, new Scenario(-800, 3, 0, 0));
        double base = price(-1, 100, 100, 1, 0.03, 0.3);
        assertEquals(100 * Math.exp(-0.03) - base, put[0], 1e-13);
        double[] call = pnl(new Contract[] {Contract.flat(1, 100, 1)}, false, new Scenario(-800, 3, 0, 0));
        assertEquals(-price(1, 100, 100, 1, 0.03, 0.3), call[0], 1e-13);
    }

    @Test
    void anAmericanPutIsWorthAtLeastItsEuropeanTwinAndItsExercise() {
        Contract put = Contract.flat(-1, 100, 1);
        try (PreparedBook american = prepare(new Contract[] {put}, true);
                PreparedBook european = prepare(new Contract[] {put}, false)) {
            double crash = american.baseValues()[0] + reprice(american, new Scenario(-0.7, 1, 0, 0))[0];
            assertEquals(100 - 100 * Math.exp(-0.7), crash, 1e-6); // exercised at once
            assertEquals(1, Math.signum(american.baseValues()[0] - european.baseValues()[0]));
        }
    }

    @Test
    void groupsAddUpTheirContractsAndBucketsMoveApart() {
        Contract[] contracts = {Contract.flat(1, 100, 1), Contract.flat(-1, 90, 1), Contract.flat(1, 110, 1)};
        BookLayout layout = new BookLayout(new int[] {0, 1, 0}, new int[] {1, 0, 1}, new boolean[3], Accuracy.STANDARD);
        Columns pnl = Columns.allocate(arena, 2, 1);
        Scenario up = new Scenario(0.1, 1, 0, 0);
        try (PreparedBook book = BACKEND.prepare(batch(contracts), layout)) {
            book.reprice(List.of(scenarios(up), scenarios(Scenario.UNCHANGED)), pnl);
        }
        double first = pnl(new Contract[] {contracts[0]}, false, up)[0];
        double third = pnl(new Contract[] {contracts[2]}, false, up)[0];
        assertEquals(0, pnl.get(0, 0));
        assertEquals(first + third, pnl.get(1, 0), 1e-14);
    }

    /** Neither a scenario's neighbours nor the cut into calls change its bits. */
    @Test
    void aScenarioIsWorthTheSameInAnyCompany() {
        Contract[] contracts = {Contract.flat(1, 100, 0.2), new Contract(-1, 95, 0.3, 0.3, -0.2, 0.1, -10)};
        SplittableRandom random = new SplittableRandom(1);
        Scenario[] all = new Scenario[2500];
        for (int i = 0; i < all.length; i++) {
            double shift = i % 1500 == 0 ? 0.001 : 0; // some blocks hoist their time terms, others can't
            all[i] = new Scenario(random.nextGaussian(0, 0.1), 1 + 0.1 * random.nextDouble(), shift, 0.01);
        }
        for (String name : List.of("scalar", "simd")) {
            if (Backends.refusal(name).isEmpty()) {
                Backend backend = Backends.pick(name);
                double[] whole;
                try (PreparedBook book = backend.prepare(batch(contracts), layout(2, false))) {
                    whole = reprice(book, all);
                    for (int i = 0; i < all.length; i += 97) {
                        assertEquals(whole[i], reprice(book, all[i])[0], name);
                    }
                }
            }
        }
    }

    private double[] pnl(Contract[] contracts, boolean american, Scenario... scenarios) {
        try (PreparedBook book = prepare(contracts, american)) {
            return reprice(book, scenarios);
        }
    }

    private PreparedBook prepare(Contract[] contracts, boolean american) {
        return BACKEND.prepare(batch(contracts), layout(contracts.length, american));
    }

    private static BookLayout layout(int contracts, boolean american) {
        boolean[] style = new boolean[contracts];
        Arrays.fill(style, american);
        return new BookLayout(new int[contracts], new int[contracts], style, Accuracy.STANDARD);
    }

    private Batch<ContractColumn> batch(Contract... contracts) {
        Batch<ContractColumn> batch = Batch.allocate(arena, ContractColumn.class, contracts.length);
        for (int i = 0; i < contracts.length; i++) {
            contracts[i].write(batch, i);
        }
        return batch;
    }

    private double[] reprice(PreparedBook book, Scenario... scenarios) {
        Columns pnl = Columns.allocate(arena, 1, scenarios.length);
        book.reprice(List.of(scenarios(scenarios)), pnl);
        return pnl.toArray(0);
    }

    private Batch<ScenarioColumn> scenarios(Scenario... scenarios) {
        Batch<ScenarioColumn> batch = Batch.allocate(arena, ScenarioColumn.class, scenarios.length);
        for (int i = 0; i < scenarios.length; i++) {
            batch.set(ScenarioColumn.LOG_SPOT, i, scenarios[i].logSpot());
            batch.set(ScenarioColumn.VOL_FACTOR, i, scenarios[i].volFactor());
            batch.set(ScenarioColumn.RATE_SHIFT, i, scenarios[i].rateShift());
            batch.set(ScenarioColumn.TIME_ELAPSED, i, scenarios[i].elapsed());
        }
        return batch;
    }

    private double price(double sign, double spot, double strike, double time, double rate, double volatility) {
        Batch<OptionColumn> options = Batch.allocate(arena, OptionColumn.class, 1);
        Batch<GreekColumn> greeks = Batch.allocate(arena, GreekColumn.class, 1);
        double[] inputs = {sign, spot, strike, time, rate, 0.01, volatility};
        for (OptionColumn input : OptionColumn.values()) {
            options.set(input, 0, inputs[input.ordinal()]);
        }
        BACKEND.price(options, greeks);
        return greeks.get(GreekColumn.PRICE, 0);
    }
}
