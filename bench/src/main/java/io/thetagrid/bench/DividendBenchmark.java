package io.thetagrid.bench;

import io.thetagrid.kernels.backend.Accuracy;
import io.thetagrid.kernels.backend.Backend;
import io.thetagrid.kernels.backend.Backends;
import io.thetagrid.kernels.backend.Batch;
import io.thetagrid.kernels.backend.DividendColumn;
import io.thetagrid.kernels.backend.DividendModel;
import io.thetagrid.kernels.backend.DividendSchedule;
import io.thetagrid.kernels.backend.DividendTerms;
import io.thetagrid.kernels.backend.OptionColumn;
import java.lang.foreign.Arena;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
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

/**
 * Options with cash dividends on one thread, scalar beside SIMD; microseconds per option, for price, delta, gamma and theta.
 * Dividends of 0.50 on a spot of 100 fall every quarter of a year, so that an option of up to two years has none to seven.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 8, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class DividendBenchmark {
    private static final int ROWS = 512;

    @Param({"scalar", "simd"})
    public String backend;

    @Param({"SPOT", "ESCROWED"})
    public DividendModel model;

    private final Batch<OptionColumn> options = Options.random(Arena.ofAuto(), ROWS);
    private final Batch<DividendColumn> values = Batch.allocate(Arena.ofAuto(), DividendColumn.class, ROWS);
    private final DividendSchedule schedule = DividendSchedule.same(ROWS, quarters(), amounts());
    private final double[] criticalSpots = new double[schedule.count()];
    private Backend kernels;

    private static double[] quarters() {
        return IntStream.range(0, 8).mapToDouble(k -> 0.1 + 0.25 * k).toArray();
    }

    private static double[] amounts() {
        double[] amounts = new double[8];
        Arrays.fill(amounts, 0.5);
        return amounts;
    }

    @Setup
    public void pick() {
        kernels = Backends.pick(backend);
    }

    @Benchmark
    @OperationsPerInvocation(ROWS)
    public void european() {
        run(false, Accuracy.STANDARD);
    }

    @Benchmark
    @OperationsPerInvocation(ROWS)
    public void americanFast() {
        run(true, Accuracy.FAST);
    }

    @Benchmark
    @OperationsPerInvocation(ROWS)
    public void americanStandard() {
        run(true, Accuracy.STANDARD);
    }

    @Benchmark
    @OperationsPerInvocation(ROWS)
    public void americanHigh() {
        run(true, Accuracy.HIGH);
    }

    private void run(boolean american, Accuracy accuracy) {
        kernels.dividends(
                options, schedule, new DividendTerms(model, american, accuracy, false), values, criticalSpots);
    }
}
