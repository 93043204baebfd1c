package io.thetagrid.kernels.paths;

import io.thetagrid.kernels.backend.Backend;
import io.thetagrid.kernels.backend.Columns;
import io.thetagrid.kernels.random.SobolDimension;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * Simulates paths in blocks that stay in the first-level cache: the normals of two steps, then both steps, then what is
 * observed; see {@link Backend#paths}.
 */
public final class Paths {
    /** Paths of a block at most. */
    private static final int BLOCK = 512;

    private Paths() {}

    /** With plain Java and the backend's normals. */
    public static void scalar(
            Backend backend, PathModel model, PathGrid grid, PathNormals normals, long firstPath, Columns values) {
        simulate(backend, new PathScalar(), model, grid, normals, firstPath, values);
    }

    /** With vectors and the backend's normals. */
    public static void simd(
            Backend backend, PathModel model, PathGrid grid, PathNormals normals, long firstPath, Columns values) {
        simulate(backend, new PathSimd(), model, grid, normals, firstPath, values);
    }

    private static void simulate(
            Backend backend,
            PathKernel kernel,
            PathModel model,
            PathGrid grid,
            PathNormals normals,
            long firstPath,
            Columns values) {
        requireShapes(model, grid, normals, firstPath, values);
        int blocks = Math.ceilDiv(values.rows(), BLOCK);
        if (blocks == 0) {
            return;
        }
        int blockRows = Math.ceilDiv(values.rows(), blocks);
        PathProcess process = process(model, grid);
        try (Arena arena = Arena.ofConfined()) {
            Columns state = Columns.allocate(arena, process.columns(), blockRows);
            StepNormals drivers = new StepNormals(arena, backend, kernel, model, grid, normals, firstPath, blockRows);
            for (int from = 0; from < values.rows(); from += blockRows) {
                process.start(state);
                int observation = 0;
                for (int step = 0; step < grid.steps(); step++) {
                    drivers.fill(from, step);
                    process.step(kernel, step, drivers.columns(), drivers.column(step), state);
                    if (observation < grid.observed().length && grid.observed()[observation] == step) {
                        report(state, model.states(), from, observation, grid.observed().length, values);
                        observation++;
                    }
                }
            }
        }
    }

    private static PathProcess process(PathModel model, PathGrid grid) {
        return switch (model) {
            case GeometricBrownianMotion brownian -> new BrownianProcess(brownian, grid);
            case MertonJumpDiffusion merton -> new MertonProcess(merton, grid);
            case Heston heston -> new HestonProcess(heston, grid);
        };
    }

    private static void report(Columns state, int states, int from, int observation, int observations, Columns values) {
        long bytes = (long) Math.min(state.rows(), values.rows() - from) * Double.BYTES;
        for (int column = 0; column < states; column++) {
            long at = values.offset(column * observations + observation) + (long) from * Double.BYTES;
            MemorySegment.copy(state.segment(), state.offset(column), values.segment(), at, bytes);
        }
    }

    private static void requireShapes(
            PathModel model, PathGrid grid, PathNormals normals, long firstPath, Columns values) {
        int columns = model.states() * grid.observed().length;
        if (values.count() != columns) {
            throw new IllegalArgumentException("paths fill " + columns + " columns, " + model.states() + " for each of "
                    + grid.observed().length + " times, got " + values.count());
        }
        if (normals.quasiRandom()) {
            SobolDimension.requirePoints(firstPath, values.rows());
        }
        if (normals.given().size() > model.factors()) {
            throw new IllegalArgumentException(
                    "normals are given for " + normals.given().size() + " factors of " + model.factors());
        }
        for (Columns given : normals.given()) {
            if (given.count() != grid.steps() || given.rows() != values.rows()) {
                throw new IllegalArgumentException("given normals need " + grid.steps() + " columns of " + values.rows()
                        + " rows, got " + given.count() + " of " + given.rows());
            }
        }
    }
}
