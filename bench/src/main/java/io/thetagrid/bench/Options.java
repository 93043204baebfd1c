package io.thetagrid.bench;

import io.thetagrid.kernels.backend.Batch;
import io.thetagrid.kernels.backend.OptionColumn;
import java.lang.foreign.Arena;
import java.util.SplittableRandom;

/** Random contracts of the kind that listed chains hold. */
final class Options {
    private static final long SEED = 20251121;

    private Options() {}

    /** Spot 100, strikes 20–500, an hour to ten years, volatilities 3–900 %, rates and yields −1–15 %. */
    static Batch<OptionColumn> wide(Arena arena, int rows) {
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

    /** Spot 100, strikes 50–200, one day to two years, volatilities 10–90 %, rates 0.5–8.5 %, yields 0–5 %. */
    static Batch<OptionColumn> random(Arena arena, int rows) {
        Batch<OptionColumn> options = Batch.allocate(arena, OptionColumn.class, rows);
        SplittableRandom random = new SplittableRandom(SEED);
        for (int row = 0; row < rows; row++) {
            options.set(OptionColumn.OPTION_SIGN, row, random.nextBoolean() ? 1 : -1);
            options.set(OptionColumn.SPOT, row, 100);
            options.set(OptionColumn.STRIKE, row, 50 * Math.pow(4, random.nextDouble()));
            options.set(OptionColumn.TIME_TO_EXPIRY, row, (1 + 729 * random.nextDouble()) / 365);
            options.set(OptionColumn.RATE, row, 0.005 + 0.08 * random.nextDouble());
            options.set(OptionColumn.DIVIDEND_YIELD, row, 0.05 * random.nextDouble());
            options.set(OptionColumn.VOLATILITY, row, 0.1 * Math.pow(9, random.nextDouble()));
        }
        return options;
    }
}
