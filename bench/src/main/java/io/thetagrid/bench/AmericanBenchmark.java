package io.thetagrid.bench;

import io.thetagrid.kernels.backend.Accuracy;
import io.thetagrid.kernels.backend.AmericanColumn;
import io.thetagrid.kernels.backend.Backend;
import io.thetagrid.kernels.backend.Backends;
import io.thetagrid.kernels.backend.Batch;
import io.thetagrid.kernels.backend.ImpliedVolatilityColumn;
import io.thetagrid.kernels.backend.OptionColumn;
import io.thetagrid.kernels.backend.QuoteColumn;
import java.lang.foreign.Arena;
import java.util.EnumSet;
import java.util.Set;
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

/** The American kernel on one thread, scalar beside SIMD; nanoseconds per option. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 8, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class AmericanBenchmark {
    private static final int ROWS = 4096;

    @Param({"scalar", "simd"})
    public String backend;

    @Param({"FAST", "STANDARD", "HIGH"})
    public Accuracy accuracy;

    private final Batch<OptionColumn> options = Options.random(Arena.ofAuto(), ROWS);
    private final Batch<AmericanColumn> values = Batch.allocate(Arena.ofAuto(), AmericanColumn.class, ROWS);
    private final Batch<ImpliedVolatilityColumn> volatilities =
            Batch.allocate(Arena.ofAuto(), ImpliedVolatilityColumn.class, ROWS);
    private Backend kernels;
    private Batch<QuoteColumn> quotes;

    @Setup
    public void pick() {
        kernels = Backends.pick(backend);
        kernels.american(options, accuracy, Set.of(), values);
        quotes = Options.quotes(Arena.ofAuto(), options, row -> values.get(AmericanColumn.PRICE, row));
    }

    /** Price, delta, gamma and theta. */
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public void price() {
        kernels.american(options, accuracy, Set.of(), values);
    }

    /** With vega, rho and the boundary. */
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public void allColumns() {
        kernels.american(options, accuracy, EnumSet.allOf(AmericanColumn.class), values);
    }

    @Benchmark
    @OperationsPerInvocation(ROWS)
    public void impliedVolatility() {
        kernels.americanImpliedVolatility(quotes, accuracy, volatilities);
    }
}
