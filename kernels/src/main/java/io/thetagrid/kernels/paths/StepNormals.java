package io.thetagrid.kernels.paths;

import io.thetagrid.kernels.backend.Backend;
import io.thetagrid.kernels.backend.Columns;
import io.thetagrid.kernels.backend.NormalStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** The normals of one block of paths: for each factor two columns, which hold an even step's and the next one's. */
final class StepNormals {
    private final Backend backend;
    private final PathKernel kernel;
    private final PathNormals source;
    private final long firstPath;
    private final int steps;
    private final Columns[] columns;
    /** By factor and pair of steps, made once since blocks allocate nothing; null where normals are given. */
    private final NormalStream[][] streams;

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
        this.steps = grid.steps();
        this.columns = new Columns[model.factors()];
        this.streams = new NormalStream[model.factors()][];
        for (int factor = 0; factor < columns.length; factor++) {
            columns[factor] = Columns.allocate(arena, 2, blockRows);
            if (factor >= source.given().size()) {
                streams[factor] = new NormalStream[Math.ceilDiv(steps, 2)];
                for (int pair = 0; pair < streams[factor].length; pair++) {
                    streams[factor][pair] = source.stream(factor, 2 * pair);
                }
            }
        }
    }

    /** One for each factor. */
    Columns[] columns() {
        return columns;
    }

    /** The column that holds a step's normals. */
    int column(int step) {
        return step % 2;
    }

    /** Fetches a step's normals for the block whose first path stands in row {@code from}. Steps come in their order. */
    void fill(int from, int step) {
        for (int factor = 0; factor < columns.length; factor++) {
            if (streams[factor] == null) {
                copy(source.given().get(factor), step, from, columns[factor]);
                mirror(columns[factor], column(step));
            } else if (step % 2 == 0) {
                backend.normals(streams[factor][step / 2], firstPath + from, columns[factor]);
                mirror(columns[factor], 0);
                mirror(columns[factor], 1);
            }
        }
    }

    private void copy(Columns given, int step, int from, Columns block) {
        long rows = Math.min(block.rows(), given.rows() - from);
        long at = given.offset(step) + (long) from * Double.BYTES;
        MemorySegment.copy(given.segment(), at, block.segment(), block.offset(column(step)), rows * Double.BYTES);
    }

    private void mirror(Columns normals, int column) {
        if (source.mirrored()) {
            kernel.negate(normals, column);
        }
    }
}
