package io.thetagrid.kernels.backend;

/** Results of verbs whose kernels are not built in: every row says so. */
final class Unsupported {

    private Unsupported() {}

    static void american(Batch<AmericanColumn> values) {
        for (AmericanColumn column : AmericanColumn.values()) {
            values.fill(column, column == AmericanColumn.STATUS ? Status.UNSUPPORTED.code() : Double.NaN);
        }
    }

    static void impliedVolatility(Batch<ImpliedVolatilityColumn> volatilities) {
        volatilities.fill(ImpliedVolatilityColumn.IMPLIED_VOLATILITY, Double.NaN);
        volatilities.fill(ImpliedVolatilityColumn.STATUS, Status.UNSUPPORTED.code());
    }
}
