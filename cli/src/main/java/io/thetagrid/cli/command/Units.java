package io.thetagrid.cli.command;

/** Units of Greeks in a table of options. */
enum Units {
    /** As the kernels give them: per 1.00 of volatility, per year, per 1.00 of rate. */
    KERNEL("per share; vega, vanna, volga per 1.00 of volatility, theta per year, rho per 1.00 of rate"),
    /** Per volatility point, per calendar day, per 1 % of rate, under names that say so. */
    TRADER("per share; vanna and volga per 1.00 of volatility");

    /** The units in words, beside those that column names carry. */
    final String words;

    Units(String words) {
        this.words = words;
    }
}
