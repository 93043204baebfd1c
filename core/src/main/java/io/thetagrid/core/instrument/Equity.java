package io.thetagrid.core.instrument;

/** A share or fund, by ticker. */
public record Equity(String symbol) implements Instrument {

    @Override
    public String underlying() {
        return symbol;
    }

    @Override
    public double multiplier() {
        return 1;
    }
}
