package io.thetagrid.cli.command;

import io.thetagrid.cli.format.Columns;
import io.thetagrid.cli.format.ResultDocument;
import io.thetagrid.cli.format.RunInfo;
import io.thetagrid.cli.format.TextTable;
import io.thetagrid.core.book.BookKeys;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Explains the files a user writes. */
@Command(name = "config", description = "Explains every setting.", mixinStandardHelpOptions = true)
final class ConfigCommand {
    /** Prints each key with its unit, default and meaning. */
    @Command(
            name = "explain",
            description = "Each key of a book file and of a profile, with its unit, default and meaning.",
            mixinStandardHelpOptions = true,
            sortOptions = false)
    static final class Explain implements Callable<Integer> {
        private final Streams streams;

        @Mixin
        private OutputOptions output;

        Explain(Streams streams) {
            this.streams = streams;
        }

        private record Setting(String file, String key, String unit, String absent, String meaning) {}

        @Override
        public Integer call() {
            long start = System.nanoTime();
            List<Setting> settings = BookKeys.ALL.stream()
                    .map(key -> new Setting("book", key.path(), key.unit(), key.absent(), key.meaning()))
                    .toList();
            switch (output.format) {
                case CSV ->
                    streams.csv(new Columns<>(settings)
                            .text("file", Setting::file)
                            .text("key", Setting::key)
                            .text("unit", Setting::unit)
                            .text("default", Setting::absent)
                            .text("meaning", Setting::meaning)
                            .table());
                case JSON ->
                    streams.out()
                            .writeBytes(new ResultDocument(json ->
                                            json.objects("settings", settings, (each, setting) -> {
                                                each.text("file", setting.file());
                                                each.text("key", setting.key());
                                                each.text("unit", setting.unit());
                                                each.text("default", setting.absent());
                                                each.text("meaning", setting.meaning());
                                            }))
                                    .bytes(RunInfo.since(start, "none", 1)));
                case TABLE -> streams.out().print(page(settings));
            }
            return ExitCode.DONE;
        }

        private String page(List<Setting> settings) {
            TextTable table = new TextTable(output.style(streams))
                    .text("file")
                    .text("key")
                    .text("unit")
                    .text("default")
                    .text("meaning");
            settings.forEach(s -> table.row(s.file(), s.key(), s.unit(), s.absent(), s.meaning()));
            return table.render("");
        }
    }
}
