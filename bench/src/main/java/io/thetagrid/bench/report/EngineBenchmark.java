package io.thetagrid.bench.report;

import io.thetagrid.bench.engine.Engines;
import io.thetagrid.bench.engine.Task;
import io.thetagrid.bench.row.Rows;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * An engine at a row's work, both by name; nanoseconds for one run of the work, which is so many items ({@link
 * io.thetagrid.bench.row.Row#items}). Each pair runs in a virtual machine of its own, so that HotSpot sees one task only.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class EngineBenchmark {
    /** System property: seconds of warm-up before JMH's own. */
    static final String WARM_UP = "thetagrid.bench.warmUp";

    private static final int LONGEST_WARM_UP = 5;

    @Param("european-5-greeks")
    public String row;

    @Param(Engines.YARDSTICK)
    public String engine;

    private Task task;

    @Setup
    public void prepare() {
        task = Rows.named(row).task(Engines.named(engine)).orElseThrow();
        warmUp(Double.parseDouble(System.getProperty(WARM_UP, "1")));
    }

    /**
     * For so many seconds of this thread's own time: on a busy machine HotSpot's compiler threads wait as this one does, and
     * a warm-up by the clock would end before the kernels are compiled.
     */
    private void warmUp(double seconds) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long nanos = (long) (1e9 * seconds);
        long cpuEnd = threads.getCurrentThreadCpuTime() + nanos;
        // Work that other threads do takes none of this one's time.
        long end = System.nanoTime() + LONGEST_WARM_UP * nanos;
        do {
            task.run();
        } while (threads.getCurrentThreadCpuTime() < cpuEnd && System.nanoTime() < end);
    }

    @Benchmark
    public void work() {
        task.run();
    }
}
