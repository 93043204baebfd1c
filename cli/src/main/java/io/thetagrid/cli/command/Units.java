package io.thetagrid.cli.command;

/** Units of Greeks in a table of options. */
enum Units {
    /** As the kernels give them: per 1.00 of volatility, per year, per 1.00 of rate. */
    KERNEL,
    /** Per volatility point, per calendar day, per 1 % of rate, under names that say so. */
    TRADER
}
