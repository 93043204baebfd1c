package io.thetagrid.kernels.dividends;

import io.thetagrid.kernels.backend.Accuracy;
import io.thetagrid.kernels.backend.Batch;
import io.thetagrid.kernels.backend.DividendColumn;
import io.thetagrid.kernels.backend.DividendModel;
import io.thetagrid.kernels.backend.DividendSchedule;
import io.thetagrid.kernels.backend.DividendTerms;
import io.thetagrid.kernels.backend.OptionColumn;
import io.thetagrid.kernels.backend.Status;
import java.lang.foreign.Arena;
import java.util.Arrays;
import java.util.SplittableRandom;

/** One option with cash dividends, for tests that read better without columns. */
record DividendOption(
        double optionSign,
        double spot,
        double strike,
        double timeToExpiry,
        double rate,
        double dividendYield,
        double volatility,
        double[] years,
        double[] amounts,
        DividendModel model,
        boolean american) {

    /** What the kernel says of it. */
    record Value(
            double price,
            double delta,
            double gamma,
            double vega,
            double theta,
            double rho,
            double criticalSpot,
            boolean exercise,
            Status status,
            double[] criticalSpots) {}

    /** A call or put without dividends, European, in the spot model: the others are made of it. */
    static DividendOption of(
            double sign, double spot, double strike, double time, double rate, double yield, double volatility) {
        return new DividendOption(
                sign,
                spot,
                strike,
                time,
                rate,
                yield,
                volatility,
                new double[0],
                new double[0],
                DividendModel.SPOT,
                false);
    }

    /** 5 to 200 % volatility, days to 3 years, up to 12 dividends of up to 5 % of the spot, deep in or out of the money. */
    static DividendOption random(SplittableRandom random, DividendModel model, boolean american) {
        double volatility = Math.exp(random.nextDouble(Math.log(0.05), Math.log(2)));
        double time = Math.exp(random.nextDouble(Math.log(3 / 365.0), Math.log(3)));
        double width = Math.min(volatility * Math.sqrt(time), 0.5);
        double[] years = new double[random.nextInt(13)];
        double[] amounts = new double[years.length];
        double most = Math.min(5, 60.0 / (years.length + 1));
        for (int k = 0; k < years.length; k++) {
            years[k] = time * random.nextDouble();
            amounts[k] = random.nextDouble(0.1, most);
        }
        Arrays.sort(years);
        return new DividendOption(
                random.nextBoolean() ? 1 : -1,
                100,
                100 * Math.exp(random.nextDouble(-2, 2) * width),
                time,
                random.nextDouble(-0.02, 0.1),
                random.nextBoolean() ? 0 : random.nextDouble(0.03),
                volatility,
                years,
                amounts,
                model,
                american);
    }

    DividendOption with(double[] newYears, double[] newAmounts) {
        return new DividendOption(
                optionSign,
                spot,
                strike,
                timeToExpiry,
                rate,
                dividendYield,
                volatility,
                newYears,
                newAmounts,
                model,
                american);
    }

    DividendOption with(DividendModel other) {
        return new DividendOption(
                optionSign,
                spot,
                strike,
                timeToExpiry,
                rate,
                dividendYield,
                volatility,
                years,
                amounts,
                other,
                american);
    }

    DividendOption asAmerican() {
        return new DividendOption(
                optionSign, spot, strike, timeToExpiry, rate, dividendYield, volatility, years, amounts, model, true);
    }

    DividendOption asEuropean() {
        return new DividendOption(
                optionSign, spot, strike, timeToExpiry, rate, dividendYield, volatility, years, amounts, model, false);
    }

    DividendOption withSign(double sign) {
        return new DividendOption(
                sign, spot, strike, timeToExpiry, rate, dividendYield, volatility, years, amounts, model, american);
    }

    DividendOption withSpot(double other) {
        return new DividendOption(
                optionSign,
                other,
                strike,
                timeToExpiry,
                rate,
                dividendYield,
                volatility,
                years,
                amounts,
                model,
                american);
    }

    DividendOption withVolatility(double other) {
        return new DividendOption(
                optionSign, spot, strike, timeToExpiry, rate, dividendYield, other, years, amounts, model, american);
    }

    DividendOption withRate(double other) {
        return new DividendOption(
                optionSign,
                spot,
                strike,
                timeToExpiry,
                other,
                dividendYield,
                volatility,
                years,
                amounts,
                model,
                american);
    }

    /** A later time: expiry and ex-dates are nearer. */
    DividendOption after(double elapsed) {
        return new DividendOption(
                optionSign,
                spot,
                strike,
                timeToExpiry - elapsed,
                rate,
                dividendYield,
                volatility,
                Arrays.stream(years).map(t -> t - elapsed).toArray(),
                amounts,
                model,
                american);
    }

    double intrinsic() {
        return Math.max(optionSign * (spot - strike), 0);
    }

    /** Value of the dividends before expiry, discounted at rate less yield. */
    double dividendValue() {
        double sum = 0;
        for (int k = 0; k < years.length; k++) {
            if (years[k] > 0 && years[k] < timeToExpiry) {
                sum += amounts[k] * Math.exp(-(rate - dividendYield) * years[k]);
            }
        }
        return sum;
    }

    double price(Accuracy accuracy) {
        return value(accuracy).price();
    }

    Value value(Accuracy accuracy) {
        try (Arena arena = Arena.ofConfined()) {
            Batch<OptionColumn> options = Batch.allocate(arena, OptionColumn.class, 1);
            double[] inputs = {optionSign, spot, strike, timeToExpiry, rate, dividendYield, volatility};
            for (OptionColumn column : OptionColumn.values()) {
                options.set(column, 0, inputs[column.ordinal()]);
            }
            Batch<DividendColumn> values = Batch.allocate(arena, DividendColumn.class, 1);
            double[] criticalSpots = new double[years.length];
            DividendScalar.price(
                    options,
                    DividendSchedule.same(1, years, amounts),
                    new DividendTerms(model, american, accuracy, true),
                    values,
                    criticalSpots);
            return new Value(
                    values.get(DividendColumn.PRICE, 0),
                    values.get(DividendColumn.DELTA, 0),
                    values.get(DividendColumn.GAMMA, 0),
                    values.get(DividendColumn.VEGA, 0),
                    values.get(DividendColumn.THETA, 0),
                    values.get(DividendColumn.RHO, 0),
                    values.get(DividendColumn.CRITICAL_SPOT, 0),
                    values.get(DividendColumn.EXERCISE, 0) == 1,
                    values.status(DividendColumn.STATUS, 0),
                    criticalSpots);
        }
    }

    @Override
    public String toString() {
        return "%s %s %s S %s K %s T %s r %s q %s σ %s, %s of %s"
                .formatted(
                        model,
                        american ? "American" : "European",
                        optionSign > 0 ? "call" : "put",
                        spot,
                        strike,
                        timeToExpiry,
                        rate,
                        dividendYield,
                        volatility,
                        Arrays.toString(years),
                        Arrays.toString(amounts));
    }
}
