package io.thetagrid.cli.command;

import io.thetagrid.cli.format.ResultDocument;
import io.thetagrid.cli.format.RunInfo;
import io.thetagrid.cli.report.Metrics;
import io.thetagrid.cli.report.RiskJson;
import io.thetagrid.cli.report.RiskTables;
import io.thetagrid.cli.report.RiskText;
import io.thetagrid.core.book.Book;
import io.thetagrid.core.book.Position;
import io.thetagrid.core.book.RiskMethod;
import io.thetagrid.core.instrument.ExerciseStyle;
import io.thetagrid.core.instrument.OptionContract;
import io.thetagrid.core.io.AtomicFile;
import io.thetagrid.core.risk.Computation;
import io.thetagrid.core.risk.Dimension;
import io.thetagrid.core.risk.Exactness;
import io.thetagrid.core.risk.RiskReport;
import io.thetagrid.core.risk.RiskRun;
import io.thetagrid.core.scenario.ScenarioModel;
import io.thetagrid.core.strategy.Profile;
import io.thetagrid.core.strategy.Profiles;
import io.thetagrid.kernels.backend.BackendChoice;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The main job: everything about a book. */
@Command(
        name = "risk",
        description = "Greeks, VaR, expected shortfall, stress, cash-secured requirement and limits of a book.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class RiskCommand implements Callable<Integer> {
    private final Streams streams;

    @Mixin
    private BookOptions input;

    @Option(
            names = "--by",
            paramLabel = "DIMENSION",
            split = ",",
            converter = Choice.OfDimension.class,
            description =
                    "divides VaR and ES by any of position, underlying, strike, expiration, sector, broker, account "
                            + "(with commas between); takes about as long again as the run without")
    private List<Dimension> by = List.of();

    @Option(
            names = "--breach-exit",
            paramLabel = "N",
            defaultValue = "4",
            description = "exit code where a hard limit is breached: 4 (default), or 0 to end as if none were")
    private int breachExit;

    @Option(
            names = "--metrics",
            paramLabel = "FILE",
            description = "also writes value, VaR, ES, breaches and seconds in Prometheus' text format")
    private Path metrics;

    @Option(
            names = "--exact",
            paramLabel = "WHICH",
            defaultValue = "auto",
            converter = Choice.OfExactness.class,
            description =
                    "scenarios revalued in full: all, tails (what VaR, expected shortfall, worst and best P&L look at;"
                            + " the rest by surfaces), or auto (default): tails for large books under many scenarios")
    private Exactness exactness;

    @Mixin
    private BlockOptions blocks;

    @Mixin
    private RunOptions run;

    @Mixin
    private OutputOptions output;

    @Mixin
    private FileOptions files;

    RiskCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        long start = System.nanoTime();
        if (breachExit != ExitCode.LIMIT_BREACHED && breachExit != ExitCode.DONE) {
            throw new UsageException("--breach-exit: expected 0 or 4, got " + breachExit);
        }
        blocks.check();
        BackendChoice backend;
        RiskReport report;
        try (Progress _ = Progress.of("revaluing " + input.file, output.quiet, streams)) {
            Book book = input.read();
            Profile profile = Profiles.of(book.profile());
            backend = run.backend(revaluations(book));
            if (blocks.shard != null) {
                RiskRun.keep(book, computation(backend), ScenarioModel.DEFAULT, blocks.shard);
                return ExitCode.DONE;
            }
            report = RiskRun.run(book, profile, computation(backend), ScenarioModel.DEFAULT, new TreeSet<>(by));
        }
        ResultDocument document = new ResultDocument(json -> RiskJson.write(json, report));
        RunInfo info = RunInfo.since(start, backend, run.threads());
        files.write(document, info, files.folder == null ? Map.of() : RiskTables.all(report));
        switch (output.format) {
            case JSON -> streams.out().writeBytes(document.bytes(info));
            case CSV -> streams.csv(RiskTables.measures(report));
            case TABLE ->
                streams.out()
                        .print(RiskText.render(
                                input.file.toString(), report, info, document.digest(), output.style(streams)));
        }
        writeMetrics(report, info);
        blocks.clear();
        return report.hardLimitBreached() ? breachExit : ExitCode.DONE;
    }

    private Computation computation(BackendChoice backend) {
        return new Computation(backend.backend(), run.threads(), run.accuracy, exactness, blocks.stores());
    }

    private void writeMetrics(RiskReport report, RunInfo info) {
        if (metrics == null) {
            return;
        }
        try {
            String text = Metrics.render(input.file.toString(), report, info);
            AtomicFile.write(metrics, file -> Files.writeString(file, text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * About how many option values the run computes, in European ones: vectors save ten times as much on an American one,
     * but take several times as long to warm up.
     */
    private long revaluations(Book book) {
        long values = 0;
        for (Position position : book.positions()) {
            if (position.instrument() instanceof OptionContract contract) {
                values += contract.style() == ExerciseStyle.AMERICAN ? 2 : 1;
            }
        }
        // The others have closed forms, or no more scenarios than a year has days.
        long simulated = book.risk().methods().stream()
                .filter(method -> method == RiskMethod.GAUSSIAN || method == RiskMethod.STUDENT_T)
                .count();
        long times = by.isEmpty() ? 1 : 2;
        return times * values * book.risk().scenarios() * book.risk().horizons().size() * simulated;
    }
}
