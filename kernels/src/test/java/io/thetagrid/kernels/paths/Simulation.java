package io.thetagrid.kernels.paths;

import io.thetagrid.kernels.backend.Backend;
import io.thetagrid.kernels.backend.Backends;
import io.thetagrid.kernels.backend.Columns;
import io.thetagrid.kernels.backend.NormalStream;
import io.thetagrid.kernels.math.VectorMath;
import java.lang.foreign.Arena;

/** Paths for tests, by the faster of the two backends: their bits are the same. HotSpot boxes two-lane vectors. */
final class Simulation {
    static final PathNormals NORMALS = PathNormals.named(new NormalStream(7, 11, 0, 0));

    private Simulation() {}

    static Backend backend() {
        return Backends.pick(Backends.refusal("simd").isEmpty() && VectorMath.LANES >= 4 ? "simd" : "scalar");
    }

    /** By column, then path. */
    static double[][] run(PathModel model, PathGrid grid, PathNormals normals, long firstPath, int paths) {
        return run(backend(), model, grid, normals, firstPath, paths);
    }

    static double[][] run(
            Backend backend, PathModel model, PathGrid grid, PathNormals normals, long firstPath, int paths) {
        try (Arena arena = Arena.ofConfined()) {
            Columns values = Columns.allocate(arena, model.states() * grid.observed().length, paths);
            backend.paths(model, grid, normals, firstPath, values);
            double[][] columns = new double[values.count()][];
            for (int column = 0; column < columns.length; column++) {
                columns[column] = values.toArray(column);
            }
            return columns;
        }
    }

    static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    static double covariance(double[] a, double[] b) {
        double meanA = mean(a);
        double meanB = mean(b);
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (a[i] - meanA) * (b[i] - meanB);
        }
        return sum / a.length;
    }
}
