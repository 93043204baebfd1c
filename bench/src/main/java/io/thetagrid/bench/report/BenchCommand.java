package io.thetagrid.bench.report;

import io.thetagrid.bench.engine.Engine;
import io.thetagrid.bench.engine.Engines;
import io.thetagrid.bench.row.Row;
import io.thetagrid.bench.row.Rows;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Measures our backends and peers side by side. */
@Command(
        name = "thetagrid bench",
        description = "Measures speed and accuracy of our backends and of peers, side by side, on this machine.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "A full run takes about half an hour, wants an idle machine, and writes summary.md, speed.json,",
            "accuracy.json and jmh.json to bench/results/<date>-<machine>; a quick one takes about five minutes, is rough,",
            "and writes only with --out.",
            "",
            "Exit codes: 0 done, 2 usage, 5 an engine asked for is unavailable, 70 internal error."
        })
public final class BenchCommand implements Callable<Integer> {
    private static final int USAGE = 2;
    private static final int UNAVAILABLE = 5;
    private static final int INTERNAL_ERROR = 70;

    private final PrintStream out;
    private final PrintStream err;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Option(names = "--quick", description = "fewer rows, one short round: about five minutes, rough figures")
    private boolean quick;

    @Option(
            names = "--rows",
            paramLabel = "NAME",
            split = ",",
            description = "these rows only, separated by commas (--list names them)")
    private List<String> rowNames = List.of();

    @Option(
            names = "--engines",
            paramLabel = "NAME",
            split = ",",
            description = "these engines only, separated by commas; one that cannot run is an error")
    private List<String> engineNames = List.of();

    @Option(names = "--out", paramLabel = "DIR", description = "where the results go")
    private Path folder;

    @Option(names = "--list", description = "name every row and every engine, and say what to install for the missing")
    private boolean list;

    private BenchCommand(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /** Returns the exit code. */
    public static int run(String[] arguments, PrintStream out, PrintStream err) {
        return new CommandLine(new BenchCommand(out, err))
                .setOut(new PrintWriter(out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(err, true, StandardCharsets.UTF_8))
                .setUsageHelpWidth(120)
                .setParameterExceptionHandler((e, _) -> say(err, USAGE, e.getMessage()))
                .setExecutionExceptionHandler((e, _, _) -> {
                    if (System.getenv("THETAGRID_DEBUG") != null) {
                        e.printStackTrace(err);
                    }
                    return say(err, INTERNAL_ERROR, e.getMessage() == null ? e.toString() : e.getMessage());
                })
                .execute(arguments);
    }

    private static int say(PrintStream err, int code, String message) {
        err.println("thetagrid bench: " + message);
        return code;
    }

    @Override
    public Integer call() throws IOException {
        List<Row> rows = chosen(rowNames, "row", Rows.all(), Row::name).stream()
                .filter(row -> !quick || !rowNames.isEmpty() || row.quick())
                .toList();
        List<Engine> engines = chosen(engineNames, "engine", Engines.all(), Engine::name);
        if (list) {
            list(rows, engines);
            return 0;
        }
        Map<Engine, String> refusals = new LinkedHashMap<>();
        engines.forEach(engine -> engine.refusal().ifPresent(reason -> refusals.put(engine, reason)));
        if (!engineNames.isEmpty() && !refusals.isEmpty()) {
            refusals.forEach((engine, reason) -> say(err, UNAVAILABLE, engine.name() + ": " + reason));
            return UNAVAILABLE;
        }
        List<Engine> running =
                engines.stream().filter(engine -> !refusals.containsKey(engine)).toList();
        compare(rows, running, refusals);
        return 0;
    }

    private <T> List<T> chosen(List<String> names, String kind, List<T> all, Function<T, String> name) {
        List<String> known = all.stream().map(name).toList();
        names.stream().filter(each -> !known.contains(each)).findFirst().ifPresent(unknown -> {
            throw new ParameterException(
                    spec.commandLine(),
                    "no " + kind + " is called " + unknown + "; there are " + String.join(", ", known));
        });
        return all.stream()
                .filter(each -> names.isEmpty() || names.contains(name.apply(each)))
                .toList();
    }

    private void list(List<Row> rows, List<Engine> engines) {
        MarkdownTable rowTable = new MarkdownTable(1, "row", "what it is");
        rows.forEach(row -> rowTable.add(row.name(), row.title()));
        MarkdownTable engineTable = new MarkdownTable(1, "engine", "what it is");
        engines.forEach(engine -> engineTable.add(
                engine.name(),
                engine.refusal().map(reason -> "not here: " + reason).orElseGet(engine::description)));
        out.println(rowTable.render() + "\n" + engineTable.render());
    }

    private void compare(List<Row> rows, List<Engine> engines, Map<Engine, String> refusals) throws IOException {
        Machine machine = Machine.here();
        Effort effort = quick ? Effort.ROUGH : Effort.FULL;
        Path log = Files.createTempFile("thetagrid-bench", ".log");
        Stopwatch stopwatch = new Stopwatch(effort, log);
        List<Finding> findings = new ArrayList<>();
        Map<Cell, List<Sample>> rounds = new LinkedHashMap<>();
        for (int round = 1; round <= effort.rounds(); round++) {
            for (Row row : rows) {
                progress(round, effort, row);
                for (Engine engine : engines) {
                    if (row.fromMemory() && !engine.worksOnColumns()) {
                        continue;
                    }
                    List<Sample> samples = stopwatch.measure(row, engine);
                    rounds.computeIfAbsent(new Cell(row, engine), _ -> new ArrayList<>())
                            .addAll(samples);
                    if (round == 1 && !samples.isEmpty()) {
                        findings.add(new Finding(row, engine, row.deviations(engine)));
                    }
                }
            }
        }
        List<Sample> samples = rounds.values().stream()
                .filter(each -> !each.isEmpty())
                .map(BenchCommand::joined)
                .toList();
        Comparison comparison = new Comparison(machine, effort, samples, findings, refusals);
        out.print(comparison.text());
        Path target = folder != null ? folder : quick ? null : defaultFolder(machine);
        if (target != null) {
            ResultFolder.write(target, comparison, stopwatch);
            out.println("\nWritten to " + target);
        }
        Files.delete(log);
    }

    /** A row at an engine, which rounds are joined by. */
    private record Cell(Row row, Engine engine) {}

    private static Sample joined(List<Sample> rounds) {
        Sample first = rounds.getFirst();
        OptionalDouble bytes = rounds.stream()
                .map(Sample::bytesPerItem)
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble)
                .max();
        return new Sample(
                first.row(),
                first.engine(),
                rounds.stream().flatMap(round -> round.nanoseconds().stream()).toList(),
                bytes);
    }

    /** On a terminal only: a log gets the result alone. */
    private void progress(int round, Effort effort, Row row) {
        if (Stream.of(System.getProperty("thetagrid.terminal", "").split(",")).anyMatch("stderr"::equals)) {
            err.println("round " + round + " of " + effort.rounds() + ": " + row.title());
        }
    }

    private static Path defaultFolder(Machine machine) {
        return Path.of(System.getProperty("thetagrid.root", ""))
                .resolve("bench/results/" + LocalDate.now(ZoneOffset.UTC) + "-" + machine.shortName());
    }
}
