package io.thetagrid.cli.command;

import io.thetagrid.cli.format.ResultDocument;
import io.thetagrid.cli.format.RunInfo;
import io.thetagrid.cli.format.Style;
import io.thetagrid.cli.report.GridReport;
import io.thetagrid.core.book.Book;
import io.thetagrid.core.io.Table;
import io.thetagrid.core.risk.GridAxes;
import io.thetagrid.core.risk.GridResult;
import io.thetagrid.core.risk.GridRun;
import io.thetagrid.core.scenario.StressScenario.Spot;
import io.thetagrid.kernels.backend.BackendChoice;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Revalues a book over spot, volatility and time. */
@Command(
        name = "grid",
        description = "P&L of a book over spot × volatility × time, by full revaluation, and its Greeks over spot.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class GridCommand implements Callable<Integer> {
    /** As the longest horizon of a stress scenario: ten years. */
    private static final int MOST_SESSIONS = 2520;

    private static final long MOST_POINTS = 1_000_000;

    private final Streams streams;

    @Mixin
    private BookOptions input;

    @Option(
            names = "--spot",
            paramLabel = "MOVES",
            defaultValue = "-30,-20,-15,-10,-5,0,5,10,15,20,30",
            converter = Moves.OfSpot.class,
            description = "moves of every spot in percent, listed or as FROM:TO:STEP (default: ${DEFAULT-VALUE})")
    private Moves spot;

    @Option(
            names = "--vol",
            paramLabel = "MOVES",
            defaultValue = "-50,-25,0,25,50,100",
            converter = Moves.OfVolatility.class,
            description = "relative moves of 30-day implied volatility in percent (default: ${DEFAULT-VALUE})")
    private Moves volatility;

    @Option(
            names = "--sessions",
            paramLabel = "N",
            split = ",",
            defaultValue = "0,5,21",
            converter = CountConverter.class,
            description =
                    "NYSE sessions that pass, 0 for at once; several separated by commas (default: ${DEFAULT-VALUE})")
    private List<Integer> sessions;

    @Option(names = "--beta-weighted", description = "spot moves are the index's, each name takes its beta times that")
    private boolean betaWeighted;

    @Option(names = "--underlying", description = "each underlying's ladders too, beside those of the whole book")
    private boolean byUnderlying;

    @Mixin
    private RunOptions run;

    @Mixin
    private OutputOptions output;

    @Mixin
    private FileOptions files;

    GridCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        long start = System.nanoTime();
        GridAxes axes = axes();
        Book book;
        BackendChoice backend;
        GridResult result;
        try (Progress _ = Progress.of("revaluing " + input.file, output.quiet, streams)) {
            book = input.read();
            backend = run.backend(book.positions().size() * axes.points());
            result = GridRun.of(book, axes, byUnderlying, backend.backend(), run.threads(), run.accuracy);
        }
        GridReport report = new GridReport(book, result);
        ResultDocument document = new ResultDocument(report::write);
        RunInfo info = RunInfo.since(start, backend, run.threads());
        Table table = report.table();
        files.write(document, info, Map.of("grid", table, "greeks", report.greeks()));
        switch (output.format) {
            case JSON -> streams.out().writeBytes(document.bytes(info));
            case CSV -> streams.csv(table);
            case TABLE -> {
                Style style = output.style(streams);
                streams.out()
                        .print(report.text(input.file.toString(), style)
                                + StressCommand.foot(style, info, document.digest()));
            }
        }
        return ExitCode.DONE;
    }

    private GridAxes axes() {
        List<Integer> times = sessions.stream().distinct().sorted().toList();
        if (times.size() < sessions.size() || times.getLast() > MOST_SESSIONS) {
            throw new UsageException("--sessions: expected whole numbers from 0 to " + MOST_SESSIONS + ", each once");
        }
        GridAxes axes = new GridAxes(betaWeighted ? Spot.INDEX : Spot.EVERY, spot.ratios(), volatility.ratios(), times);
        if (axes.points() > MOST_POINTS) {
            throw new UsageException("--spot, --vol, --sessions: expected at most " + MOST_POINTS
                    + " points together, got " + axes.points());
        }
        return axes;
    }
}
