package io.thetagrid.core.testing;

import io.thetagrid.kernels.backend.Accuracy;
import io.thetagrid.kernels.backend.AmericanColumn;
import io.thetagrid.kernels.backend.Backend;
import io.thetagrid.kernels.backend.Batch;
import io.thetagrid.kernels.backend.BookLayout;
import io.thetagrid.kernels.backend.Columns;
import io.thetagrid.kernels.backend.ContractColumn;
import io.thetagrid.kernels.backend.DividendColumn;
import io.thetagrid.kernels.backend.DividendSchedule;
import io.thetagrid.kernels.backend.DividendTerms;
import io.thetagrid.kernels.backend.GreekColumn;
import io.thetagrid.kernels.backend.GreekSet;
import io.thetagrid.kernels.backend.ImpliedVolatilityColumn;
import io.thetagrid.kernels.backend.NormalStream;
import io.thetagrid.kernels.backend.OptionColumn;
import io.thetagrid.kernels.backend.Precision;
import io.thetagrid.kernels.backend.PreparedBook;
import io.thetagrid.kernels.backend.QuoteColumn;
import io.thetagrid.kernels.backend.ScenarioColumn;
import io.thetagrid.kernels.paths.PathGrid;
import io.thetagrid.kernels.paths.PathModel;
import io.thetagrid.kernels.paths.PathNormals;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * The obvious backend, for tests of what lies above it: European options by the textbook, American ones by a binomial tree
 * [Cox–Ross–Rubinstein 1979], volatilities by bisection. It shares no line with the product's kernels.
 */
public final class ReferenceBackend implements Backend {
    private static final int STEPS = 200;

    /** A tree's price is piecewise linear in the spot: differences must span several of its nodes. */
    private static final double TREE_STEP = 0.03;

    @Override
    public String name() {
        return "reference";
    }

    /** Black–Scholes–Merton. */
    public static double european(double sign, double s, double k, double t, double r, double q, double v) {
        if (t <= 0) {
            return Math.max(sign * (s - k), 0);
        }
        double spread = v * Math.sqrt(t);
        double d1 = (Math.log(s / k) + (r - q) * t) / spread + spread / 2;
        return sign * (s * Math.exp(-q * t) * cdf(sign * d1) - k * Math.exp(-r * t) * cdf(sign * (d1 - spread)));
    }

    /** Normal CDF by its Taylor series around 0 or its continued fraction beyond 6 [Abramowitz–Stegun 26.2.11, 26.2.14]. */
    public static double cdf(double x) {
        double density = Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
        if (Math.abs(x) > 6) {
            double fraction = 0;
            for (int i = 60; i > 0; i--) {
                fraction = i / (Math.abs(x) + fraction);
            }
            double tail = density / (Math.abs(x) + fraction);
            return x < 0 ? tail : 1 - tail;
        }
        double sum = x;
        double term = x;
        for (int i = 3; Math.abs(term) > 1e-18 * Math.abs(sum); i += 2) {
            term *= x * x / i;
            sum += term;
        }
        return 0.5 + density * sum;
    }

    private static double american(double sign, double s, double k, double t, double r, double q, double v) {
        if (t <= 0) {
            return Math.max(sign * (s - k), 0);
        }
        double dt = t / STEPS;
        double up = Math.exp(v * Math.sqrt(dt));
        double p = (Math.exp((r - q) * dt) - 1 / up) / (up - 1 / up);
        double discount = Math.exp(-r * dt);
        double[] value = new double[STEPS + 1];
        for (int step = STEPS; step >= 0; step--) {
            for (int j = 0; j <= step; j++) {
                double exercise = Math.max(sign * (s * Math.pow(up, 2 * j - step) - k), 0);
                double hold = step == STEPS ? 0 : discount * (p * value[j + 1] + (1 - p) * value[j]);
                value[j] = Math.max(exercise, hold);
            }
        }
        return value[0];
    }

    private interface Formula {
        double value(double sign, double s, double k, double t, double r, double q, double v);
    }

    @Override
    public void price(Batch<OptionColumn> o, GreekSet wanted, Batch<GreekColumn> greeks) {
        for (int i = 0; i < o.rows(); i++) {
            differences(ReferenceBackend::european, o, i, 1e-4, greeks);
        }
    }

