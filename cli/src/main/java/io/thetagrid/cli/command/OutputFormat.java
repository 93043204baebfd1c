package io.thetagrid.cli.command;

/** What standard output carries. */
enum OutputFormat {
    TABLE,
    JSON,
    CSV
}
