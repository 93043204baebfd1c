package io.thetagrid.cli.command;

import io.thetagrid.core.store.StoreAddress;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Option;

/** Where the history of snapshots is kept. */
final class StoreOptions {
    /** Stands for an option without a value; no path can hold it. */
    private static final String UNSAID = "\0";

    private static final Path FILE = Path.of("thetagrid", "history.db");

    @Option(
            names = "--store",
            arity = "0..1",
            fallbackValue = UNSAID,
            paramLabel = "URL or PATH",
            description = {
                "the history of snapshots, in an SQLite file or in PostgreSQL as",
                "  jdbc:postgresql://HOST/DATABASE; without a value the user's own,",
                "  thetagrid/history.db in $XDG_DATA_HOME or ~/.local/share"
            })
    private String given;

    boolean isGiven() {
        return given != null;
    }

    /** As given, else the file of the user's own. */
    StoreAddress address() {
        return given == null || given.equals(UNSAID)
                ? StoreAddress.of(usersOwn(System.getenv(), System.getProperty("user.home")))
                : StoreAddress.of(given);
    }

    /** Where the XDG Base Directory Specification puts data of a user; a relative path there is to be ignored. */
    static Path usersOwn(Map<String, String> environment, String home) {
        Path data = Path.of(environment.getOrDefault("XDG_DATA_HOME", ""));
        return (data.isAbsolute() ? data : Path.of(home, ".local", "share")).resolve(FILE);
    }
}
