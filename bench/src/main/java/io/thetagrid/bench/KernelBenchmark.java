package io.thetagrid.bench;

import io.thetagrid.kernels.backend.Backend;
import io.thetagrid.kernels.backend.Backends;
import io.thetagrid.kernels.backend.Batch;
import io.thetagrid.kernels.backend.Columns;
import io.thetagrid.kernels.backend.GreekColumn;
import io.thetagrid.kernels.backend.ImpliedVolatilityColumn;
import io.thetagrid.kernels.backend.NormalStream;
import io.thetagrid.kernels.backend.OptionColumn;
import io.thetagrid.kernels.backend.Precision;
import io.thetagrid.kernels.backend.QuoteColumn;
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

/** The kernels on one thread, scalar beside SIMD; nanoseconds per option or per pair of normals. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 8, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class KernelBenchmark {
    private static final int ROWS = 4096;
    private static final NormalStream STREAM = new NormalStream(1, 2, 0, 0);

    @Param({"scalar", "simd"})
    public String backend;

    private final Batch<OptionColumn> options = Options.random(Arena.ofAuto(), ROWS);
    private final Batch<GreekColumn> greeks = Batch.allocate(Arena.ofAuto(), GreekColumn.class, ROWS);
    private final Batch<ImpliedVolatilityColumn> volatilities =
            Batch.allocate(Arena.ofAuto(), ImpliedVolatilityColumn.class, ROWS);
    private final Columns normals = Columns.allocate(Arena.ofAuto(), 2, ROWS);
    private Backend kernels;
    private Batch<QuoteColumn> quotes;

    @Setup
    public void pick() {
        kernels = Backends.pick(backend);
        kernels.price(options, greeks);
        quotes = Options.quotes(Arena.ofAuto(), options, row -> greeks.get(GreekColumn.PRICE, row));
    }

    @Benchmark
    @OperationsPerInvocation(ROWS)
    public void europeanPriceAndGreeks() {
        kernels.price(options, greeks);
    }

    @Benchmark
    @OperationsPerInvocation(ROWS)
    public void impliedVolatility() {
        kernels.impliedVolatility(quotes, Precision.FULL, volatilities);
    }

    @Benchmark
    @OperationsPerInvocation(ROWS)
    public void impliedVolatilityFast() {
        kernels.impliedVolatility(quotes, Precision.FAST, volatilities);
    }

    @Benchmark
    @OperationsPerInvocation(ROWS)
    public void normals() {
        kernels.normals(STREAM, 0, normals);
    }
}
