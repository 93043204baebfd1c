package io.thetagrid.cli.command;

import io.thetagrid.kernels.backend.Accuracy;
import io.thetagrid.kernels.backend.Backend;
import io.thetagrid.kernels.backend.Backends;
import picocli.CommandLine.Option;

/** How a command computes. No result depends on the threads, nor on which of the CPU's backends ran. */
final class RunOptions {

    @Option(names = "--threads", paramLabel = "N", description = "threads to compute with (default: one for each core)")
    Integer threads;

    @Option(
            names = "--backend",
            paramLabel = "NAME",
            defaultValue = "auto",
            description = "auto (default), scalar, simd, cuda or opencl; a backend asked for by name runs or fails")
    String backend;

    @Option(
            names = "--accuracy",
            paramLabel = "PRESET",
            defaultValue = "standard",
            converter = Choice.OfAccuracy.class,
            description = "of American prices: fast, standard (default) or high")
    Accuracy accuracy;

    int threads() {
        if (threads == null) {
            return Runtime.getRuntime().availableProcessors();
        }
        if (threads < 1) {
            throw new UsageException("--threads: expected at least 1, got " + threads);
        }
        return threads;
    }

    /**
     * The backend to run on.
     *
     * @param values about how many option values the command will compute
     */
    Backend backend(long values) {
        if (!Backends.NAMES.contains(backend)) {
            throw new UsageException(
                    "--backend: expected " + String.join(", ", Backends.NAMES) + ", got '" + backend + "'");
        }
        return Backends.choose(backend, values).backend();
    }
}
