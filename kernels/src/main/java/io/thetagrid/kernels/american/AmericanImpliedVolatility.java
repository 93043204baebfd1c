package io.thetagrid.kernels.american;

import static io.thetagrid.kernels.backend.ImpliedVolatilityColumn.IMPLIED_VOLATILITY;
import static io.thetagrid.kernels.backend.ImpliedVolatilityColumn.STATUS;

import io.thetagrid.kernels.backend.Accuracy;
import io.thetagrid.kernels.backend.AmericanColumn;
import io.thetagrid.kernels.backend.Backend;
import io.thetagrid.kernels.backend.Batch;
import io.thetagrid.kernels.backend.ImpliedVolatilityColumn;
import io.thetagrid.kernels.backend.OptionColumn;
import io.thetagrid.kernels.backend.Precision;
import io.thetagrid.kernels.backend.QuoteColumn;
import io.thetagrid.kernels.backend.Status;
import io.thetagrid.kernels.impliedvol.ImpliedVolatilityScalar;
import io.thetagrid.kernels.math.ScalarMath;
import java.lang.foreign.Arena;
import java.util.Arrays;
import java.util.Set;

/**
 * Volatility at which the American price is the quote's, by Newton's method in a bracket over whole batches of a backend's
 * prices and vegas.
 *
 * <p>The bracket: the price without volatility lies below (else {@link Status#BELOW_INTRINSIC}), and the European
 * volatility of the same price lies at or above the answer, because early exercise can only add value. From there a first
 * step with the fast preset takes most of the premium out. The price is met to 1e-12 of itself, or the volatility is known to 1e-12 of itself; the accuracy preset's own error comes on
 * top.
 */
public final class AmericanImpliedVolatility {
    private static final int ITERATIONS = 100;

    private static final double PRICE_TOLERANCE = 1e-12;
    private static final double VOLATILITY_TOLERANCE = 1e-13;
    /** After a step this small Newton's next would be its square, or its vega's relative error times it. */
    private static final double LAST_STEP = 1e-7;
    /** Rounding of a price, per unit of the larger of spot and strike. */
    private static final double ROUNDING = 4e-16;
    /** How far the price of a European implied volatility may lie from its quote, per unit of spot and strike. */
    private static final double EUROPEAN_ROUNDING = 1e-14;
    /** No price changes in double precision where σ√T is larger. */
    private static final double HIGHEST_DEVIATION = 16;

    /** What an option and its quote have in common, in the same order. */
    private static final OptionColumn[] OPTION_TERMS = {
        OptionColumn.OPTION_SIGN,
        OptionColumn.SPOT,
        OptionColumn.STRIKE,
        OptionColumn.TIME_TO_EXPIRY,
        OptionColumn.RATE,
        OptionColumn.DIVIDEND_YIELD
    };

    private static final QuoteColumn[] QUOTE_TERMS = {
        QuoteColumn.OPTION_SIGN,
        QuoteColumn.SPOT,
        QuoteColumn.STRIKE,
        QuoteColumn.TIME_TO_EXPIRY,
        QuoteColumn.RATE,
        QuoteColumn.DIVIDEND_YIELD
    };

    private final Backend backend;
    private final Batch<QuoteColumn> quotes;
    private final Accuracy accuracy;
    private final Batch<ImpliedVolatilityColumn> volatilities;

    /** By row: the bracket, the next trial and the last excess of its price. */
    private final double[] low;

    private final double[] high;
    private final double[] trial;
    private final double[] lastExcess;

    private AmericanImpliedVolatility(
            Backend backend,
            Batch<QuoteColumn> quotes,
            Accuracy accuracy,
            Batch<ImpliedVolatilityColumn> volatilities) {
        this.backend = backend;
        this.quotes = quotes;
        this.accuracy = accuracy;
        this.volatilities = volatilities;
        low = new double[quotes.rows()];
        high = new double[quotes.rows()];
        trial = new double[quotes.rows()];
        lastExcess = new double[quotes.rows()];
    }

