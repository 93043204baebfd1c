package io.thetagrid.kernels.paths;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.thetagrid.kernels.backend.Columns;
import io.thetagrid.kernels.backend.NormalStream;
import java.lang.foreign.Arena;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What holds for every model: names, blocks, given and opposite normals, shapes. */
class PathsTest {
    private static final GeometricBrownianMotion BROWNIAN = new GeometricBrownianMotion(0.05, 0.02, 0.25);
    private static final PathGrid GRID = PathGrid.of(0.1, 0.25, 1.0);
    private static final PathNormals NORMALS = Simulation.NORMALS;
    private static final PathNormals QUASI_RANDOM = PathNormals.quasiRandom(NORMALS.stream());

    @Test
    void aPathIsTheSameWhateverIsSimulatedWithIt() {
        for (PathNormals normals : new PathNormals[] {NORMALS, QUASI_RANDOM, QUASI_RANDOM.opposite()}) {
            for (PathModel model : Models.ALL) {
                double[][] whole = Simulation.run(model, GRID, normals, 0, 2_000);
                double[][] part = Simulation.run(model, GRID, normals, 700, 601);
                for (int column = 0; column < whole.length; column++) {
                    assertArrayEquals(Arrays.copyOfRange(whole[column], 700, 1_301), part[column]);
                }
            }
        }
    }

    @Test
    void observedTimesAreColumnsOfAllTimes() {
        for (PathModel model : Models.ALL) {
            double[][] all = Simulation.run(model, GRID, NORMALS, 0, 100);
            double[][] some = Simulation.run(model, new PathGrid(GRID.times(), new int[] {0, 2}), NORMALS, 0, 100);
            for (int state = 0; state < model.states(); state++) {
                assertArrayEquals(all[3 * state], some[2 * state]);
                assertArrayEquals(all[3 * state + 2], some[2 * state + 1]);
            }
        }
    }

    /** The stream's documented names, drawn by hand and handed in, give the same paths. */
    @Test
    void givenNormalsDriveTheFirstFactors() {
        int paths = 700;
        for (PathModel model : Models.ALL) {
            try (Arena arena = Arena.ofConfined()) {
                Columns[] factors = new Columns[model.factors()];
                for (int factor = 0; factor < factors.length; factor++) {
                    factors[factor] = Columns.allocate(arena, GRID.steps(), paths);
                    for (int step = 0; step < GRID.steps(); step++) {
                        Columns pair = Columns.allocate(arena, 2, paths);
                        Simulation.backend().normals(new NormalStream(7, 11, step / 2, factor), 40, pair);
                        factors[factor].copyFrom(step, pair.toArray(step % 2));
                    }
                }
                double[][] named = Simulation.run(model, GRID, NORMALS, 40, paths);
                PathNormals elsewhere = PathNormals.named(new NormalStream(1, 1, 1, 1));
                assertArrayEquals(named, Simulation.run(model, GRID, elsewhere.given(factors), 40, paths));
                assertArrayEquals(named, Simulation.run(model, GRID, NORMALS.given(factors[0]), 40, paths));
            }
        }
    }

    @Test
    void oppositeNormalsMirrorABrownianPath() {
        double[] path = Simulation.run(BROWNIAN, GRID, NORMALS, 0, 100)[2];
        double[] mirror = Simulation.run(BROWNIAN, GRID, NORMALS.opposite(), 0, 100)[2];
        double drift = 0.05 - 0.02 - 0.25 * 0.25 / 2;
        for (int i = 0; i < path.length; i++) {
            assertEquals(2 * drift, path[i] + mirror[i], 1e-15, "a few roundings of numbers below 1");
        }
    }

    /** Log returns are normal with these moments; five standard errors of each. */
    @Test
    void brownianMoments() {
        int paths = 200_000;
        double[][] logReturns = Simulation.run(BROWNIAN, GRID, NORMALS, 0, paths);
        double error = 5 / Math.sqrt(paths);
        for (int i = 0; i < 3; i++) {
            double variance = 0.25 * 0.25 * GRID.times()[i];
            double drift = (0.05 - 0.02) * GRID.times()[i] - variance / 2;
            assertEquals(drift, Simulation.mean(logReturns[i]), error * Math.sqrt(variance));
            for (int j = i; j < 3; j++) {
                double other = 0.25 * 0.25 * GRID.times()[j];
                double standardError = Math.sqrt(variance * other + variance * variance);
                assertEquals(variance, Simulation.covariance(logReturns[i], logReturns[j]), error * standardError);
            }
        }
    }

