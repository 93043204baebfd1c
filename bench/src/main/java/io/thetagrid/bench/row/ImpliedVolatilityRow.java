package io.thetagrid.bench.row;

import io.thetagrid.bench.Options;
import io.thetagrid.bench.engine.Engine;
import io.thetagrid.bench.engine.Task;
import io.thetagrid.bench.reference.Deviation;
import io.thetagrid.bench.reference.ExactEuropean;
import io.thetagrid.kernels.backend.Backends;
import io.thetagrid.kernels.backend.Batch;
import io.thetagrid.kernels.backend.GreekColumn;
import io.thetagrid.kernels.backend.OptionColumn;
import io.thetagrid.kernels.backend.Precision;
import io.thetagrid.kernels.backend.QuoteColumn;
import java.lang.foreign.Arena;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** European implied volatility of options out of the money worth a hundredth of a cent or more on a spot of 100. */
record ImpliedVolatilityRow(String name, Precision precision, int rows) implements Row {
    private static final double LEAST_PRICE = 1e-4;
    /** Random options for each that is worth enough. */
    private static final int SPARE = 2;

    /** The quotes that accuracy is judged by, and the volatility that gives each price exactly. */
    private static final class Judged {
        private static final int ROWS = 1_000;
        private static final Batch<OptionColumn> OPTIONS = outOfTheMoney(ROWS);
        private static final List<ExactEuropean> TRUTH = IntStream.range(0, ROWS)
                .mapToObj(row -> ExactEuropean.of(OPTIONS, row))
                .toList();
        private static final Batch<QuoteColumn> QUOTES =
                Options.quotes(Arena.ofAuto(), OPTIONS, row -> TRUTH.get(row).values()[0]);
        private static final double[] VOLATILITIES = IntStream.range(0, ROWS)
                .mapToDouble(row -> TRUTH.get(row).volatilityOf(QUOTES.get(QuoteColumn.PRICE, row)))
                .toArray();
    }

    private static Batch<OptionColumn> outOfTheMoney(int rows) {
        Batch<OptionColumn> random = Options.random(Arena.ofAuto(), SPARE * rows);
        for (int row = 0; row < random.rows(); row++) {
            double years = random.get(OptionColumn.TIME_TO_EXPIRY, row);
            double carry = random.get(OptionColumn.RATE, row) - random.get(OptionColumn.DIVIDEND_YIELD, row);
            double forward = random.get(OptionColumn.SPOT, row) * Math.exp(carry * years);
            random.set(OptionColumn.OPTION_SIGN, row, random.get(OptionColumn.STRIKE, row) < forward ? -1 : 1);
        }
        Batch<GreekColumn> greeks = Batch.allocate(Arena.ofAuto(), GreekColumn.class, random.rows());
        Backends.pick("scalar").price(random, greeks);
        int[] worthEnough = IntStream.range(0, random.rows())
                .filter(row -> greeks.get(GreekColumn.PRICE, row) >= LEAST_PRICE)
                .limit(rows)
                .toArray();
        if (worthEnough.length < rows) {
            throw new IllegalStateException("only " + worthEnough.length + " options are worth enough");
        }
        return Options.select(Arena.ofAuto(), random, worthEnough);
    }

    @Override
    public String title() {
        return "European implied volatility"
                + (precision == Precision.FULL ? ", to the last place" : "")
                + (fromMemory() ? ", a million from memory" : "");
    }

    @Override
    public String item() {
        return "option";
    }

    @Override
    public long items() {
        return rows;
    }

    @Override
    public boolean quick() {
        return !fromMemory();
    }

    @Override
    public boolean fromMemory() {
        return rows > Rows.BLOCK;
    }

    @Override
    public Optional<Task> task(Engine engine) {
        Batch<OptionColumn> options = outOfTheMoney(rows);
        Batch<GreekColumn> greeks = Batch.allocate(Arena.ofAuto(), GreekColumn.class, rows);
        Backends.pick("scalar").price(options, greeks);
        return engine.impliedVolatility(
                precision, Options.quotes(Arena.ofAuto(), options, row -> greeks.get(GreekColumn.PRICE, row)));
    }

    @Override
    public String judgement() {
        return "relative, against the volatility that gives the price in 50-digit arithmetic";
    }

    @Override
    public List<Deviation> deviations(Engine engine) {
        Optional<Task> task = fromMemory() ? Optional.empty() : engine.impliedVolatility(precision, Judged.QUOTES);
        if (task.isEmpty()) {
            return List.of();
        }
        task.get().run();
        return List.of(Deviation.of(
                "volatility", "itself", task.get().results()[0], Judged.VOLATILITIES, Judged.VOLATILITIES));
    }
}
