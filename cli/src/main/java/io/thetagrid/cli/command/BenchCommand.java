package io.thetagrid.cli.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/**
 * Stands in the list of commands for the benchmarks, a program of its own with the peers' libraries, which the launcher
 * starts in this one's place.
 */
@Command(
        name = "bench",
        description = "Measures speed and accuracy on this machine, beside peers.",
        mixinStandardHelpOptions = true)
final class BenchCommand implements Callable<Integer> {

    @Override
    public Integer call() {
        throw new UsageException("bench: the launcher starts it, as ./thetagrid bench");
    }
}
