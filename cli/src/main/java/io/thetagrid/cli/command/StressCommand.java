package io.thetagrid.cli.command;

import io.thetagrid.cli.format.Json;
import io.thetagrid.cli.format.Numbers;
import io.thetagrid.cli.format.ResultDocument;
import io.thetagrid.cli.format.RunInfo;
import io.thetagrid.cli.format.Style;
import io.thetagrid.cli.report.CommonJson;
import io.thetagrid.cli.report.RiskJson;
import io.thetagrid.cli.report.RiskTables;
import io.thetagrid.cli.report.RiskText;
import io.thetagrid.core.book.Book;
import io.thetagrid.core.risk.ModelVersion;
import io.thetagrid.core.risk.StressResult;
import io.thetagrid.core.risk.StressRun;
import io.thetagrid.core.scenario.StressLibrary;
import io.thetagrid.core.scenario.StressScenario;
import io.thetagrid.kernels.backend.BackendChoice;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs named scenarios on a book. */
@Command(
        name = "stress",
        description = "P&L of a book under named scenarios, by full revaluation.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class StressCommand implements Callable<Integer> {
    private final Streams streams;

    @Mixin
    private BookOptions input;

    @Option(
            names = "--scenarios",
            paramLabel = "FILE",
            description =
                    "scenarios of your own instead of those that ship; config explain --stress prints these, to copy "
                            + "and edit")
    private Path scenarioFile;

    @Mixin
    private RunOptions run;

    @Mixin
    private OutputOptions output;

    @Mixin
    private FileOptions files;

    StressCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        long start = System.nanoTime();
        Book book;
        BackendChoice backend;
        List<StressResult> results;
        try (Progress _ = Progress.of("stressing " + input.file, output.quiet, streams)) {
            List<StressScenario> scenarios =
                    scenarioFile == null ? StressLibrary.standard() : StressLibrary.read(scenarioFile);
            book = input.read();
            backend = run.backend((long) book.positions().size() * scenarios.size());
            results = StressRun.of(book, scenarios, backend.backend(), run.accuracy);
        }
        ResultDocument document = new ResultDocument(json -> write(json, book, results));
        RunInfo info = RunInfo.since(start, backend, run.threads());
        files.write(document, info, files.folder == null ? Map.of() : Map.of("stress", RiskTables.stress(results)));
        switch (output.format) {
            case JSON -> streams.out().writeBytes(document.bytes(info));
            case CSV -> streams.csv(RiskTables.stress(results));
            case TABLE -> streams.out().print(page(book, results, info, document.digest()));
        }
        return ExitCode.DONE;
    }

    private static void write(Json json, Book book, List<StressResult> results) {
        json.text("asOf", book.market().asOf().toString());
        CommonJson.inputs(json, book.inputs());
        json.text("baseCurrency", book.baseCurrency());
        json.objects("stress", results, RiskJson::stress);
        CommonJson.rejects(json, book.rejects());
        json.text("version", ModelVersion.CURRENT);
    }

    private String page(Book book, List<StressResult> results, RunInfo info, String digest) {
        Style style = output.style(streams);
        List<StressResult> worstFirst = results.stream()
                .sorted(Comparator.comparingDouble(StressResult::pnl))
                .toList();
        return style.strong(input.file + ", " + results.size() + " scenarios, worst first") + "\n"
                + RiskText.stressTable(worstFirst, book.baseCurrency(), style)
                + style.faint(info.backend() + ", " + Numbers.fixed(info.seconds(), 2) + " s, result "
                        + digest.substring(0, 12))
                + "\n";
    }
}