    /** Solves every row; works through any backend's American prices. */
    public static void solve(
            Backend backend,
            Batch<QuoteColumn> quotes,
            Accuracy accuracy,
            Batch<ImpliedVolatilityColumn> volatilities) {
        new AmericanImpliedVolatility(backend, quotes, accuracy, volatilities).solve();
    }

    private void solve() {
        int[] open = new int[quotes.rows()];
        Arrays.setAll(open, row -> row);
        open = start(open);
        open = approach(open);
        for (int iteration = 0; iteration < ITERATIONS && open.length > 0; iteration++) {
            open = step(open);
        }
        for (int row : open) {
            finish(row, Double.NaN, Status.NOT_CONVERGED);
        }
    }

    /**
     * No volatility gives this much: the strike of a put, the spot of a call, or what they grow to if the rate or yield
     * that discounts them is negative. Without time left none gives more than the floor.
     */
    private double ceiling(int row) {
        double time = quotes.get(QuoteColumn.TIME_TO_EXPIRY, row);
        if (time == 0) {
            return 0;
        }
        boolean call = quotes.get(QuoteColumn.OPTION_SIGN, row) > 0;
        double most = quotes.get(call ? QuoteColumn.SPOT : QuoteColumn.STRIKE, row);
        double discountRate = quotes.get(call ? QuoteColumn.DIVIDEND_YIELD : QuoteColumn.RATE, row);
        return discountRate < 0 ? most * ScalarMath.exp(-discountRate * time) : most;
    }

    /** European volatilities; returns the rows whose price some volatility can give. */
    private int[] start(int[] rows) {
        int[] open = new int[rows.length];
        int count = 0;
        try (Arena arena = Arena.ofConfined()) {
            Batch<ImpliedVolatilityColumn> european = Batch.allocate(arena, ImpliedVolatilityColumn.class, rows.length);
            if (rows.length < FewEuropean.WORTH_VECTORS) {
                ImpliedVolatilityScalar.impliedVolatility(quotes, Precision.FAST, european);
            } else {
                backend.impliedVolatility(quotes, Precision.FAST, european);
            }
            for (int row : rows) {
                Status status = european.status(STATUS, row);
                double price = quotes.get(QuoteColumn.PRICE, row);
                if (status == Status.INVALID_INPUT || !(Math.abs(price) < Double.POSITIVE_INFINITY)) {
                    finish(row, Double.NaN, Status.INVALID_INPUT);
                } else if (price <= floor(row)) {
                    finish(row, Double.NaN, Status.BELOW_INTRINSIC);
                } else if (price >= ceiling(row)) {
                    finish(row, Double.NaN, Status.ABOVE_MAXIMUM);
                } else {
                    double time = quotes.get(QuoteColumn.TIME_TO_EXPIRY, row);
                    high[row] = status == Status.OK
                            ? european.get(IMPLIED_VOLATILITY, row)
                            : HIGHEST_DEVIATION / Math.sqrt(time);
                    trial[row] = high[row];
                    lastExcess[row] = Double.POSITIVE_INFINITY;
                    open[count++] = row;
                }
            }
        }
        return Arrays.copyOf(open, count);
    }

    /** The price without volatility. */
    private double floor(int row) {
        boolean put = quotes.get(QuoteColumn.OPTION_SIGN, row) < 0;
        return CertainExercise.value(
                quotes.get(put ? QuoteColumn.SPOT : QuoteColumn.STRIKE, row),
                quotes.get(put ? QuoteColumn.STRIKE : QuoteColumn.SPOT, row),
                quotes.get(QuoteColumn.TIME_TO_EXPIRY, row),
                quotes.get(put ? QuoteColumn.RATE : QuoteColumn.DIVIDEND_YIELD, row),
                quotes.get(put ? QuoteColumn.DIVIDEND_YIELD : QuoteColumn.RATE, row));
    }

