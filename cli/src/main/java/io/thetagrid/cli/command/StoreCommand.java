package io.thetagrid.cli.command;

import io.thetagrid.cli.format.ResultDocument;
import io.thetagrid.cli.format.RunInfo;
import io.thetagrid.cli.format.TextTable;
import io.thetagrid.cli.report.StoreReport;
import io.thetagrid.core.io.Columns;
import io.thetagrid.core.io.Table;
import io.thetagrid.core.store.Store;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Reads the history that {@code chain --store} keeps. */
@Command(
        name = "store",
        description = "The history of snapshots and implied volatilities that 'chain --store' keeps.",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true)
final class StoreCommand {

    /** Lists the snapshots. */
    @Command(
            name = "list",
            description = "Each snapshot with its 30-day volatility, and how that stands in the year before it.",
            mixinStandardHelpOptions = true,
            sortOptions = false)
    static final class Snapshots implements Callable<Integer> {
        private final Streams streams;

        @Mixin
        private StoreOptions store;

        @Option(names = "--underlying", paramLabel = "SYMBOL", description = "only of this one")
        private String underlying;

        @Mixin
        private OutputOptions output;

        Snapshots(Streams streams) {
            this.streams = streams;
        }

        @Override
        public Integer call() {
            long start = System.nanoTime();
            StoreReport report;
            try (Store opened = Store.openExisting(store.address())) {
                report = StoreReport.of(opened.snapshots(Optional.ofNullable(underlying)));
            }
            switch (output.format) {
                case CSV -> streams.csv(report.table());
                case JSON -> streams.out().writeBytes(report.document().bytes(RunInfo.since(start)));
                case TABLE -> streams.out().print(report.text(output.style(streams)));
            }
            return ExitCode.DONE;
        }
    }

    /** Writes all there is. */
    @Command(
            name = "export",
            description = {
                "Writes the history as tables: snapshots, sources, verdict_counts, expiries, quotes.",
                "Columns as in the database; Greeks in kernel units."
            },
            mixinStandardHelpOptions = true,
            sortOptions = false)
    static final class Export implements Callable<Integer> {
        private final Streams streams;

        @Mixin
        private StoreOptions store;

        @Option(names = "--underlying", paramLabel = "SYMBOL", description = "only of this one")
        private String underlying;

        @Mixin
        private FileOptions files;

        @Mixin
        private OutputOptions output;

        Export(Streams streams) {
            this.streams = streams;
        }

        @Override
        public Integer call() {
            long start = System.nanoTime();
            if (files.folder == null) {
                throw new UsageException("store export: --out DIR says where to write the tables");
            }
            Map<String, Table> tables;
            try (Store opened = Store.openExisting(store.address())) {
                tables = opened.tables(Optional.ofNullable(underlying));
            }
            ResultDocument document =
                    new ResultDocument(json -> json.objects("tables", tables.entrySet(), (each, table) -> {
                        each.text("name", table.getKey());
                        each.integer("rows", table.getValue().rows());
                    }));
            RunInfo run = RunInfo.since(start);
            files.write(document, run, tables);
            switch (output.format) {
                case CSV ->
                    streams.csv(new Columns<>(tables.entrySet().stream().toList())
                            .text("table", Map.Entry::getKey)
                            .integer("rows", table -> table.getValue().rows())
                            .table());
                case JSON -> streams.out().writeBytes(document.bytes(run));
                case TABLE -> streams.out().print(page(tables));
            }
            return ExitCode.DONE;
        }

        private String page(Map<String, Table> tables) {
            TextTable page = new TextTable(output.style(streams)).text("table").number("rows");
            tables.forEach((name, table) -> page.row(name, String.valueOf(table.rows())));
            return page.render("");
        }
    }
}
