package io.thetagrid.cli.command;

import io.thetagrid.cli.format.Style;
import picocli.CommandLine.Option;

/** How a command shows what it found. */
final class OutputOptions {

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "table",
            converter = Choice.OfOutputFormat.class,
            description = "table for a person (default), json or csv, on standard output")
    OutputFormat format;

    @Option(names = "--quiet", description = "print nothing but the result")
    boolean quiet;

    @Option(names = "--no-color", description = "no colours, as NO_COLOR in the environment does")
    boolean noColor;

    /** Colours are for a terminal, and for who has not declined them. */
    Style style(Streams streams) {
        return style(streams, noColor);
    }

    static Style style(Streams streams, boolean noColor) {
        String declined = System.getenv("NO_COLOR");
        boolean coloured = streams.outIsTerminal() && !noColor && (declined == null || declined.isEmpty());
        return coloured ? Style.COLOURED : Style.PLAIN;
    }
}
