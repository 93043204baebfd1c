package io.thetagrid.cli.command;

import io.thetagrid.cli.format.Json;
import io.thetagrid.cli.format.Numbers;
import io.thetagrid.cli.format.ResultDocument;
import io.thetagrid.cli.format.RunInfo;
import io.thetagrid.cli.format.Style;
import io.thetagrid.cli.report.CommonJson;
import io.thetagrid.cli.report.ReverseStressReport;
import io.thetagrid.cli.report.RiskJson;
import io.thetagrid.cli.report.RiskTables;
import io.thetagrid.cli.report.RiskText;
import io.thetagrid.cli.report.ScenarioListing;
import io.thetagrid.core.book.Book;
import io.thetagrid.core.io.Table;
import io.thetagrid.core.risk.LossTarget;
import io.thetagrid.core.risk.ModelVersion;
import io.thetagrid.core.risk.ReverseStressResult;
import io.thetagrid.core.risk.ReverseStressRun;
import io.thetagrid.core.risk.StressResult;
import io.thetagrid.core.risk.StressRun;
import io.thetagrid.core.scenario.StressScenario;
import io.thetagrid.core.strategy.Profile;
import io.thetagrid.core.strategy.Profiles;
import io.thetagrid.core.strategy.limits.LossLimits;
import io.thetagrid.kernels.backend.BackendChoice;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs named scenarios on a book, or looks for the smallest moves that cost it so much. */
@Command(
        name = "stress",
        description = {
            "P&L of a book under named scenarios, by full revaluation; with --reverse the smallest moves at which it loses",
            "so much."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class StressCommand implements Callable<Integer> {
    /** About how many moves a reverse search looks at. */
    private static final long REVERSE_SCENARIOS = 4000;

    private final Streams streams;

    @Mixin
    private BookOptions input;

    @Mixin
    private ScenarioOptions scenarios;

    @Option(
            names = "--list",
            help = true,
            description = "list the scenarios with their moves and sources, and end; needs no BOOK")
    private boolean list;

    @Option(
            names = "--reverse",
            description =
                    "instead of scenarios: the smallest moves of spot and volatility at which the portfolio, or one "
                            + "underlying alone, loses what the profile's limits allow, and all of the portfolio's value; "
                            + "and those at which a limit breaks")
    private boolean reverse;

    @Option(
            names = "--loss",
            paramLabel = "PERCENT",
            split = ",",
            converter = LossConverter.class,
            description =
                    "with --reverse: of portfolio value, instead of the profile's limits; several separated by commas")
    private List<LossTarget> losses = List.of();

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
        if (reverse && (scenarios.given() || list)) {
            throw new UsageException("--reverse: looks for moves of its own, not for named scenarios");
        }
        if (!reverse && !losses.isEmpty()) {
            throw new UsageException("--loss: expected with --reverse");
        }
        if (list) {
            list();
        } else if (reverse) {
            reverse(start);
        } else {
            stress(start);
        }
        return ExitCode.DONE;
    }

    private void list() {
        List<StressScenario> listed = scenarios.read();
        switch (output.format) {
            case JSON ->
                streams.out().writeBytes(new ResultDocument(json -> ScenarioListing.write(json, listed)).resultAlone());
            case CSV -> streams.csv(ScenarioListing.table(listed));
            case TABLE -> streams.out().print(ScenarioListing.text(listed, output.style(streams)));
        }
    }

    private void stress(long start) {
        Book book;
        BackendChoice backend;
        List<StressResult> results;
        try (Progress _ = Progress.of("stressing " + input.file, output.quiet, streams)) {
            List<StressScenario> chosen = scenarios.read();
            book = input.read();
            backend = run.backend((long) book.positions().size() * chosen.size());
            results = StressRun.of(book, chosen, backend.backend(), run.accuracy);
        }
        ResultDocument document = new ResultDocument(json -> write(json, book, results));
        RunInfo info = RunInfo.since(start, backend, run.threads());
        Table table = RiskTables.stress(results);
        files.write(document, info, Map.of("stress", table));
        switch (output.format) {
            case JSON -> streams.out().writeBytes(document.bytes(info));
            case CSV -> streams.csv(table);
            case TABLE -> streams.out().print(page(book, results, info, document.digest()));
        }
    }

    private void reverse(long start) {
        Book book;
        BackendChoice backend;
        ReverseStressResult result;
        try (Progress _ = Progress.of("searching " + input.file, output.quiet, streams)) {
            book = input.read();
            backend = run.backend(book.positions().size() * REVERSE_SCENARIOS);
            Profile profile = Profiles.of(book.profile());
            result = ReverseStressRun.of(
                    book,
                    losses.isEmpty() ? LossLimits.of(profile) : losses,
                    profile.limits(),
                    backend.backend(),
                    run.threads(),
                    run.accuracy);
        }
        ReverseStressReport report = new ReverseStressReport(book, result);
        ResultDocument document = new ResultDocument(report::write);
        RunInfo info = RunInfo.since(start, backend, run.threads());
        Table table = report.table();
        files.write(document, info, Map.of("reverse", table, "reverse_limits", report.limits()));
        switch (output.format) {
            case JSON -> streams.out().writeBytes(document.bytes(info));
            case CSV -> streams.csv(table);
            case TABLE -> {
                Style style = output.style(streams);
                streams.out().print(report.text(input.file.toString(), style) + foot(style, info, document.digest()));
            }
        }
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
                + foot(style, info, digest);
    }

    static String foot(Style style, RunInfo info, String digest) {
        return style.faint(info.backend() + ", " + Numbers.fixed(info.seconds(), 2) + " s, result "
                        + digest.substring(0, 12))
                + "\n";
    }
}
