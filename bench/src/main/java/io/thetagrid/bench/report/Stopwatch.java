package io.thetagrid.bench.report;

import io.thetagrid.bench.engine.DriverTask;
import io.thetagrid.bench.engine.Engine;
import io.thetagrid.bench.engine.Task;
import io.thetagrid.bench.row.Row;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.OptionalDouble;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatFactory;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Measures one engine at one row: JMH in a fresh virtual machine, or the engine's own driver by the same rules. */
final class Stopwatch {
    private static final String ALLOCATED = "gc.alloc.rate.norm";
    private static final double NANOS = 1e9;
    private static final double MILLIS = 1e3;

    private final Effort effort;
    private final Path log;
    private final List<RunResult> jmh = new ArrayList<>();

    /** @param log what JMH prints goes here */
    Stopwatch(Effort effort, Path log) {
        this.effort = effort;
        this.log = log;
    }

    /** One round; empty where the engine has no such work. */
    List<Sample> measure(Row row, Engine engine) {
        Task task = row.task(engine).orElse(null);
        return switch (task) {
            case null -> List.of();
            case DriverTask driver -> List.of(byDriver(row, engine, driver));
            default -> List.of(byJmh(row, engine));
        };
    }

    private Sample byDriver(Row row, Engine engine, DriverTask task) {
        List<Double> nanoseconds =
                task.measure(effort.warmUpSeconds(engine), effort.iterations(), effort.iterationSeconds()).stream()
                        .map(seconds -> NANOS * seconds / row.items())
                        .toList();
        return new Sample(row, engine, nanoseconds, OptionalDouble.empty());
    }

    private Sample byJmh(Row row, Engine engine) {
        RunResult result;
        try {
            result = new Runner(new OptionsBuilder()
                            .include("^" + EngineBenchmark.class.getName().replace(".", "\\.") + "\\.work$")
                            .param("row", row.name())
                            .param("engine", engine.name())
                            .forks(1)
                            .warmupIterations(1)
                            .warmupTime(TimeValue.milliseconds((long) (MILLIS * effort.iterationSeconds())))
                            .measurementIterations(effort.iterations())
                            .measurementTime(TimeValue.milliseconds((long) (MILLIS * effort.iterationSeconds())))
                            .jvmArgs(Machine.FORK_OPTIONS.toArray(String[]::new))
                            .jvmArgsAppend("-D" + EngineBenchmark.WARM_UP + "=" + effort.warmUpSeconds(engine), root())
                            .addProfiler(GCProfiler.class)
                            .shouldFailOnError(true)
                            .output(log.toString())
                            .build())
                    .runSingle();
        } catch (RunnerException e) {
            throw new IllegalStateException(row.name() + " by " + engine.name() + " failed; " + log + " says why", e);
        }
        jmh.add(result);
        List<Double> nanoseconds = new ArrayList<>();
        for (BenchmarkResult fork : result.getBenchmarkResults()) {
            for (IterationResult iteration : fork.getIterationResults()) {
                nanoseconds.add(iteration.getPrimaryResult().getScore() / row.items());
            }
        }
        return new Sample(row, engine, nanoseconds, OptionalDouble.of(allocated(result) / row.items()));
    }

    /** Where the repository is, for the engine that reads javac's classes. */
    private static String root() {
        // As seen from here: JMH writes its forks' arguments into results, which are to name no machine's folders.
        Path root = Path.of(System.getProperty("thetagrid.root", "")).toAbsolutePath();
        return "-Dthetagrid.root=" + Path.of("").toAbsolutePath().relativize(root);
    }

    private static double allocated(RunResult result) {
        String key = result.getSecondaryResults().keySet().stream()
                .filter(each -> each.endsWith(ALLOCATED))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("JMH's profiler gives no " + ALLOCATED));
        return result.getSecondaryResults().get(key).getScore();
    }

    /** Everything that JMH measured, in its own format. */
    void writeJmh(Path file) throws IOException {
        Collection<RunResult> results = jmh;
        try (PrintStream out = new PrintStream(file.toFile(), StandardCharsets.UTF_8)) {
            ResultFormatFactory.getInstance(ResultFormatType.JSON, out).writeOut(results);
        }
    }
}
