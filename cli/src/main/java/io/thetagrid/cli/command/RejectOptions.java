package io.thetagrid.cli.command;

import picocli.CommandLine.Option;

/** How many malformed rows a command may leave out, listed and counted. */
final class RejectOptions {

    @Option(
            names = "--allow-rejects",
            paramLabel = "N",
            defaultValue = "0",
            converter = CountConverter.class,
            description = "leave out up to N malformed rows instead of failing (default: 0)")
    int allowed;
}
