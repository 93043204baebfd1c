package io.thetagrid.kernels.american;

import io.thetagrid.kernels.backend.Accuracy;
import io.thetagrid.kernels.backend.AmericanColumn;
import io.thetagrid.kernels.backend.Batch;
import io.thetagrid.kernels.backend.GreekColumn;
import io.thetagrid.kernels.backend.OptionColumn;
import io.thetagrid.kernels.backend.Status;
import io.thetagrid.kernels.blackscholes.EuropeanScalar;
import io.thetagrid.kernels.reference.SharedReference;
import java.lang.foreign.Arena;
import java.util.EnumSet;
import java.util.List;

/** One American option, for tests that read better without columns. */
record AmericanOption(
        double optionSign,
        double spot,
        double strike,
        double timeToExpiry,
        double rate,
        double dividendYield,
        double volatility) {

    record Value(
            double price,
            double delta,
            double gamma,
            double vega,
            double theta,
            double rho,
            double boundary,
            Status status) {}

    static AmericanOption call(double spot, double strike, double time, double rate, double yield, double volatility) {
        return new AmericanOption(1, spot, strike, time, rate, yield, volatility);
    }

    static AmericanOption put(double spot, double strike, double time, double rate, double yield, double volatility) {
        return new AmericanOption(-1, spot, strike, time, rate, yield, volatility);
    }

    /** A row of a reference table; {@code time} is in years. */
    static AmericanOption of(SharedReference.Row row, String type, double time) {
        return new AmericanOption(
                row.text(type).equals("call") ? 1 : -1,
                row.number("spot"),
                row.number("strike"),
                time,
                row.number("rate"),
                row.number("dividend_yield"),
                row.number("volatility"));
    }

    AmericanOption withSpot(double value) {
        return new AmericanOption(optionSign, value, strike, timeToExpiry, rate, dividendYield, volatility);
    }

    AmericanOption withVolatility(double value) {
        return new AmericanOption(optionSign, spot, strike, timeToExpiry, rate, dividendYield, value);
    }

    AmericanOption withDividendYield(double value) {
        return new AmericanOption(optionSign, spot, strike, timeToExpiry, rate, value, volatility);
    }

    AmericanOption withStrike(double value) {
        return new AmericanOption(optionSign, spot, value, timeToExpiry, rate, dividendYield, volatility);
    }

    AmericanOption withTime(double value) {
        return new AmericanOption(optionSign, spot, strike, value, rate, dividendYield, volatility);
    }

    /** C(S, K, r, q) = P(K, S, q, r). */
    AmericanOption mirrored() {
        return new AmericanOption(
                -optionSign,
                /* spot= */ strike,
                /* strike= */ spot,
                timeToExpiry,
                /* rate= */ dividendYield,
                /* dividendYield= */ rate,
                volatility);
    }

    double intrinsic() {
        return Math.max(optionSign * (spot - strike), 0);
    }

    double european() {
        try (Arena arena = Arena.ofConfined()) {
            Batch<GreekColumn> greeks = Batch.allocate(arena, GreekColumn.class, 1);
            EuropeanScalar.price(batch(arena, List.of(this)), greeks);
            return greeks.get(GreekColumn.PRICE, 0);
        }
    }

    double price(Accuracy accuracy) {
        return value(accuracy).price();
    }

    Value value(Accuracy accuracy) {
        try (Arena arena = Arena.ofConfined()) {
            Batch<AmericanColumn> values = Batch.allocate(arena, AmericanColumn.class, 1);
            AmericanScalar.price(batch(arena, List.of(this)), accuracy, EnumSet.allOf(AmericanColumn.class), values);
            return new Value(
                    values.get(AmericanColumn.PRICE, 0),
                    values.get(AmericanColumn.DELTA, 0),
                    values.get(AmericanColumn.GAMMA, 0),
                    values.get(AmericanColumn.VEGA, 0),
                    values.get(AmericanColumn.THETA, 0),
                    values.get(AmericanColumn.RHO, 0),
                    values.get(AmericanColumn.BOUNDARY, 0),
                    values.status(AmericanColumn.STATUS, 0));
        }
    }

    static Batch<OptionColumn> batch(Arena arena, List<AmericanOption> options) {
        Batch<OptionColumn> batch = Batch.allocate(arena, OptionColumn.class, options.size());
        for (int i = 0; i < options.size(); i++) {
            AmericanOption option = options.get(i);
            batch.set(OptionColumn.OPTION_SIGN, i, option.optionSign);
            batch.set(OptionColumn.SPOT, i, option.spot);
            batch.set(OptionColumn.STRIKE, i, option.strike);
            batch.set(OptionColumn.TIME_TO_EXPIRY, i, option.timeToExpiry);
            batch.set(OptionColumn.RATE, i, option.rate);
            batch.set(OptionColumn.DIVIDEND_YIELD, i, option.dividendYield);
            batch.set(OptionColumn.VOLATILITY, i, option.volatility);
        }
        return batch;
    }
}
