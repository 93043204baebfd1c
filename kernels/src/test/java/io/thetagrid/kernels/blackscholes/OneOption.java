package io.thetagrid.kernels.blackscholes;

import io.thetagrid.kernels.backend.Batch;
import io.thetagrid.kernels.backend.GreekColumn;
import io.thetagrid.kernels.backend.OptionColumn;
import io.thetagrid.kernels.backend.Status;
import java.lang.foreign.Arena;

/** One option for tests that read better without columns. */
record OneOption(
        double optionSign,
        double spot,
        double strike,
        double timeToExpiry,
        double rate,
        double dividendYield,
        double volatility) {

    static OneOption call(double spot, double strike, double time, double rate, double yield, double volatility) {
        return new OneOption(1, spot, strike, time, rate, yield, volatility);
    }

    static OneOption put(double spot, double strike, double time, double rate, double yield, double volatility) {
        return new OneOption(-1, spot, strike, time, rate, yield, volatility);
    }

    OneOption opposite() {
        return new OneOption(-optionSign, spot, strike, timeToExpiry, rate, dividendYield, volatility);
    }

    OneOption withSpot(double value) {
        return new OneOption(optionSign, value, strike, timeToExpiry, rate, dividendYield, volatility);
    }

    OneOption withStrike(double value) {
        return new OneOption(optionSign, spot, value, timeToExpiry, rate, dividendYield, volatility);
    }

    OneOption withTime(double value) {
        return new OneOption(optionSign, spot, strike, value, rate, dividendYield, volatility);
    }

    OneOption withRate(double value) {
        return new OneOption(optionSign, spot, strike, timeToExpiry, value, dividendYield, volatility);
    }

    OneOption withVolatility(double value) {
        return new OneOption(optionSign, spot, strike, timeToExpiry, rate, dividendYield, value);
    }

    double price() {
        return value(GreekColumn.PRICE);
    }

    Status status() {
        return Status.of(value(GreekColumn.STATUS));
    }

    double value(GreekColumn column) {
        try (Arena arena = Arena.ofConfined()) {
            Batch<OptionColumn> options = Batch.allocate(arena, OptionColumn.class, 1);
            Batch<GreekColumn> greeks = Batch.allocate(arena, GreekColumn.class, 1);
            double[] inputs = {optionSign, spot, strike, timeToExpiry, rate, dividendYield, volatility};
            for (OptionColumn input : OptionColumn.values()) {
                options.set(input, 0, inputs[input.ordinal()]);
            }
            EuropeanScalar.price(options, greeks);
            return greeks.get(column, 0);
        }
    }
}