    private static void differences(Formula f, Batch<OptionColumn> o, int i, double step, Batch<GreekColumn> greeks) {
        double sign = o.get(OptionColumn.OPTION_SIGN, i);
        double s = o.get(OptionColumn.SPOT, i);
        double k = o.get(OptionColumn.STRIKE, i);
        double t = o.get(OptionColumn.TIME_TO_EXPIRY, i);
        double r = o.get(OptionColumn.RATE, i);
        double q = o.get(OptionColumn.DIVIDEND_YIELD, i);
        double v = o.get(OptionColumn.VOLATILITY, i);
        double h = step * s;
        double centre = f.value(sign, s, k, t, r, q, v);
        double up = f.value(sign, s + h, k, t, r, q, v);
        double down = f.value(sign, s - h, k, t, r, q, v);
        greeks.set(GreekColumn.PRICE, i, centre);
        greeks.set(GreekColumn.DELTA, i, (up - down) / (2 * h));
        greeks.set(GreekColumn.GAMMA, i, (up - 2 * centre + down) / (h * h));
        greeks.set(
                GreekColumn.VEGA,
                i,
                (f.value(sign, s, k, t, r, q, v + 1e-4) - f.value(sign, s, k, t, r, q, v - 1e-4)) / 2e-4);
        greeks.set(
                GreekColumn.THETA,
                i,
                (f.value(sign, s, k, t - 1e-5, r, q, v) - f.value(sign, s, k, t + 1e-5, r, q, v)) / 2e-5);
        greeks.set(
                GreekColumn.RHO,
                i,
                (f.value(sign, s, k, t, r + 1e-5, q, v) - f.value(sign, s, k, t, r - 1e-5, q, v)) / 2e-5);
    }

    @Override
    public void impliedVolatility(
            Batch<QuoteColumn> quotes, Precision precision, Batch<ImpliedVolatilityColumn> volatilities) {
        bisect(ReferenceBackend::european, quotes, volatilities);
    }

    private static void bisect(Formula f, Batch<QuoteColumn> o, Batch<ImpliedVolatilityColumn> volatilities) {
        for (int i = 0; i < o.rows(); i++) {
            double low = 1e-3;
            double high = 20;
            double price = o.get(QuoteColumn.PRICE, i);
            double sign = o.get(QuoteColumn.OPTION_SIGN, i);
            double s = o.get(QuoteColumn.SPOT, i);
            double k = o.get(QuoteColumn.STRIKE, i);
            double t = o.get(QuoteColumn.TIME_TO_EXPIRY, i);
            double r = o.get(QuoteColumn.RATE, i);
            double q = o.get(QuoteColumn.DIVIDEND_YIELD, i);
            boolean inside = f.value(sign, s, k, t, r, q, low) < price && price < f.value(sign, s, k, t, r, q, high);
            for (int n = 0; n < 60; n++) {
                double middle = (low + high) / 2;
                if (f.value(sign, s, k, t, r, q, middle) < price) {
                    low = middle;
                } else {
                    high = middle;
                }
            }
            volatilities.set(ImpliedVolatilityColumn.IMPLIED_VOLATILITY, i, inside ? low : Double.NaN);
        }
    }

    @Override
    public void american(
            Batch<OptionColumn> options, Accuracy accuracy, Set<AmericanColumn> wanted, Batch<AmericanColumn> values) {
        try (Arena arena = Arena.ofConfined()) {
            Batch<GreekColumn> greeks = Batch.allocate(arena, GreekColumn.class, options.rows());
            for (int i = 0; i < options.rows(); i++) {
                differences(ReferenceBackend::american, options, i, TREE_STEP, greeks);
                values.set(AmericanColumn.PRICE, i, greeks.get(GreekColumn.PRICE, i));
                values.set(AmericanColumn.DELTA, i, greeks.get(GreekColumn.DELTA, i));
                values.set(AmericanColumn.GAMMA, i, greeks.get(GreekColumn.GAMMA, i));
                values.set(AmericanColumn.VEGA, i, greeks.get(GreekColumn.VEGA, i));
                values.set(AmericanColumn.THETA, i, greeks.get(GreekColumn.THETA, i));
                values.set(AmericanColumn.RHO, i, greeks.get(GreekColumn.RHO, i));
            }
        }
    }

    @Override
    public void americanImpliedVolatility(
            Batch<QuoteColumn> quotes, Accuracy accuracy, Batch<ImpliedVolatilityColumn> volatilities) {
        bisect(ReferenceBackend::american, quotes, volatilities);
    }

    /** No test above the kernels needs them. */
    @Override
    public void dividends(
            Batch<OptionColumn> options,
            DividendSchedule schedule,
            DividendTerms terms,
            Batch<DividendColumn> values,
            double[] criticalSpots) {
        throw new UnsupportedOperationException("dividends");
    }

