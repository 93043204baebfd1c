package io.thetagrid.cli.command;

import io.thetagrid.cli.format.ResultDocument;
import io.thetagrid.cli.format.RunInfo;
import io.thetagrid.cli.format.Style;
import io.thetagrid.core.book.BookKeys;
import io.thetagrid.core.io.Columns;
import io.thetagrid.core.scenario.StressLibrary;
import io.thetagrid.core.strategy.ProfileKeys;
import io.thetagrid.core.strategy.Profiles;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

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

        @Option(
                names = "--profile",
                paramLabel = "NAME",
                description =
                        "print a shipped profile instead, to copy and edit: institutional, personal, accumulation "
                                + "or income")
        private String profile;

        @Option(names = "--stress", description = "print the stress scenarios that ship instead, to copy and edit")
        private boolean stress;

        private record Setting(String file, String key, String unit, String absent, String meaning) {}

        @Override
        public Integer call() {
            long start = System.nanoTime();
            if (profile != null) {
                streams.out().print(shipped());
                return ExitCode.DONE;
            }
            if (stress) {
                streams.out().print(StressLibrary.text());
                return ExitCode.DONE;
            }
            List<Setting> settings = Stream.concat(
                            BookKeys.ALL.stream().map(key -> setting("book", key)),
                            ProfileKeys.all().stream().map(key -> setting("profile", key)))
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
                                    .bytes(RunInfo.since(start)));
                case TABLE -> streams.out().print(page(settings));
            }
            return ExitCode.DONE;
        }

        private static Setting setting(String file, BookKeys.Key key) {
            return new Setting(file, key.path(), key.unit(), key.absent(), key.meaning());
        }

        private String shipped() {
            if (!Profiles.SHIPPED.contains(profile)) {
                throw new UsageException(
                        "--profile: expected " + String.join(", ", Profiles.SHIPPED) + ", got '" + profile + "'");
            }
            return Profiles.shipped(profile);
        }

        private String page(List<Setting> settings) {
            Style style = output.style(streams);
            StringBuilder page = new StringBuilder();
            String file = "";
            for (Setting setting : settings) {
                if (!setting.file().equals(file)) {
                    file = setting.file();
                    page.append(page.isEmpty() ? "" : "\n")
                            .append(style.strong("Keys of a " + file))
                            .append("\n\n");
                }
                page.append(style.strong(setting.key()))
                        .append(style.faint("  " + setting.unit() + "; "
                                + (setting.absent().equals("required") ? "required" : "default " + setting.absent())))
                        .append("\n    ")
                        .append(setting.meaning())
                        .append('\n');
            }
            return page.toString();
        }
    }
}
