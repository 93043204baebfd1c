package io.thetagrid.cli.command;

import io.thetagrid.cli.format.ResultDocument;
import io.thetagrid.cli.format.RunInfo;
import io.thetagrid.cli.report.BacktestJson;
import io.thetagrid.cli.report.BacktestTables;
import io.thetagrid.cli.report.BacktestText;
import io.thetagrid.core.book.Book;
import io.thetagrid.core.io.BadInputException;
import io.thetagrid.core.io.book.BookFile;
import io.thetagrid.core.io.importing.PriceSeriesFiles;
import io.thetagrid.core.risk.backtest.BacktestRun;
import io.thetagrid.core.risk.backtest.BacktestSettings;
import io.thetagrid.core.risk.backtest.SeriesBacktest;
import io.thetagrid.core.strategy.limits.CorrelationReport;
import io.thetagrid.kernels.backend.BackendChoice;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Holds forecasts of VaR and expected shortfall against what happened. */
@Command(
        name = "var-backtest",
        description = {
            "Forecasts VaR and expected shortfall of one unit, day by day and out of sample over whole price histories, and",
            "tests the forecasts: Kupiec, Christoffersen, the supervisors' traffic light, Acerbi and Szekely's Z1 and Z2."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class VarBacktestCommand implements Callable<Integer> {
    private final Streams streams;

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description =
                    "price histories as import reads them, with factor files for closes as traded, and folders of such; "
                            + "or one book: its underlyings' histories, and how they moved together month by month")
    private List<Path> paths;

    @Mixin
    private BacktestOptions options;

    @Mixin
    private RejectOptions rejectOptions;

    @Mixin
    private RunOptions run;

    @Mixin
    private OutputOptions output;

    @Mixin
    private FileOptions files;

    VarBacktestCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        long start = System.nanoTime();
        BacktestSettings settings = options.settings();
        Optional<Book> book = book();
        PriceSeriesFiles input;
        BackendChoice backend;
        List<SeriesBacktest> results;
        Optional<CorrelationReport> correlations;
        try (Progress _ = Progress.of("backtesting", output.quiet, streams)) {
            input = book.isPresent() ? PriceSeriesFiles.of(book.get()) : read();
            backend = run.backend(draws(input, settings));
            results = BacktestRun.of(input.series(), settings, backend.backend(), run.threads());
            correlations = book.map(CorrelationReport::of);
        }
        ResultDocument document =
                new ResultDocument(json -> BacktestJson.write(json, input, settings, results, correlations));
        RunInfo info = RunInfo.since(start, backend, run.threads());
        files.write(document, info, files.folder == null ? Map.of() : BacktestTables.all(results, correlations));
        switch (output.format) {
            case JSON -> streams.out().writeBytes(document.bytes(info));
            case CSV -> streams.csv(BacktestTables.backtests(results));
            case TABLE ->
                streams.out()
                        .print(BacktestText.render(
                                input,
                                settings,
                                results,
                                correlations,
                                info,
                                document.digest(),
                                output.style(streams)));
        }
        Rejects.tell(input.rejects(), input.rejectedRows(), output.quiet, streams);
        return ExitCode.DONE;
    }

    private PriceSeriesFiles read() {
        PriceSeriesFiles read = PriceSeriesFiles.read(paths);
        if (read.rejectedRows() > rejectOptions.allowed) {
            throw new BadInputException(read.rejects());
        }
        return read;
    }

    /** Empty where price histories are given. */
    private Optional<Book> book() {
        if (paths.stream().noneMatch(VarBacktestCommand::isBook)) {
            return Optional.empty();
        }
        if (paths.size() > 1) {
            throw new UsageException("var-backtest: expected price histories, or one book alone");
        }
        return Optional.of(BookFile.read(paths.getFirst(), rejectOptions.allowed));
    }

    private static boolean isBook(Path path) {
        String name = String.valueOf(path.getFileName());
        return name.endsWith(".yaml") || name.endsWith(".yml");
    }

    /** About how many normals the run draws, which is most of its work. */
    private static long draws(PriceSeriesFiles input, BacktestSettings settings) {
        long days = input.series().stream()
                .mapToLong(series -> series.history().closes().size())
                .sum();
        return days * settings.simulations();
    }
}