    @Test
    void noVolatilityLeavesTheForward() {
        double[] logReturns = Simulation.run(new GeometricBrownianMotion(0.05, 0.02, 0), GRID, NORMALS, 0, 10)[2];
        for (double logReturn : logReturns) {
            assertEquals(0.03, logReturn, 1e-16, "three roundings of numbers below 0.03");
        }
    }

    @Test
    void wrongShapesAreRefused() {
        try (Arena arena = Arena.ofConfined()) {
            Columns two = Columns.allocate(arena, 2, 10);
            Columns three = Columns.allocate(arena, 3, 10);
            Columns more = Columns.allocate(arena, 3, 11);
            assertRefused("paths fill 3 columns", NORMALS, two);
            assertRefused("given normals need 3 columns of 10 rows, got 3 of 11", NORMALS.given(more), three);
            assertRefused("given normals need 3 columns of 10 rows, got 2 of 10", NORMALS.given(two), three);
            assertRefused("normals are given for 2 factors of 1", NORMALS.given(three, three), three);
        }
    }

    @Test
    void moreThanSobolPointsGiveIsRefused() {
        PathGrid tooMany = PathGrid.uniform(1, 21_202).lastObserved();
        assertThrows(IllegalArgumentException.class, () -> Simulation.run(BROWNIAN, tooMany, QUASI_RANDOM, 0, 1));
        assertThrows(
                IllegalArgumentException.class, () -> Simulation.run(BROWNIAN, GRID, QUASI_RANDOM, (1L << 31) - 9, 10));
        assertEquals(10, Simulation.run(BROWNIAN, GRID, QUASI_RANDOM, (1L << 31) - 10, 10)[0].length);
    }

    private static void assertRefused(String message, PathNormals normals, Columns values) {
        IllegalArgumentException refusal = assertThrows(
                IllegalArgumentException.class, () -> Simulation.backend().paths(BROWNIAN, GRID, normals, 0, values));
        assertTrue(refusal.getMessage().contains(message), refusal::getMessage);
    }

    @Test
    void wrongTimesAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> PathGrid.of());
        assertThrows(IllegalArgumentException.class, () -> PathGrid.of(0.0, 1.0));
        assertThrows(IllegalArgumentException.class, () -> PathGrid.of(1.0, 1.0));
        assertThrows(IllegalArgumentException.class, () -> PathGrid.of(Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> PathGrid.of(Double.POSITIVE_INFINITY));
        assertThrows(IllegalArgumentException.class, () -> new PathGrid(new double[] {1}, new int[] {}));
        assertThrows(IllegalArgumentException.class, () -> new PathGrid(new double[] {1}, new int[] {1}));
        assertThrows(IllegalArgumentException.class, () -> new PathGrid(new double[] {1, 2}, new int[] {1, 0}));
    }

    @Test
    void wrongParametersAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new GeometricBrownianMotion(0, 0, -0.1));
        assertThrows(IllegalArgumentException.class, () -> new GeometricBrownianMotion(0, Double.NaN, 0.1));
        assertThrows(IllegalArgumentException.class, () -> new MertonJumpDiffusion(0, 0, 0.2, -1, 0, 0.1));
        assertThrows(IllegalArgumentException.class, () -> new MertonJumpDiffusion(0, 0, 0.2, 1, 0, Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> new Heston(0, 0, -0.1, 1, 0.04, 0.3, 0));
        assertThrows(IllegalArgumentException.class, () -> new Heston(0, 0, 0.04, 0, 0.04, 0.3, 0));
        assertThrows(IllegalArgumentException.class, () -> new Heston(0, 0, 0.04, 1, 0, 0.3, 0));
        assertThrows(IllegalArgumentException.class, () -> new Heston(0, 0, 0.04, 1, 0.04, 0, 0));
        assertThrows(IllegalArgumentException.class, () -> new Heston(0, 0, 0.04, 1, 0.04, 0.3, 1.01));
    }
}
