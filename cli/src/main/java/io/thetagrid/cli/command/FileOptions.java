package io.thetagrid.cli.command;

import io.thetagrid.cli.format.ResultDocument;
import io.thetagrid.cli.format.RunInfo;
import io.thetagrid.core.io.Table;
import io.thetagrid.core.io.TableWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Option;

/** Files that a command leaves behind beside what it prints. */
final class FileOptions {

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "writes result.json and the result's tables into a folder: all of them, or none")
    Path folder;

    @Option(
            names = "--tables",
            paramLabel = "FORMAT",
            defaultValue = "parquet",
            converter = Choice.OfTableFormat.class,
            description = "of the tables in the folder: parquet (default) or csv")
    TableFormat tables;

    void write(ResultDocument document, RunInfo run, Map<String, Table> named) {
        if (folder == null) {
            return;
        }
        try (OutputDirectory out = OutputDirectory.open(folder)) {
            for (Map.Entry<String, Table> table : named.entrySet()) {
                TableWriter.write(table.getValue(), out.file(table.getKey() + "." + Choice.spelling(tables)));
            }
            Files.write(out.file(OutputDirectory.RESULT), document.bytes(run));
            out.publish();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
