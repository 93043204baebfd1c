package io.thetagrid.cli.command;

import io.thetagrid.cli.format.ResultDocument;
import io.thetagrid.cli.format.RunInfo;
import io.thetagrid.cli.report.ChainJson;
import io.thetagrid.cli.report.ChainTables;
import io.thetagrid.cli.report.ChainText;
import io.thetagrid.cli.report.IvStandings;
import io.thetagrid.core.io.BadInputException;
import io.thetagrid.core.io.ImportHints;
import io.thetagrid.core.io.InputFile;
import io.thetagrid.core.io.Problem;
import io.thetagrid.core.io.chain.ChainFile;
import io.thetagrid.core.market.OptionChain;
import io.thetagrid.core.pricing.OptionPricer;
import io.thetagrid.core.pricing.chain.ChainAnalysis;
import io.thetagrid.core.pricing.chain.ChainBatch;
import io.thetagrid.kernels.backend.BackendChoice;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Judges the quotes of option chains and adds what they imply. */
@Command(
        name = "chain",
        description = "Imports option chains: judges every quote, finds forwards, implied volatilities and Greeks.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class ChainCommand implements Callable<Integer> {
    private final Streams streams;

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "Cboe quote tables, or CSV or Parquet as this command writes")
    private List<Path> paths;

    @Option(
            names = "--as-of",
            paramLabel = "INSTANT",
            converter = InstantConverter.class,
            description = "when the quotes were in force, instead of what the files say")
    private Instant asOf;

    @Option(
            names = "--rate",
            paramLabel = "RATE",
            converter = RateConverter.class,
            description = "one continuously compounded rate per 1.00, instead of what the quotes imply")
    private Double rate;

    @Mixin
    private RejectOptions rejectOptions;

    @Mixin
    private RunOptions run;

    @Mixin
    private OutputOptions output;

    @Mixin
    private FileOptions files;

    @Mixin
    private StoreOptions store;

    ChainCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        long start = System.nanoTime();
        ImportHints hints = new ImportHints(Optional.ofNullable(asOf), Optional.empty());
        List<ChainFile> read = paths.stream()
                .map(path -> ChainFile.read(path, path.toString(), hints))
                .toList();
        List<Problem> rejects =
                read.stream().flatMap(file -> file.rejects().stream()).toList();
        int rejectedRows =
                read.stream().mapToInt(file -> file.rows().rejected()).sum();
        if (rejectedRows > rejectOptions.allowed) {
            throw new BadInputException(rejects);
        }
        List<OptionChain> chains = OptionChain.merged(
                read.stream().flatMap(file -> file.chains().stream()).toList());
        BackendChoice backend = run.backend(ChainBatch.values(chains));
        OptionPricer pricer = new OptionPricer(backend.backend(), run.accuracy);
        OptionalDouble given = rate == null ? OptionalDouble.empty() : OptionalDouble.of(rate);
        List<ChainAnalysis> analyses = ChainBatch.analyse(chains, given, pricer, run.threads());
        List<InputFile> inputs = read.stream().map(ChainFile::file).toList();
        IvStandings standings = ChainHistory.record(store, read, analyses);
        ResultDocument document =
                new ResultDocument(json -> ChainJson.write(json, inputs, analyses, standings, rejects));
        RunInfo info = RunInfo.since(start, backend, run.threads());
        files.write(document, info, files.folder == null ? Map.of() : Map.of("quotes", ChainTables.quotes(analyses)));
        switch (output.format) {
            case JSON -> streams.out().writeBytes(document.bytes(info));
            case CSV -> streams.csv(ChainTables.quotes(analyses));
            case TABLE ->
                streams.out()
                        .print(ChainText.render(analyses, standings, info, document.digest(), output.style(streams)));
        }
        Rejects.tell(rejects, rejectedRows, output.quiet, streams);
        return ExitCode.DONE;
    }
}
