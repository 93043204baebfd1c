package io.thetagrid.cli.command;

import io.thetagrid.kernels.backend.Accuracy;
import io.thetagrid.kernels.backend.BackendChoice;
import io.thetagrid.kernels.backend.Backends;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** How a command computes. No result depends on the threads, nor on which of the CPU's backends ran. */
final class RunOptions {

    @Option(names = "--threads", paramLabel = "N", description = "threads to compute with (default: one for each core)")
    Integer threads;

    @Option(
            names = "--backend",
            paramLabel = "NAME",
            defaultValue = "auto",
            converter = BackendName.class,
            description = "auto (default), scalar, simd, cuda or opencl; a backend asked for by name runs or fails")
    String backend;

    @Option(
            names = "--accuracy",
            paramLabel = "PRESET",
            defaultValue = "standard",
            converter = Choice.OfAccuracy.class,
            description = "of American prices: fast, standard (default) or high")
    Accuracy accuracy;

    /** Wrong names are wrong usage; names of what cannot run here are not. */
    static final class BackendName implements ITypeConverter<String> {
        @Override
        public String convert(String value) {
            if (!Backends.NAMES.contains(value)) {
                throw new TypeConversionException(
                        "expected " + String.join(", ", Backends.NAMES) + ", got '" + value + "'");
            }
            return value;
        }
    }

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
    BackendChoice backend(long values) {
        return Backends.choose(backend, values);
    }
}