    @Override
    public void dividendImpliedVolatility(
            Batch<QuoteColumn> quotes,
            DividendSchedule schedule,
            DividendTerms terms,
            Batch<ImpliedVolatilityColumn> volatilities) {
        throw new UnsupportedOperationException("dividendImpliedVolatility");
    }

    /** Polar-free Box–Muller on a generator seeded by the stream's name and the scenario. */
    @Override
    public void normals(NormalStream stream, long firstScenario, Columns normals) {
        for (int i = 0; i < normals.rows(); i++) {
            long name = 31 * (31 * (31 * (31L * stream.seed() + stream.id()) + stream.step()) + stream.purpose());
            SplittableRandom random = new SplittableRandom(name * 0x9E3779B97F4A7C15L + firstScenario + i);
            double radius = Math.sqrt(-2 * Math.log(1 - random.nextDouble()));
            double angle = 2 * Math.PI * random.nextDouble();
            normals.set(0, i, radius * Math.cos(angle));
            normals.set(1, i, radius * Math.sin(angle));
        }
    }

    @Override
    public void paths(PathModel model, PathGrid grid, PathNormals normals, long firstPath, Columns values) {
        throw new UnsupportedOperationException("paths");
    }

    @Override
    public PreparedBook prepare(Batch<ContractColumn> contracts, BookLayout layout) {
        List<double[]> rows = new ArrayList<>();
        for (int i = 0; i < contracts.rows(); i++) {
            double[] row = new double[ContractColumn.values().length];
            for (ContractColumn column : ContractColumn.values()) {
                row[column.ordinal()] = contracts.get(column, i);
            }
            rows.add(row);
        }
        return new Prepared(rows, layout);
    }

    private record Prepared(List<double[]> contracts, BookLayout layout) implements PreparedBook {

        private double value(int contract, double logSpot, double factor, double rateShift, double elapsed) {
            double[] c = contracts.get(contract);
            double m = Math.clamp(
                    c[ContractColumn.LOG_MONEYNESS.ordinal()] - logSpot,
                    c[ContractColumn.LOG_MONEYNESS_LOW.ordinal()],
                    c[ContractColumn.LOG_MONEYNESS_HIGH.ordinal()]);
            double smile = c[ContractColumn.SMILE_LEVEL.ordinal()]
                    + m * (c[ContractColumn.SMILE_SLOPE.ordinal()] + m * c[ContractColumn.SMILE_CURVATURE.ordinal()]);
            double v = Math.max(c[ContractColumn.VOLATILITY_FLOOR.ordinal()], smile) * factor;
            Formula formula = layout.american()[contract] ? ReferenceBackend::american : ReferenceBackend::european;
            return formula.value(
                    c[ContractColumn.OPTION_SIGN.ordinal()],
                    c[ContractColumn.SPOT.ordinal()] * Math.exp(logSpot),
                    c[ContractColumn.STRIKE.ordinal()],
                    c[ContractColumn.TIME_TO_EXPIRY.ordinal()] - elapsed,
                    c[ContractColumn.RATE.ordinal()] + rateShift,
                    c[ContractColumn.DIVIDEND_YIELD.ordinal()],
                    v);
        }

        @Override
        public double[] baseValues() {
            double[] values = new double[contracts.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = value(i, 0, 1, 0, 0);
            }
            return values;
        }

        @Override
        public void reprice(List<Batch<ScenarioColumn>> scenariosByBucket, Columns pnl) {
            double[] base = baseValues();
            for (int group = 0; group < pnl.count(); group++) {
                pnl.fill(group, 0);
            }
            for (int i = 0; i < contracts.size(); i++) {
                Batch<ScenarioColumn> scenarios = scenariosByBucket.get(layout.bucket()[i]);
                int group = layout.group()[i];
                double weight = contracts.get(i)[ContractColumn.WEIGHT.ordinal()];
                for (int s = 0; s < scenarios.rows(); s++) {
                    double value = value(
                            i,
                            scenarios.get(ScenarioColumn.LOG_SPOT, s),
                            scenarios.get(ScenarioColumn.VOL_FACTOR, s),
                            scenarios.get(ScenarioColumn.RATE_SHIFT, s),
                            scenarios.get(ScenarioColumn.TIME_ELAPSED, s));
                    pnl.set(group, s, pnl.get(group, s) + weight * (value - base[i]));
                }
            }
        }

        @Override
        public void close() {}
    }
}
