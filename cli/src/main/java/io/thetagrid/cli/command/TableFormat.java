package io.thetagrid.cli.command;

/** What {@code --out} writes tables as. */
enum TableFormat {
    PARQUET,
    CSV
}
