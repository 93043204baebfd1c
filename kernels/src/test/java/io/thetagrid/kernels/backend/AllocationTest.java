package io.thetagrid.kernels.backend;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.ThreadMXBean;
import io.thetagrid.kernels.math.VectorMath;
import io.thetagrid.kernels.paths.GeometricBrownianMotion;
import io.thetagrid.kernels.paths.Heston;
import io.thetagrid.kernels.paths.MertonJumpDiffusion;
import io.thetagrid.kernels.paths.PathGrid;
import io.thetagrid.kernels.paths.PathModel;
import io.thetagrid.kernels.paths.PathNormals;
import java.lang.foreign.Arena;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Compiled vector kernels box no vector: what a call allocates does not grow with its rows. One boxed vector in a loop
 * makes a kernel five to ten times slower.
 */
class AllocationTest {
    private static final int ROWS = 1024;
    /** An arena and a few small objects for each call, or block; a boxed vector for every eight rows would be 8 KB. */
    private static final long BYTES_PER_CALL = 2_048;

    private static final long PATIENCE_NANOS = 180_000_000_000L;

    private static final List<PathModel> PATH_MODELS = List.of(
            new GeometricBrownianMotion(0.03, 0.01, 0.3),
            new MertonJumpDiffusion(0.03, 0.01, 0.2, 3, -0.1, 0.2),
            new Heston(0.03, 0.01, 0.05, 1.5, 0.04, 0.3, -0.7),
            new Heston(0.03, 0.01, 0.01, 0.5, 0.09, 1.5, 0.9));

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private static Backend simd() {
        assumeTrue(Backends.refusal("simd").isEmpty() && VectorMath.LANES >= 4, "HotSpot boxes two-lane vectors");
        return Backends.pick("simd");
    }

    @Test
    void price() {
        Backend simd = simd();
        try (Arena arena = Arena.ofConfined()) {
            Batch<OptionColumn> options = options(arena);
            Batch<GreekColumn> greeks = Batch.allocate(arena, GreekColumn.class, ROWS);
            assertSettles(() -> simd.price(options, greeks), 0);
        }
    }

    @Test
    void impliedVolatility() {
        Backend simd = simd();
        try (Arena arena = Arena.ofConfined()) {
            Batch<OptionColumn> options = options(arena);
            Batch<GreekColumn> greeks = Batch.allocate(arena, GreekColumn.class, ROWS);
            simd.price(options, greeks);
            Batch<QuoteColumn> quotes = Batch.allocate(arena, QuoteColumn.class, ROWS);
            for (int i = 0; i < ROWS; i++) {
                for (QuoteColumn column : QuoteColumn.values()) {
                    quotes.columns().set(column.ordinal(), i, options.columns().get(column.ordinal(), i));
                }
                quotes.set(QuoteColumn.PRICE, i, greeks.get(GreekColumn.PRICE, i));
            }
            Batch<ImpliedVolatilityColumn> result = Batch.allocate(arena, ImpliedVolatilityColumn.class, ROWS);
            for (Precision precision : Precision.values()) {
                assertSettles(() -> simd.impliedVolatility(quotes, precision, result), 0);
            }
        }
    }

    @Test
    void normals() {
        Backend simd = simd();
        try (Arena arena = Arena.ofConfined()) {
            Columns normals = Columns.allocate(arena, 2, ROWS);
            assertSettles(() -> simd.normals(new NormalStream(1, 2, 3, 4), 0, normals), BYTES_PER_CALL);
        }
    }

    @Test
    void paths() {
        Backend simd = simd();
        PathGrid grid = PathGrid.uniform(1, 4);
        try (Arena arena = Arena.ofConfined()) {
            for (PathModel model : PATH_MODELS) {
                Columns values = Columns.allocate(arena, model.states() * grid.steps(), 8 * ROWS);
                PathNormals normals = PathNormals.named(new NormalStream(1, 2, 3, 4));
                assertSettles(() -> simd.paths(model, grid, normals, 0, values), 2 * BYTES_PER_CALL);
            }
        }
    }

    @Test
    void reprice() {
        Backend simd = simd();
        try (Arena arena = Arena.ofConfined()) {
            Batch<ContractColumn> contract = Batch.allocate(arena, ContractColumn.class, 1);
            contract.set(ContractColumn.OPTION_SIGN, 0, -1);
            contract.set(ContractColumn.SPOT, 0, 100);
            contract.set(ContractColumn.STRIKE, 0, 100);
            contract.set(ContractColumn.TIME_TO_EXPIRY, 0, 0.5);
            contract.set(ContractColumn.SMILE_LEVEL, 0, 0.3);
            contract.set(ContractColumn.WEIGHT, 0, 100);
            Batch<ScenarioColumn> scenarios = Batch.allocate(arena, ScenarioColumn.class, ROWS);
            scenarios.fill(ScenarioColumn.VOL_FACTOR, 1.1);
            BookLayout layout = new BookLayout(new int[1], new int[1], new boolean[1], Accuracy.FAST);
            Columns pnl = Columns.allocate(arena, 1, ROWS);
            try (PreparedBook book = simd.prepare(contract, layout)) {
                assertSettles(() -> book.reprice(List.of(scenarios), pnl), BYTES_PER_CALL);
            }
        }
    }

    private static Batch<OptionColumn> options(Arena arena) {
        Batch<OptionColumn> options = Batch.allocate(arena, OptionColumn.class, ROWS);
        double[] inputs = {1, 100, 100, 0.5, 0.03, 0.01, 0.3};
        for (OptionColumn input : OptionColumn.values()) {
            options.fill(input, inputs[input.ordinal()]);
        }
        return options;
    }

    /** Calls until HotSpot has compiled the kernel and a call allocates little enough. */
    private void assertSettles(Runnable call, long bytes) {
        long start = System.nanoTime();
        long allocated = Long.MAX_VALUE;
        while (allocated > bytes && System.nanoTime() - start < PATIENCE_NANOS) {
            for (int i = 0; i < 10; i++) {
                call.run();
            }
            long before = threads.getCurrentThreadAllocatedBytes();
            call.run();
            allocated = threads.getCurrentThreadAllocatedBytes() - before;
        }
        long last = allocated;
        assertTrue(last <= bytes, () -> "a call allocates " + last + " bytes");
    }
}
