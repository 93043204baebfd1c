package io.thetagrid.bench;

import io.thetagrid.kernels.backend.Accuracy;
import io.thetagrid.kernels.backend.Backend;
import io.thetagrid.kernels.backend.Backends;
import io.thetagrid.kernels.backend.Batch;
import io.thetagrid.kernels.backend.BookLayout;
import io.thetagrid.kernels.backend.Columns;
import io.thetagrid.kernels.backend.PreparedBook;
import io.thetagrid.kernels.backend.ScenarioColumn;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Full revaluation of 1,000 European contracts under 10,000 scenarios, in blocks shared by one or two threads. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 8, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class RevaluationBenchmark {
    private static final int CONTRACTS = 1_000;
    private static final int BLOCK = 1_000;
    private static final int BLOCKS = 10;

    @Param({"scalar", "simd"})
    public String backend;

    @Param({"1", "2"})
    public int threads;

    private final List<Callable<Void>> work = new ArrayList<>();
    private PreparedBook book;
    private ExecutorService pool;

    @Setup
    public void prepare() {
        Backend kernels = Backends.pick(backend);
        book = kernels.prepare(
                Options.contracts(Arena.ofAuto(), CONTRACTS),
                new BookLayout(new int[CONTRACTS], new int[CONTRACTS], new boolean[CONTRACTS], Accuracy.STANDARD));
        pool = Executors.newFixedThreadPool(threads);
        for (int block = 0; block < BLOCKS; block++) {
            Batch<ScenarioColumn> scenarios = Options.scenarios(Arena.ofAuto(), BLOCK);
            Columns pnl = Columns.allocate(Arena.ofAuto(), 1, BLOCK);
            work.add(() -> {
                book.reprice(List.of(scenarios), pnl);
                return null;
            });
        }
    }

    @Benchmark
    public void tenMillionValues() throws Exception {
        for (Future<Void> block : pool.invokeAll(work)) {
            block.get();
        }
    }

    @TearDown
    public void close() {
        pool.shutdown();
        book.close();
    }
}
