package io.thetagrid.cli.command;

import io.thetagrid.core.io.Problem;
import java.util.List;

/** Tells of rows that were left out, as the user allowed: not even then without a word. */
final class Rejects {

    private Rejects() {}

    static void tell(List<Problem> rejects, int rows, boolean quiet, Streams streams) {
        if (rows > 0 && !quiet) {
            streams.err().println("thetagrid: left out " + rows + (rows == 1 ? " malformed row" : " malformed rows"));
            Failures.list(rejects, streams.err());
        }
    }
}
