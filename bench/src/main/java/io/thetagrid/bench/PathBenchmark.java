package io.thetagrid.bench;

import io.thetagrid.kernels.backend.Backend;
import io.thetagrid.kernels.backend.Backends;
import io.thetagrid.kernels.backend.Columns;
import io.thetagrid.kernels.backend.NormalStream;
import io.thetagrid.kernels.paths.GeometricBrownianMotion;
import io.thetagrid.kernels.paths.Heston;
import io.thetagrid.kernels.paths.MertonJumpDiffusion;
import io.thetagrid.kernels.paths.PathGrid;
import io.thetagrid.kernels.paths.PathModel;
import io.thetagrid.kernels.paths.PathNormals;
import java.lang.foreign.Arena;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Paths of 50 steps on one thread; nanoseconds per path. Given normals show what the steps alone take. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 8, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class PathBenchmark {
    /** One block, so that given normals come from the second-level cache. */
    private static final int ROWS = 512;

    private static final PathGrid GRID = PathGrid.uniform(1, 50).lastObserved();
    private static final NormalStream STREAM = new NormalStream(1, 2, 0, 0);

    @Param({"brownian", "merton", "heston"})
    public String law;

    @Param({"scalar", "simd"})
    public String backend;

    private Backend kernels;
    private PathModel model;
    private Columns[] given;
    private Columns values;

    @Setup
    public void pick() {
        kernels = Backends.pick(backend);
        model = model(law);
        values = Columns.allocate(Arena.ofAuto(), model.states(), ROWS);
        given = new Columns[model.factors()];
        Columns pair = Columns.allocate(Arena.ofAuto(), 2, ROWS);
        for (int factor = 0; factor < given.length; factor++) {
            given[factor] = Columns.allocate(Arena.ofAuto(), GRID.steps(), ROWS);
            for (int step = 0; step < GRID.steps(); step++) {
                kernels.normals(new NormalStream(1, 2, step, factor), 0, pair);
                given[factor].copyFrom(step, pair.toArray(0));
            }
        }
    }

    private static PathModel model(String law) {
        return switch (law) {
            case "brownian" -> new GeometricBrownianMotion(0.03, 0.01, 0.3);
            case "merton" -> new MertonJumpDiffusion(0.03, 0.01, 0.2, 3, -0.1, 0.2);
            case "heston" -> new Heston(0.03, 0.01, 0.05, 1.5, 0.04, 0.3, -0.7);
            default -> throw new IllegalArgumentException("no model " + law);
        };
    }

    @Benchmark
    @OperationsPerInvocation(ROWS)
    public void named() {
        kernels.paths(model, GRID, PathNormals.named(STREAM), 0, values);
    }

    @Benchmark
    @OperationsPerInvocation(ROWS)
    public void quasiRandom() {
        kernels.paths(model, GRID, PathNormals.quasiRandom(STREAM), 0, values);
    }

    @Benchmark
    @OperationsPerInvocation(ROWS)
    public void given() {
        kernels.paths(model, GRID, PathNormals.named(STREAM).given(given), 0, values);
    }
}
