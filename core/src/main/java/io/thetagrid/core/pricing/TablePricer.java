package io.thetagrid.core.pricing;

import io.thetagrid.kernels.backend.Accuracy;
import io.thetagrid.kernels.backend.AmericanColumn;
import io.thetagrid.kernels.backend.Backend;
import io.thetagrid.kernels.backend.Batch;
import io.thetagrid.kernels.backend.GreekColumn;
import io.thetagrid.kernels.backend.GreekSet;
import io.thetagrid.kernels.backend.ImpliedVolatilityColumn;
import io.thetagrid.kernels.backend.OptionColumn;
import io.thetagrid.kernels.backend.Precision;
import io.thetagrid.kernels.backend.QuoteColumn;
import io.thetagrid.kernels.backend.Status;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Prices long lists of options of either style: every Greek, with the kernel's status. Rows are taken in blocks by any
 * thread that is free; each row's result depends on nothing but the row.
 *
 * @param accuracy preset of the American kernel
 */
public record TablePricer(Backend backend, Accuracy accuracy, int threads) {
    private static final int BLOCK = 4096;

    /** Price and all Greeks. American ones as {@link AmericanGreeks} defines them. */
    public GreekTable greeks(List<OptionTerms> options) {
        return greeks(options, GreekTable.ALL);
    }

    /** Price and some Greeks: of American options each takes prices of its own. */
    GreekTable greeks(List<OptionTerms> options, Set<GreekColumn> wanted) {
        GreekTable table = GreekTable.allocate(options.size(), wanted);
        inBlocks(options, false, rows -> european(options, rows, table));
        inBlocks(options, true, rows -> new AmericanGreeks(backend, accuracy).write(options, rows, table));
        return table;
    }

    /** Prices alone. */
    public double[] prices(List<OptionTerms> options) {
        double[] prices = new double[options.size()];
        for (boolean american : new boolean[] {false, true}) {
            inBlocks(options, american, rows -> prices(options, american, rows, prices));
        }
        return prices;
    }

    /** Volatility at which each option is worth its price. */
    public VolatilityTable impliedVolatilities(List<OptionTerms> options, double[] prices) {
        VolatilityTable table = new VolatilityTable(new double[options.size()], new Status[options.size()]);
        for (boolean american : new boolean[] {false, true}) {
            inBlocks(options, american, rows -> impliedVolatilities(options, prices, american, rows, table));
        }
        return table;
    }

    private void european(List<OptionTerms> options, int[] rows, GreekTable table) {
        try (Arena arena = Arena.ofConfined()) {
            Batch<GreekColumn> greeks = Batch.allocate(arena, GreekColumn.class, rows.length);
            backend.price(batch(arena, options, rows), greeks);
            for (int i = 0; i < rows.length; i++) {
                int row = rows[i];
                int from = i;
                table.columns().forEach((column, values) -> values[row] = greeks.get(column, from));
                table.statuses()[row] = greeks.status(GreekColumn.STATUS, i);
            }
        }
    }

    private void prices(List<OptionTerms> options, boolean american, int[] rows, double[] prices) {
        try (Arena arena = Arena.ofConfined()) {
            Batch<OptionColumn> batch = batch(arena, options, rows);
            double[] found;
            if (american) {
                Batch<AmericanColumn> values = Batch.allocate(arena, AmericanColumn.class, rows.length);
                backend.american(batch, accuracy, Set.of(), values);
                found = values.toArray(AmericanColumn.PRICE);
            } else {
                Batch<GreekColumn> values = Batch.allocate(arena, GreekColumn.class, rows.length);
                backend.price(batch, GreekSet.PRICE, values);
                found = values.toArray(GreekColumn.PRICE);
            }
            for (int i = 0; i < rows.length; i++) {
                prices[rows[i]] = found[i];
            }
        }
    }

    private void impliedVolatilities(
            List<OptionTerms> options, double[] prices, boolean american, int[] rows, VolatilityTable table) {
        try (Arena arena = Arena.ofConfined()) {
            Batch<QuoteColumn> quotes = quotes(arena, options, rows, prices);
            Batch<ImpliedVolatilityColumn> found = Batch.allocate(arena, ImpliedVolatilityColumn.class, rows.length);
            if (american) {
                backend.americanImpliedVolatility(quotes, accuracy, found);
            } else {
                backend.impliedVolatility(quotes, Precision.FULL, found);
            }
            for (int i = 0; i < rows.length; i++) {
                table.volatilities()[rows[i]] = found.get(ImpliedVolatilityColumn.IMPLIED_VOLATILITY, i);
                table.statuses()[rows[i]] = found.status(ImpliedVolatilityColumn.STATUS, i);
            }
        }
    }

    /** The rows named with their prices, in the kernels' columns. */
    static Batch<QuoteColumn> quotes(Arena arena, List<OptionTerms> options, int[] rows, double[] prices) {
        Batch<QuoteColumn> quotes = Batch.allocate(arena, QuoteColumn.class, rows.length);
        for (int i = 0; i < rows.length; i++) {
            OptionTerms option = options.get(rows[i]);
            quotes.set(QuoteColumn.OPTION_SIGN, i, option.optionSign());
            quotes.set(QuoteColumn.SPOT, i, option.spot());
            quotes.set(QuoteColumn.STRIKE, i, option.strike());
            quotes.set(QuoteColumn.TIME_TO_EXPIRY, i, option.timeToExpiry());
            quotes.set(QuoteColumn.RATE, i, option.rate());
            quotes.set(QuoteColumn.DIVIDEND_YIELD, i, option.dividendYield());
            quotes.set(QuoteColumn.PRICE, i, prices[rows[i]]);
        }
        return quotes;
    }

    static Batch<OptionColumn> batch(Arena arena, List<OptionTerms> options, int[] rows) {
        Batch<OptionColumn> batch = Batch.allocate(arena, OptionColumn.class, rows.length);
        for (int i = 0; i < rows.length; i++) {
            OptionTerms option = options.get(rows[i]);
            batch.set(OptionColumn.OPTION_SIGN, i, option.optionSign());
            batch.set(OptionColumn.SPOT, i, option.spot());
            batch.set(OptionColumn.STRIKE, i, option.strike());
            batch.set(OptionColumn.TIME_TO_EXPIRY, i, option.timeToExpiry());
            batch.set(OptionColumn.RATE, i, option.rate());
            batch.set(OptionColumn.DIVIDEND_YIELD, i, option.dividendYield());
            batch.set(OptionColumn.VOLATILITY, i, option.volatility());
        }
        return batch;
    }

    private interface Block {
        void run(int[] rows);
    }

    private void inBlocks(List<OptionTerms> options, boolean american, Block work) {
        List<Runnable> blocks = new ArrayList<>();
        int[] rows = new int[BLOCK];
        int count = 0;
        for (int row = 0; row < options.size(); row++) {
            if (options.get(row).american() == american) {
                rows[count++] = row;
            }
            if (count == BLOCK || (count > 0 && row == options.size() - 1)) {
                int[] taken = Arrays.copyOf(rows, count);
                blocks.add(() -> work.run(taken));
                count = 0;
            }
        }
        Parallel.run(blocks, threads);
    }
}
