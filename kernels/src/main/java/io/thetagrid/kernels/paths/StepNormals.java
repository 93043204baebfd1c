package io.thetagrid.kernels.paths;

import io.thetagrid.kernels.backend.Backend;
import io.thetagrid.kernels.backend.Columns;
import io.thetagrid.kernels.backend.NormalStream;
import io.thetagrid.kernels.random.SobolDimension;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * The normals of one block of paths, for each factor in columns that steps share in turn: two, since a stream gives two
 * normals, or as many as steps where a bridge needs all at once.
 */
final class StepNormals {
    private final Backend backend;
    private final PathKernel kernel;
    private final PathNormals source;
    private final long firstPath;
    private final Columns[] columns;
    /** By factor and pair of steps; null unless drawn by name. Made once: blocks allocate nothing. */
    private final NormalStream[][] streams;
    /** By factor and point of the bridge; null unless quasi-random. */
    private final SobolDimension[][] dimensions;

    private final BrownianBridge bridge;
    private final Columns walk;

    StepNormals(
            Arena arena,
            Backend backend,
            PathKernel kernel,
            PathModel model,
            PathGrid grid,
            PathNormals source,
            long firstPath,
            int blockRows) {
        this.backend = backend;
        this.kernel = kernel;
        this.source = source;
        this.firstPath = firstPath;
        int factors = model.factors();
        int steps = grid.steps();
        columns = new Columns[factors];
        streams = new NormalStream[factors][];
        dimensions = new SobolDimension[factors][];
        for (int factor = 0; factor < factors; factor++) {
            columns[factor] = Columns.allocate(arena, source.quasiRandom() ? steps : 2, blockRows);
            if (factor >= source.given().size()) {
                if (source.quasiRandom()) {
                    dimensions[factor] = dimensions(source.stream(), factor, factors, steps);
                } else {
                    streams[factor] = streams(source.stream(), factor, steps);
                }
            }
        }
        bridge = source.quasiRandom() ? new BrownianBridge(grid) : null;
        walk = source.quasiRandom() ? Columns.allocate(arena, steps + 1, blockRows) : null;
    }

    private static NormalStream[] streams(NormalStream first, int factor, int steps) {
        NormalStream[] streams = new NormalStream[Math.ceilDiv(steps, 2)];
        for (int pair = 0; pair < streams.length; pair++) {
            streams[pair] = new NormalStream(first.seed(), first.id(), first.step() + pair, first.purpose() + factor);
        }
        return streams;
    }

    private static SobolDimension[] dimensions(NormalStream name, int factor, int factors, int steps) {
        SobolDimension[] dimensions = new SobolDimension[steps];
        for (int point = steps - 1; point >= 0; point--) { // the highest first: it makes the others known
            dimensions[point] = SobolDimension.of(name, point * factors + factor);
        }
        return dimensions;
    }

    /** One for each factor. */
    Columns[] columns() {
        return columns;
    }

    /** The column that holds a step's normals. */
    int column(int step) {
        return step % columns[0].count();
    }

    /** Fetches a step's normals for the block whose first path stands in row {@code from}. Steps come in their order. */
    void fill(int from, int step) {
        for (int factor = 0; factor < columns.length; factor++) {
            Columns block = columns[factor];
            if (streams[factor] != null) {
                if (step % 2 == 0) {
                    backend.normals(streams[factor][step / 2], firstPath + from, block);
                }
            } else if (dimensions[factor] != null) {
                if (step == 0) {
                    bridged(dimensions[factor], firstPath + from, block);
                }
            } else {
                copy(source.given().get(factor), step, from, block);
            }
            if (source.mirrored()) {
                kernel.negate(block, column(step));
            }
        }
    }

    private void bridged(SobolDimension[] order, long firstPoint, Columns block) {
        for (int point = 0; point < order.length; point++) {
            kernel.quasiRandom(order[point], firstPoint, block, point);
        }
        bridge.apply(kernel, block, walk);
    }

    private void copy(Columns given, int step, int from, Columns block) {
        long rows = Math.min(block.rows(), given.rows() - from);
        long at = given.offset(step) + (long) from * Double.BYTES;
        MemorySegment.copy(given.segment(), at, block.segment(), block.offset(column(step)), rows * Double.BYTES);
    }
}
