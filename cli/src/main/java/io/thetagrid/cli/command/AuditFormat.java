package io.thetagrid.cli.command;

/** What standard output carries after an audit. */
enum AuditFormat {
    TABLE,
    JSON,
    CSV,
    MARKDOWN
}
