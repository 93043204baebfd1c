package io.thetagrid.cli.command;

import io.thetagrid.core.instrument.ExerciseStyle;
import io.thetagrid.core.io.BadInputException;
import io.thetagrid.core.io.InputText;
import io.thetagrid.core.io.OptionTable;
import io.thetagrid.kernels.backend.DividendModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A table of options as input, and what its rows leave open. */
final class TableOptions {
    private static final String STDIN = "-";

    @Parameters(paramLabel = "FILE", description = "CSV with a header, or Parquet; - reads CSV from standard input")
    String file;

    @Option(
            names = "--style",
            paramLabel = "STYLE",
            converter = Choice.OfExerciseStyle.class,
            description = "european or american, for rows without a style of their own")
    ExerciseStyle style;

    @Option(
            names = "--as-of",
            paramLabel = "INSTANT",
            converter = InstantConverter.class,
            description = "from when an expiration date or ex-date counts, e.g. 2025-09-26T16:00-04:00")
    Instant asOf;

    @Option(
            names = "--dividend-model",
            paramLabel = "MODEL",
            defaultValue = "spot",
            converter = Choice.OfDividendModel.class,
            description =
                    "what cash dividends do: spot (default), lognormal between the ex-dates, falls at each; escrowed, "
                            + "the spot less the dividends to come is lognormal; forward, the spot plus those paid is")
    DividendModel dividendModel;

    @Mixin
    RejectOptions rejectOptions;

    /** Reads the table; more malformed rows than allowed are a failure that lists them all. */
    OptionTable read(OptionTable.Given given, Streams streams) {
        OptionTable.Defaults defaults = new OptionTable.Defaults(Optional.ofNullable(style), Optional.ofNullable(asOf));
        OptionTable table = file.equals(STDIN)
                ? OptionTable.read(standardInput(streams), given, defaults)
                : OptionTable.read(Path.of(file), given, defaults);
        if (table.rejectedRows() > rejectOptions.allowed) {
            throw new BadInputException(table.rejects());
        }
        return table;
    }

    private static InputText standardInput(Streams streams) {
        try {
            return InputText.of("standard input", streams.in());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
