package io.thetagrid.kernels.dividends;

import static io.thetagrid.kernels.backend.ImpliedVolatilityColumn.IMPLIED_VOLATILITY;
import static io.thetagrid.kernels.backend.ImpliedVolatilityColumn.STATUS;
import static io.thetagrid.kernels.math.ScalarMath.exp;

import io.thetagrid.kernels.backend.Backend;
import io.thetagrid.kernels.backend.Batch;
import io.thetagrid.kernels.backend.DividendColumn;
import io.thetagrid.kernels.backend.DividendSchedule;
import io.thetagrid.kernels.backend.DividendTerms;
import io.thetagrid.kernels.backend.ImpliedVolatilityColumn;
import io.thetagrid.kernels.backend.OptionColumn;
import io.thetagrid.kernels.backend.Precision;
import io.thetagrid.kernels.backend.QuoteColumn;
import io.thetagrid.kernels.backend.Status;
import io.thetagrid.kernels.impliedvol.ImpliedVolatilityScalar;
import java.lang.foreign.Arena;
import java.util.Arrays;

/**
 * Volatility at which the price with dividends is the quote's, by a bracketed secant over whole batches of a backend's prices.
 * The first guess is the European volatility of the same price on the spot less the value of its dividends. The price is met to
 * 1e-10 of spot and strike, or the volatility known to 1e-10 of itself; the preset's own error comes on top.
 */
public final class DividendImpliedVolatility {
    private static final int ITERATIONS = 100;
    private static final double PRICE_TOLERANCE = 1e-10;
    private static final double VOLATILITY_TOLERANCE = 1e-10;
    /** σ√T above which a price no longer tells its volatility. */
    private static final double HIGHEST_DEVIATION = 8;
    /** Where no European volatility is known: σ√T of the first guess. */
    private static final double GUESSED_DEVIATION = 0.2;
    /** Relative step from the first guess to the second trial. */
    private static final double FIRST_STEP = 0.02;

    private final Backend backend;
    private final Batch<QuoteColumn> quotes;
    private final DividendSchedule schedule;
    private final DividendTerms terms;
    private final Batch<ImpliedVolatilityColumn> volatilities;

    /** By row: the bracket, the last trial with its excess price, and the next trial. */
    private final double[] low;

    private final double[] high;
    private final double[] last;
    private final double[] lastExcess;
    private final double[] trial;

    private DividendImpliedVolatility(
            Backend backend,
            Batch<QuoteColumn> quotes,
            DividendSchedule schedule,
            DividendTerms terms,
            Batch<ImpliedVolatilityColumn> volatilities) {
        this.backend = backend;
        this.quotes = quotes;
        this.schedule = schedule;
        this.terms = new DividendTerms(terms.model(), terms.american(), terms.accuracy(), false);
        this.volatilities = volatilities;
        low = new double[quotes.rows()];
        high = new double[quotes.rows()];
        last = new double[quotes.rows()];
        lastExcess = new double[quotes.rows()];
        trial = new double[quotes.rows()];
    }

    /** Solves every row; works through any backend's prices. */
    public static void solve(
            Backend backend,
            Batch<QuoteColumn> quotes,
            DividendSchedule schedule,
            DividendTerms terms,
            Batch<ImpliedVolatilityColumn> volatilities) {
        new DividendImpliedVolatility(backend, quotes, schedule, terms, volatilities).solve();
    }

    private void solve() {
        int[] open = new int[quotes.rows()];
        Arrays.setAll(open, row -> row);
        open = aboveFloor(open);
        guess(open);
        for (int iteration = 0; iteration < ITERATIONS && open.length > 0; iteration++) {
            open = step(open, iteration);
        }
        for (int row : open) {
            finish(row, Double.NaN, Status.NOT_CONVERGED);
        }
    }

    /** The rows whose price is worth more than the option without volatility, and less than any volatility can give. */
    private int[] aboveFloor(int[] rows) {
        int[] above = new int[rows.length];
        int count = 0;
        try (Arena arena = Arena.ofConfined()) {
            Batch<DividendColumn> floor = prices(arena, rows);
            for (int i = 0; i < rows.length; i++) {
                int row = rows[i];
                Status status = floor.status(DividendColumn.STATUS, i);
                double price = quotes.get(QuoteColumn.PRICE, row);
                if (status != Status.OK && status != Status.DEGENERATE) {
                    finish(row, Double.NaN, status);
                } else if (!(Math.abs(price) < Double.POSITIVE_INFINITY)) {
                    finish(row, Double.NaN, Status.INVALID_INPUT);
                } else if (price <= floor.get(DividendColumn.PRICE, i)) {
                    finish(row, Double.NaN, Status.BELOW_INTRINSIC);
                } else if (price >= ceiling(row)) {
                    finish(row, Double.NaN, Status.ABOVE_MAXIMUM);
                } else {
                    above[count++] = row;
                }
            }
        }
        return Arrays.copyOf(above, count);
    }

    /** No volatility gives this much; without time left none gives more than the floor. */
    private double ceiling(int row) {
        double time = quotes.get(QuoteColumn.TIME_TO_EXPIRY, row);
        if (time == 0.0) {
            return 0.0;
        }
        if (quotes.get(QuoteColumn.OPTION_SIGN, row) > 0.0) {
            return quotes.get(QuoteColumn.SPOT, row);
        }
        double late = exp(-quotes.get(QuoteColumn.RATE, row) * time);
        return quotes.get(QuoteColumn.STRIKE, row) * (terms.american() ? Math.max(late, 1.0) : late);
    }

