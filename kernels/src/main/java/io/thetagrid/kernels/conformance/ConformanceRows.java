package io.thetagrid.kernels.conformance;

import io.thetagrid.kernels.backend.Accuracy;
import io.thetagrid.kernels.backend.Backends;
import io.thetagrid.kernels.backend.Batch;
import io.thetagrid.kernels.backend.BookLayout;
import io.thetagrid.kernels.backend.ContractColumn;
import io.thetagrid.kernels.backend.DividendSchedule;
import io.thetagrid.kernels.backend.GreekColumn;
import io.thetagrid.kernels.backend.OptionColumn;
import io.thetagrid.kernels.backend.QuoteColumn;
import io.thetagrid.kernels.backend.ScenarioColumn;
import io.thetagrid.kernels.math.ScalarMath;
import io.thetagrid.kernels.paths.GeometricBrownianMotion;
import io.thetagrid.kernels.paths.Heston;
import io.thetagrid.kernels.paths.MertonJumpDiffusion;
import io.thetagrid.kernels.paths.PathModel;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Inputs on which backends are compared: ordinary rows, with limits, wings and rubbish among them. */
final class ConformanceRows {
    static final int BUCKETS = 3;
    static final int GROUPS = 4;

    private ConformanceRows() {}

    static Batch<OptionColumn> options(Arena arena, int rows) {
        Batch<OptionColumn> options = Batch.allocate(arena, OptionColumn.class, rows);
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < rows; i++) {
            options.set(OptionColumn.OPTION_SIGN, i, random.nextBoolean() ? 1 : -1);
            options.set(OptionColumn.SPOT, i, 100);
            options.set(OptionColumn.STRIKE, i, 100 * ScalarMath.exp(random.nextDouble(-1, 1)));
            options.set(OptionColumn.TIME_TO_EXPIRY, i, ScalarMath.exp(random.nextDouble(-9, 2)));
            options.set(OptionColumn.RATE, i, random.nextDouble(0.005, 0.08));
            options.set(OptionColumn.DIVIDEND_YIELD, i, random.nextDouble(0, 0.05));
            options.set(OptionColumn.VOLATILITY, i, ScalarMath.exp(random.nextDouble(-3, 1.5)));
            spoil(options, i);
        }
        return options;
    }

    /** Zero volatility, zero time, no spot, no strike, deep wings, NaN, infinities and negatives, now and then. */
    private static void spoil(Batch<OptionColumn> options, int i) {
        switch (i % 37) {
            case 3 -> options.set(OptionColumn.VOLATILITY, i, 0);
            case 5 -> options.set(OptionColumn.TIME_TO_EXPIRY, i, 0);
            case 6 -> options.set(OptionColumn.STRIKE, i, 1e-3);
            case 8 -> options.set(OptionColumn.SPOT, i, 0);
            case 11 -> options.set(OptionColumn.STRIKE, i, 0);
            case 13 -> options.set(OptionColumn.STRIKE, i, 1e6);
            case 17 -> options.set(OptionColumn.VOLATILITY, i, Double.NaN);
            case 19 -> options.set(OptionColumn.SPOT, i, Double.POSITIVE_INFINITY);
            case 23 -> options.set(OptionColumn.TIME_TO_EXPIRY, i, -1);
            case 29 -> options.set(OptionColumn.OPTION_SIGN, i, 0);
            case 31 -> options.set(OptionColumn.VOLATILITY, i, 1e-120);
            case 35 -> options.set(OptionColumn.RATE, i, 1e4);
            default -> {}
        }
    }

    /** The options' prices as quotes, some of them impossible. */
    static Batch<QuoteColumn> quotes(Arena arena, int rows) {
        Batch<OptionColumn> options = options(arena, rows);
        Batch<GreekColumn> greeks = Batch.allocate(arena, GreekColumn.class, rows);
        Backends.pick("scalar").price(options, greeks);
        Batch<QuoteColumn> quotes = Batch.allocate(arena, QuoteColumn.class, rows);
        for (int i = 0; i < rows; i++) {
            for (QuoteColumn column : QuoteColumn.values()) {
                quotes.columns().set(column.ordinal(), i, options.columns().get(column.ordinal(), i));
            }
            double price = greeks.get(GreekColumn.PRICE, i);
            quotes.set(QuoteColumn.PRICE, i, i % 41 == 40 ? 1.5 * price : i % 43 == 42 ? 0.5 * price : price);
        }
        return quotes;
    }

    /** Up to nine dividends a row, some before now, some after expiry, some larger than the spot, some rubbish. */
    static DividendSchedule schedule(Batch<OptionColumn> options) {
        SplittableRandom random = new SplittableRandom(5);
        int[] first = new int[options.rows() + 1];
        List<Double> years = new ArrayList<>();
        List<Double> amounts = new ArrayList<>();
        for (int row = 0; row < options.rows(); row++) {
            double time = options.get(OptionColumn.TIME_TO_EXPIRY, row);
            for (int k = random.nextInt(10); k > 0; k--) {
                years.add(time * random.nextDouble(-0.1, 1.1));
                amounts.add(row % 12 == 10 ? 150 : row % 23 == 20 ? Double.NaN : random.nextDouble(0, 3));
            }
            first[row + 1] = years.size();
        }
        return new DividendSchedule(
                first,
                years.stream().mapToDouble(Double::doubleValue).toArray(),
                amounts.stream().mapToDouble(Double::doubleValue).toArray());
    }

    static Batch<ContractColumn> contracts(Arena arena, int rows) {
        Batch<ContractColumn> contracts = Batch.allocate(arena, ContractColumn.class, rows);
        SplittableRandom random = new SplittableRandom(4);
        for (int i = 0; i < rows; i++) {
            double logMoneyness = random.nextDouble(-0.5, 0.5);
            contracts.set(ContractColumn.OPTION_SIGN, i, random.nextBoolean() ? 1 : -1);
            contracts.set(ContractColumn.SPOT, i, 100);
            contracts.set(ContractColumn.STRIKE, i, 100 * ScalarMath.exp(logMoneyness));
            contracts.set(ContractColumn.TIME_TO_EXPIRY, i, i % 10 == 9 ? 1e-3 : random.nextDouble(0.01, 2));
            contracts.set(ContractColumn.RATE, i, 0.03);
            contracts.set(ContractColumn.DIVIDEND_YIELD, i, 0.01);
            contracts.set(ContractColumn.SMILE_LEVEL, i, i % 10 == 8 ? 0 : random.nextDouble(0.1, 2));
            contracts.set(ContractColumn.SMILE_SLOPE, i, i % 2 == 0 ? 0 : -0.2);
            contracts.set(ContractColumn.SMILE_CURVATURE, i, i % 2 == 0 ? 0 : 0.1);
            contracts.set(ContractColumn.LOG_MONEYNESS, i, logMoneyness);
            contracts.set(ContractColumn.LOG_MONEYNESS_LOW, i, -0.4);
            contracts.set(ContractColumn.LOG_MONEYNESS_HIGH, i, 0.4);
            contracts.set(ContractColumn.VOLATILITY_FLOOR, i, i % 10 == 8 ? 0 : 0.01);
            contracts.set(ContractColumn.WEIGHT, i, 100 * (random.nextInt(21) - 10));
        }
        return contracts;
    }

    static List<PathModel> pathModels() {
        return List.of(
                new GeometricBrownianMotion(0.03, 0.01, 0.3),
                new MertonJumpDiffusion(0.03, 0.01, 0.2, 3, -0.1, 0.2),
                new Heston(0.03, 0.01, 0.05, 1.5, 0.04, 0.3, -0.7),
                new Heston(0.03, 0.01, 0.01, 0.5, 0.09, 1.5, 0.9));
    }

    static BookLayout layout(int contracts, boolean american) {
        int[] bucket = new int[contracts];
        int[] group = new int[contracts];
        boolean[] style = new boolean[contracts];
        for (int i = 0; i < contracts; i++) {
            bucket[i] = i % BUCKETS;
            group[i] = i % GROUPS;
            style[i] = american && i % 30 == 7;
        }
        return new BookLayout(bucket, group, style, Accuracy.FAST);
    }

    /** For each bucket; a bankrupt spot and, unless {@code uniform}, several times and rates among them. */
    static List<Batch<ScenarioColumn>> scenarios(Arena arena, int rows, boolean uniform) {
        List<Batch<ScenarioColumn>> byBucket = new ArrayList<>();
        for (int bucket = 0; bucket < BUCKETS; bucket++) {
            Batch<ScenarioColumn> scenarios = Batch.allocate(arena, ScenarioColumn.class, rows);
            SplittableRandom random = new SplittableRandom(5 + bucket);
            for (int i = 0; i < rows; i++) {
                boolean bankrupt = i % 50 == 49;
                scenarios.set(ScenarioColumn.LOG_SPOT, i, bankrupt ? -800 : random.nextGaussian(0, 0.1));
                scenarios.set(ScenarioColumn.VOL_FACTOR, i, ScalarMath.exp(random.nextGaussian(0, 0.2)));
                scenarios.set(ScenarioColumn.RATE_SHIFT, i, uniform ? 0 : random.nextGaussian(0, 0.001));
                scenarios.set(ScenarioColumn.TIME_ELAPSED, i, uniform || i % 5 == 0 ? 3 / 365.0 : 0.2);
            }
            byBucket.add(scenarios);
        }
        return byBucket;
    }
}
