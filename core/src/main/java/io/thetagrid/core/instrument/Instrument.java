package io.thetagrid.core.instrument;

/** Something a position can hold. */
public sealed interface Instrument permits Equity, OptionContract {

    /** Symbol of what moves the instrument's price. */
    String underlying();

    /** As reports name it: a ticker, or the padded OSI symbol. */
    String symbol();

    /** Shares (or index points) that one unit stands for. */
    double multiplier();
}
