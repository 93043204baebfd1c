package io.thetagrid.bench;

import io.thetagrid.kernels.backend.Batch;
import io.thetagrid.kernels.backend.ContractColumn;
import io.thetagrid.kernels.backend.OptionColumn;
import io.thetagrid.kernels.backend.QuoteColumn;
import io.thetagrid.kernels.backend.ScenarioColumn;
import java.lang.foreign.Arena;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;

/** Random contracts of the kind that listed chains hold. */
public final class Options {
    private static final long SEED = 20251121;

    private Options() {}

    /** The options as quotes at the prices given by row. */
    public static Batch<QuoteColumn> quotes(Arena arena, Batch<OptionColumn> options, IntToDoubleFunction price) {
        Batch<QuoteColumn> quotes = Batch.allocate(arena, QuoteColumn.class, options.rows());
        for (int row = 0; row < options.rows(); row++) {
            quotes.set(QuoteColumn.OPTION_SIGN, row, options.get(OptionColumn.OPTION_SIGN, row));
            quotes.set(QuoteColumn.SPOT, row, options.get(OptionColumn.SPOT, row));
            quotes.set(QuoteColumn.STRIKE, row, options.get(OptionColumn.STRIKE, row));
            quotes.set(QuoteColumn.TIME_TO_EXPIRY, row, options.get(OptionColumn.TIME_TO_EXPIRY, row));
            quotes.set(QuoteColumn.RATE, row, options.get(OptionColumn.RATE, row));
            quotes.set(QuoteColumn.DIVIDEND_YIELD, row, options.get(OptionColumn.DIVIDEND_YIELD, row));
            quotes.set(QuoteColumn.PRICE, row, price.applyAsDouble(row));
        }
        return quotes;
    }

    /** Spot 100, strikes 20–500, an hour to ten years, volatilities 3–900 %, rates and yields −1–15 %. */
    public static Batch<OptionColumn> wide(Arena arena, int rows) {
        Batch<OptionColumn> options = Batch.allocate(arena, OptionColumn.class, rows);
        SplittableRandom random = new SplittableRandom(SEED);
        double hour = 1.0 / (365 * 24);
        for (int row = 0; row < rows; row++) {
            options.set(OptionColumn.OPTION_SIGN, row, random.nextBoolean() ? 1 : -1);
            options.set(OptionColumn.SPOT, row, 100);
            options.set(OptionColumn.STRIKE, row, 20 * Math.pow(25, random.nextDouble()));
            options.set(OptionColumn.TIME_TO_EXPIRY, row, hour * Math.pow(10 / hour, random.nextDouble()));
            options.set(OptionColumn.RATE, row, -0.01 + 0.16 * random.nextDouble());
            options.set(OptionColumn.DIVIDEND_YIELD, row, -0.01 + 0.16 * random.nextDouble());
            options.set(OptionColumn.VOLATILITY, row, 0.03 * Math.pow(300, random.nextDouble()));
        }
        return options;
    }

    /**
     * Spot 100, strikes 50–200, one day to two years in whole days, volatilities 10–90 %, rates 0.5–8.5 %, yields 0–5 %.
     */
    public static Batch<OptionColumn> random(Arena arena, int rows) {
        Batch<OptionColumn> options = Batch.allocate(arena, OptionColumn.class, rows);
        SplittableRandom random = new SplittableRandom(SEED);
        for (int row = 0; row < rows; row++) {
            options.set(OptionColumn.OPTION_SIGN, row, random.nextBoolean() ? 1 : -1);
            options.set(OptionColumn.SPOT, row, 100);
            options.set(OptionColumn.STRIKE, row, 50 * Math.pow(4, random.nextDouble()));
            options.set(OptionColumn.TIME_TO_EXPIRY, row, (1 + Math.floor(729 * random.nextDouble())) / 365);
            options.set(OptionColumn.RATE, row, 0.005 + 0.08 * random.nextDouble());
            options.set(OptionColumn.DIVIDEND_YIELD, row, 0.05 * random.nextDouble());
            options.set(OptionColumn.VOLATILITY, row, 0.1 * Math.pow(9, random.nextDouble()));
        }
        return options;
    }

    /** Some of the rows, in the order given. */
    public static Batch<OptionColumn> select(Arena arena, Batch<OptionColumn> options, int[] rows) {
        Batch<OptionColumn> selected = Batch.allocate(arena, OptionColumn.class, rows.length);
        for (OptionColumn column : OptionColumn.values()) {
            for (int row = 0; row < rows.length; row++) {
                selected.set(column, row, options.get(column, rows[row]));
            }
        }
        return selected;
    }

    /** The same as contracts of a book: 100 of each sold, whose volatility stays with the strike. */
    public static Batch<ContractColumn> contracts(Arena arena, int rows) {
        Batch<OptionColumn> options = random(arena, rows);
        Batch<ContractColumn> contracts = Batch.allocate(arena, ContractColumn.class, rows);
        for (int row = 0; row < rows; row++) {
            for (OptionColumn column : Arrays.copyOf(OptionColumn.values(), OptionColumn.VOLATILITY.ordinal())) {
                contracts.set(ContractColumn.valueOf(column.name()), row, options.get(column, row));
            }
            double volatility = options.get(OptionColumn.VOLATILITY, row);
            double logMoneyness = Math.log(options.get(OptionColumn.STRIKE, row) / options.get(OptionColumn.SPOT, row));
            contracts.set(ContractColumn.SMILE_LEVEL, row, volatility);
            contracts.set(ContractColumn.LOG_MONEYNESS, row, logMoneyness);
            contracts.set(ContractColumn.LOG_MONEYNESS_LOW, row, logMoneyness);
            contracts.set(ContractColumn.LOG_MONEYNESS_HIGH, row, logMoneyness);
            contracts.set(ContractColumn.VOLATILITY_FLOOR, row, 0.01 * volatility);
            contracts.set(ContractColumn.WEIGHT, row, -100);
        }
        return contracts;
    }

    /** Daily moves of 2 % with a tenth of the volatility's, one day on. */
    public static Batch<ScenarioColumn> scenarios(Arena arena, int rows) {
        Batch<ScenarioColumn> scenarios = Batch.allocate(arena, ScenarioColumn.class, rows);
        SplittableRandom random = new SplittableRandom(1);
        for (int row = 0; row < rows; row++) {
            scenarios.set(ScenarioColumn.LOG_SPOT, row, 0.02 * random.nextGaussian());
            scenarios.set(ScenarioColumn.VOL_FACTOR, row, Math.exp(0.1 * random.nextGaussian()));
            scenarios.set(ScenarioColumn.TIME_ELAPSED, row, 1.0 / 365);
        }
        return scenarios;
    }
}
