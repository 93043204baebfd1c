package io.thetagrid.bench.engine;

import io.thetagrid.kernels.backend.Batch;
import io.thetagrid.kernels.backend.ContractColumn;
import io.thetagrid.kernels.backend.OptionColumn;
import io.thetagrid.kernels.backend.QuoteColumn;

/** Options as the arrays that libraries for one option after another like best. */
record OptionRows(
        boolean[] call,
        double[] spot,
        double[] strike,
        double[] timeToExpiry,
        double[] rate,
        double[] dividendYield,
        double[] volatility) {

    static OptionRows of(Batch<OptionColumn> options) {
        return new OptionRows(
                calls(options.toArray(OptionColumn.OPTION_SIGN)),
                options.toArray(OptionColumn.SPOT),
                options.toArray(OptionColumn.STRIKE),
                options.toArray(OptionColumn.TIME_TO_EXPIRY),
                options.toArray(OptionColumn.RATE),
                options.toArray(OptionColumn.DIVIDEND_YIELD),
                options.toArray(OptionColumn.VOLATILITY));
    }

    /** With prices in the place of volatilities. */
    static OptionRows ofQuotes(Batch<QuoteColumn> quotes) {
        return new OptionRows(
                calls(quotes.toArray(QuoteColumn.OPTION_SIGN)),
                quotes.toArray(QuoteColumn.SPOT),
                quotes.toArray(QuoteColumn.STRIKE),
                quotes.toArray(QuoteColumn.TIME_TO_EXPIRY),
                quotes.toArray(QuoteColumn.RATE),
                quotes.toArray(QuoteColumn.DIVIDEND_YIELD),
                quotes.toArray(QuoteColumn.PRICE));
    }

    static OptionRows ofContracts(Batch<ContractColumn> contracts) {
        return new OptionRows(
                calls(contracts.toArray(ContractColumn.OPTION_SIGN)),
                contracts.toArray(ContractColumn.SPOT),
                contracts.toArray(ContractColumn.STRIKE),
                contracts.toArray(ContractColumn.TIME_TO_EXPIRY),
                contracts.toArray(ContractColumn.RATE),
                contracts.toArray(ContractColumn.DIVIDEND_YIELD),
                contracts.toArray(ContractColumn.SMILE_LEVEL));
    }

    private static boolean[] calls(double[] optionSigns) {
        boolean[] calls = new boolean[optionSigns.length];
        for (int row = 0; row < calls.length; row++) {
            calls[row] = optionSigns[row] > 0;
        }
        return calls;
    }

    int rows() {
        return call.length;
    }
}