    /** The first step, from the European volatility: its excess is the premium. Returns the rows that have an answer. */
    private int[] approach(int[] rows) {
        int[] open = new int[rows.length];
        int count = 0;
        try (Arena arena = Arena.ofConfined()) {
            Batch<AmericanColumn> values = values(arena, rows, Accuracy.FAST);
            for (int i = 0; i < rows.length; i++) {
                int row = rows[i];
                Status status = values.status(AmericanColumn.STATUS, i);
                double excess = values.get(AmericanColumn.PRICE, i) - quotes.get(QuoteColumn.PRICE, row);
                if (status != Status.OK) {
                    finish(row, Double.NaN, status);
                } else if (excess < -europeanRounding(row)) {
                    finish(row, Double.NaN, Status.ABOVE_MAXIMUM);
                } else {
                    double next = trial[row] - excess / values.get(AmericanColumn.VEGA, i);
                    trial[row] = next > 0.0 && next < high[row] ? next : high[row];
                    open[count++] = row;
                }
            }
        }
        return Arrays.copyOf(open, count);
    }

    /** Prices all trials and moves each row on; returns the rows still open. */
    private int[] step(int[] rows) {
        int[] open = new int[rows.length];
        int count = 0;
        try (Arena arena = Arena.ofConfined()) {
            Batch<AmericanColumn> values = values(arena, rows, accuracy);
            for (int i = 0; i < rows.length; i++) {
                int row = rows[i];
                Status status = values.status(AmericanColumn.STATUS, i);
                double excess = values.get(AmericanColumn.PRICE, i) - quotes.get(QuoteColumn.PRICE, row);
                if (status != Status.OK) {
                    finish(row, Double.NaN, status);
                } else if (Math.abs(excess) <= tolerance(row)) {
                    finish(row, trial[row], Status.OK);
                } else if (moveOn(row, excess, values.get(AmericanColumn.VEGA, i))) {
                    open[count++] = row;
                }
            }
        }
        return Arrays.copyOf(open, count);
    }

    /** The first trial's price may fall short of the quote by the rounding of the European volatility it comes from. */
    private double europeanRounding(int row) {
        return EUROPEAN_ROUNDING * (quotes.get(QuoteColumn.SPOT, row) + quotes.get(QuoteColumn.STRIKE, row));
    }

    private double tolerance(int row) {
        double scale = Math.max(quotes.get(QuoteColumn.SPOT, row), quotes.get(QuoteColumn.STRIKE, row));
        return PRICE_TOLERANCE * quotes.get(QuoteColumn.PRICE, row) + ROUNDING * scale;
    }

    /** Narrows the bracket and chooses the next trial; false if that is the answer. */
    private boolean moveOn(int row, double excess, double vega) {
        double last = trial[row];
        if (excess > 0) {
            high[row] = last;
        } else {
            low[row] = last;
        }
        double next = last - excess / vega;
        // A step that does not halve the excess is followed by one that halves the bracket.
        boolean converging = Math.abs(excess) <= 0.5 * Math.abs(lastExcess[row]);
        boolean inside = next > low[row] && next < high[row];
        lastExcess[row] = excess;
        trial[row] = inside && converging ? next : 0.5 * (low[row] + high[row]);
        boolean lastStep = inside && converging && Math.abs(next - last) <= LAST_STEP * last;
        if (lastStep || high[row] - low[row] <= VOLATILITY_TOLERANCE * high[row]) {
            finish(row, trial[row], Status.OK);
            return false;
        }
        return true;
    }

    private Batch<AmericanColumn> values(Arena arena, int[] rows, Accuracy preset) {
        Batch<AmericanColumn> values = Batch.allocate(arena, AmericanColumn.class, rows.length);
        backend.american(options(arena, rows), preset, Set.of(AmericanColumn.VEGA), values);
        return values;
    }

    private Batch<OptionColumn> options(Arena arena, int[] rows) {
        Batch<OptionColumn> options = Batch.allocate(arena, OptionColumn.class, rows.length);
        for (int i = 0; i < rows.length; i++) {
            for (int term = 0; term < OPTION_TERMS.length; term++) {
                options.set(OPTION_TERMS[term], i, quotes.get(QUOTE_TERMS[term], rows[i]));
            }
            options.set(OptionColumn.VOLATILITY, i, trial[rows[i]]);
        }
        return options;
    }

    private void finish(int row, double volatility, Status status) {
        volatilities.set(IMPLIED_VOLATILITY, row, volatility);
        volatilities.set(STATUS, row, status.code());
    }
}
