package io.thetagrid.core.risk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.thetagrid.kernels.backend.NormalStream;
import io.thetagrid.kernels.random.PhiloxScalar;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BlockBootstrapTest {
    private static final List<Double> LEVELS = List.of(0.9, 0.95, 0.99);

    private static double[] noise(int n) {
        return new Random(5).doubles(n).toArray();
    }

    @Test
    void blocksAreTwoWindowsLongAndNoShorterThanTheCubeRoot() {
        assertEquals(10, BlockBootstrap.blockLength(248, 5)); // 6.3
        assertEquals(42, BlockBootstrap.blockLength(232, 21));
        assertEquals(10, BlockBootstrap.blockLength(1_000, 3));
        assertEquals(11, BlockBootstrap.blockLength(1_001, 3));
        assertEquals(4, BlockBootstrap.blockLength(4, 21));
    }

    /** The samples themselves, drawn, sorted and measured the long way round. */
    @Test
    void intervalsAreTheQuantilesOfResampledMeasures() {
        double[] pnl = noise(503);
        BlockBootstrap bootstrap = new BlockBootstrap(pnl, 5, LEVELS, 9);
        double[] var = new double[1_000];
        double[] es = new double[1_000];
        for (int i = 0; i < 1_000; i++) {
            double[] losses = new double[503];
            for (int drawn = 0; drawn < 503; drawn++) {
                int block = drawn / 10;
                long word = PhiloxScalar.block(new NormalStream(9, 0, block / 4, 16), i)[block % 4] & 0xFFFFFFFFL;
                int first = (int) (word / 0x1p32 * 503);
                losses[drawn] = -pnl[(first + drawn % 10) % 503];
            }
            Arrays.sort(losses);
            var[i] = losses[452]; // ⌈0.9 · 503⌉ = 453
            // n(1 − α) = 50.3: the worst 50 and 0.3 of the next.
            es[i] = (Arrays.stream(losses, 453, 503).sum() + 0.3 * losses[452]) / 50.3;
        }
        Arrays.sort(var);
        Arrays.sort(es);
        Interval ofVar = bootstrap.valueAtRiskInterval(0.9);
        assertEquals(var[24], ofVar.low().orElseThrow());
        assertEquals(var[975], ofVar.high().orElseThrow());
        // Fifty additions of less than 1.
        Interval ofEs = bootstrap.expectedShortfallInterval(0.9);
        assertEquals(es[24], ofEs.low().orElseThrow(), 1e-14);
        assertEquals(es[975], ofEs.high().orElseThrow(), 1e-14);
    }

    @Test
    void drawsDependOnTheSeedAlone() {
        double[] pnl = noise(600);
        Interval one = new BlockBootstrap(pnl, 5, LEVELS, 1).valueAtRiskInterval(0.95);
        assertEquals(one, new BlockBootstrap(pnl, 5, List.of(0.95), 1).valueAtRiskInterval(0.95));
        assertNotEquals(one, new BlockBootstrap(pnl, 5, LEVELS, 2).valueAtRiskInterval(0.95));
    }

    /** 248 windows of five sessions are worth 49: the worst of 49 is below the 95 % quantile with 8.1 %. */
    @Test
    void boundsThatDoNotExistAreEmpty() {
        BlockBootstrap year = new BlockBootstrap(noise(248), 5, LEVELS, 1);
        for (double level : new double[] {0.95, 0.99}) {
            assertEquals(OptionalDouble.empty(), year.valueAtRiskInterval(level).high());
            assertTrue(year.valueAtRiskInterval(level).low().isPresent());
            assertEquals(Interval.NONE, year.expectedShortfallInterval(level));
        }
        assertTrue(year.valueAtRiskInterval(0.9).high().isPresent()); // 0.9^49 = 0.6 %
    }
}
