package io.thetagrid.cli.command;

import io.thetagrid.core.io.Table;
import io.thetagrid.core.io.TableWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * Where a command reads and writes.
 *
 * @param out results only
 * @param err diagnostics and progress only
 * @param outIsTerminal whether a person reads {@code out}
 * @param errIsTerminal whether a person reads {@code err}
 */
public record Streams(InputStream in, PrintStream out, PrintStream err, boolean outIsTerminal, boolean errIsTerminal) {

    /** Writes a table as the result. */
    void csv(Table table) {
        try {
            TableWriter.writeCsv(table, new OutputStreamWriter(out, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
