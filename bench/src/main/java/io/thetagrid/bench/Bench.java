package io.thetagrid.bench;

import io.thetagrid.bench.report.BenchCommand;

/** Entry point of {@code ./thetagrid bench}. */
public final class Bench {
    private Bench() {}

    public static void main(String[] arguments) {
        System.exit(BenchCommand.run(arguments, System.out, System.err));
    }
}
