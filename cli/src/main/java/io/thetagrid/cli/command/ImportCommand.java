package io.thetagrid.cli.command;

import io.thetagrid.cli.format.ResultDocument;
import io.thetagrid.cli.format.RunInfo;
import io.thetagrid.cli.report.ImportJson;
import io.thetagrid.cli.report.ImportTables;
import io.thetagrid.cli.report.ImportText;
import io.thetagrid.core.io.ImportHints;
import io.thetagrid.core.io.Problem;
import io.thetagrid.core.io.importing.FileImport;
import io.thetagrid.core.io.importing.FoundFile;
import io.thetagrid.kernels.backend.Backends;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Reads whatever vendors and brokers export, says what became of every row, and writes the product's own tables. */
@Command(
        name = "import",
        description = {
            "Reads vendors' chains and prices and brokers' exports, recognised by their content: what each file is, how many",
            "of its rows were used and rejected, and why. With --out it writes them as the product's own tables."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class ImportCommand implements Callable<Integer> {
    private final Streams streams;

    @Parameters(
            arity = "0..*",
            paramLabel = "FILE",
            description = "files, and folders whose files are all tried; in a folder, unknown ones are no failure")
    private List<Path> paths;

    @Option(
            names = "--as-of",
            paramLabel = "INSTANT",
            converter = InstantConverter.class,
            description = "when quotes were in force, instead of what the files say")
    private Instant asOf;

    @Option(names = "--symbol", paramLabel = "SYMBOL", description = "what a file is about that does not say so itself")
    private String symbol;

    @Option(names = "--layouts", description = "list the layouts that are known, and end")
    private boolean layouts;

    @Mixin
    private RejectOptions rejectOptions;

    @Mixin
    private OutputOptions output;

    @Mixin
    private FileOptions files;

    ImportCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        if (layouts) {
            streams.out().print(ImportText.layouts(FileImport.KINDS, output.style(streams)));
            return ExitCode.DONE;
        }
        if (paths == null) {
            throw new UsageException("import: expected files or folders; --layouts lists what they may hold");
        }
        long start = System.nanoTime();
        ImportHints hints = new ImportHints(Optional.ofNullable(asOf), Optional.ofNullable(symbol));
        List<FileImport> imports = FoundFile.in(paths).stream()
                .map(file -> FileImport.of(file, hints))
                .toList();
        ResultDocument document = new ResultDocument(json -> ImportJson.write(json, imports));
        RunInfo info = RunInfo.since(start, Backends.choose("scalar", 0), 1);
        switch (output.format) {
            case JSON -> streams.out().writeBytes(document.bytes(info));
            case CSV -> streams.csv(ImportTables.files(imports));
            case TABLE -> streams.out().print(ImportText.render(imports, output.style(streams)));
        }
        List<Problem> rejects = new ArrayList<>();
        int rejectedRows = 0;
        List<Problem> failures = new ArrayList<>();
        for (FileImport each : imports) {
            switch (each) {
                case FileImport.Read read -> {
                    rejects.addAll(read.content().rejects());
                    rejectedRows += read.content().rows().rejected();
                }
                case FileImport.Refused refused -> failures.addAll(refused.problems());
                case FileImport.Unknown unknown -> {
                    if (unknown.file().named()) {
                        failures.add(new Problem(
                                unknown.file().path().toString(), 0, "", "an unknown layout", FileImport.expected()));
                    }
                }
            }
        }
        if (rejectedRows > rejectOptions.allowed) {
            failures.addAll(rejects);
        }
        if (!failures.isEmpty()) {
            return Failures.badInput(failures, streams.err());
        }
        files.write(document, info, files.folder == null ? Map.of() : ImportTables.contents(imports));
        Rejects.tell(rejects, rejectedRows, output.quiet, streams);
        return ExitCode.DONE;
    }
}