    private void guess(int[] rows) {
        try (Arena arena = Arena.ofConfined()) {
            Batch<QuoteColumn> open = Batch.allocate(arena, QuoteColumn.class, rows.length);
            for (int i = 0; i < rows.length; i++) {
                for (QuoteColumn column : QuoteColumn.values()) {
                    open.set(column, i, quotes.get(column, rows[i]));
                }
                open.set(QuoteColumn.SPOT, i, Math.max(reducedSpot(rows[i]), 0.0));
            }
            Batch<ImpliedVolatilityColumn> european = Batch.allocate(arena, ImpliedVolatilityColumn.class, rows.length);
            ImpliedVolatilityScalar.impliedVolatility(open, Precision.FAST, european);
            for (int i = 0; i < rows.length; i++) {
                int row = rows[i];
                double root = Math.sqrt(quotes.get(QuoteColumn.TIME_TO_EXPIRY, row));
                high[row] = HIGHEST_DEVIATION / root;
                double known = european.get(IMPLIED_VOLATILITY, i);
                boolean usable = european.status(STATUS, i) == Status.OK && known < high[row];
                trial[row] = usable ? known : GUESSED_DEVIATION / root;
            }
        }
    }

    private double reducedSpot(int row) {
        double spot = quotes.get(QuoteColumn.SPOT, row);
        double carry = quotes.get(QuoteColumn.RATE, row) - quotes.get(QuoteColumn.DIVIDEND_YIELD, row);
        for (int k = schedule.first()[row]; k < schedule.first()[row + 1]; k++) {
            double years = schedule.years()[k];
            if (years > 0.0 && years < quotes.get(QuoteColumn.TIME_TO_EXPIRY, row)) {
                spot -= schedule.amounts()[k] * exp(-carry * years);
            }
        }
        return spot;
    }

    /** Prices all trials and moves each row on; returns the rows still open. */
    private int[] step(int[] rows, int iteration) {
        int[] open = new int[rows.length];
        int count = 0;
        try (Arena arena = Arena.ofConfined()) {
            Batch<DividendColumn> values = prices(arena, rows);
            for (int i = 0; i < rows.length; i++) {
                int row = rows[i];
                Status status = values.status(DividendColumn.STATUS, i);
                double excess = values.get(DividendColumn.PRICE, i) - quotes.get(QuoteColumn.PRICE, row);
                if (status != Status.OK) {
                    finish(row, Double.NaN, status);
                } else if (Math.abs(excess) <= tolerance(row)) {
                    finish(row, trial[row], Status.OK);
                } else if (moveOn(row, excess, iteration)) {
                    open[count++] = row;
                }
            }
        }
        return Arrays.copyOf(open, count);
    }

    private double tolerance(int row) {
        return PRICE_TOLERANCE * Math.max(quotes.get(QuoteColumn.SPOT, row), quotes.get(QuoteColumn.STRIKE, row));
    }

    /** Narrows the bracket and chooses the next trial; false if the bracket is closed. */
    private boolean moveOn(int row, double excess, int iteration) {
        if (excess > 0.0) {
            high[row] = trial[row];
        } else {
            low[row] = trial[row];
        }
        if (high[row] - low[row] <= VOLATILITY_TOLERANCE * high[row]) {
            boolean nothingEnough = high[row] * Math.sqrt(quotes.get(QuoteColumn.TIME_TO_EXPIRY, row))
                    >= HIGHEST_DEVIATION * (1.0 - 2.0 * VOLATILITY_TOLERANCE);
            finish(row, nothingEnough ? Double.NaN : trial[row], nothingEnough ? Status.ABOVE_MAXIMUM : Status.OK);
            return false;
        }
        double slope = (excess - lastExcess[row]) / (trial[row] - last[row]);
        double next = trial[row] - excess / slope;
        // A step that does not halve the excess is followed by one that halves the bracket.
        boolean converging = Math.abs(excess) <= 0.5 * Math.abs(lastExcess[row]) || iteration == 1;
        if (iteration == 0) {
            next = trial[row] * (excess > 0.0 ? 1.0 - FIRST_STEP : 1.0 + FIRST_STEP);
            converging = true;
        }
        boolean inside = next > low[row] && next < high[row];
        last[row] = trial[row];
        lastExcess[row] = excess;
        trial[row] = inside && converging ? next : 0.5 * (low[row] + high[row]);
        return true;
    }

    private Batch<DividendColumn> prices(Arena arena, int[] rows) {
        Batch<OptionColumn> options = Batch.allocate(arena, OptionColumn.class, rows.length);
        for (int i = 0; i < rows.length; i++) {
            options.set(OptionColumn.OPTION_SIGN, i, quotes.get(QuoteColumn.OPTION_SIGN, rows[i]));
            options.set(OptionColumn.SPOT, i, quotes.get(QuoteColumn.SPOT, rows[i]));
            options.set(OptionColumn.STRIKE, i, quotes.get(QuoteColumn.STRIKE, rows[i]));
            options.set(OptionColumn.TIME_TO_EXPIRY, i, quotes.get(QuoteColumn.TIME_TO_EXPIRY, rows[i]));
            options.set(OptionColumn.RATE, i, quotes.get(QuoteColumn.RATE, rows[i]));
            options.set(OptionColumn.DIVIDEND_YIELD, i, quotes.get(QuoteColumn.DIVIDEND_YIELD, rows[i]));
            options.set(OptionColumn.VOLATILITY, i, trial[rows[i]]);
        }
        Batch<DividendColumn> values = Batch.allocate(arena, DividendColumn.class, rows.length);
        DividendSchedule dividends = schedule.of(rows);
        backend.dividends(options, dividends, terms, values, new double[dividends.count()]);
        return values;
    }

    private void finish(int row, double volatility, Status status) {
        volatilities.set(IMPLIED_VOLATILITY, row, volatility);
        volatilities.set(STATUS, row, status.code());
    }
}
