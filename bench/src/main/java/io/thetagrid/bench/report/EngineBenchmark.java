package io.thetagrid.bench.report;

import io.thetagrid.bench.engine.Engines;
import io.thetagrid.bench.engine.Task;
import io.thetagrid.bench.row.Rows;
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
    @Param("european-5-greeks")
    public String row;

    @Param(Engines.YARDSTICK)
    public String engine;

    private Task task;

    @Setup
    public void prepare() {
        task = Rows.named(row).task(Engines.named(engine)).orElseThrow();
    }

    @Benchmark
    public void work() {
        task.run();
    }
}
