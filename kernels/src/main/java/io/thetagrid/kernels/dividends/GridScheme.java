package io.thetagrid.kernels.dividends;

import io.thetagrid.kernels.backend.Accuracy;

/**
 * Grid of one {@link Accuracy}: how many nodes span the spot, and how many steps the time between two ex-dates. Both depend
 * on nothing but the row itself: its neighbours in a vector have the same shape of grid, or wait for another vector.
 *
 * <p>A row's life is cut at its ex-dates, and in the middle of the longest pieces, until there are 2^level pieces; each piece
 * takes the same number of steps, whose ends from the later end of the piece lie at 0.15·k/m + 0.85·(k/m)²: they crowd where a
 * payoff or a dividend has left a kink.
 *
 * <p>Measured per 100 of spot on 1,000 random options of 5–200 % volatility, three days to three years and up to twelve dividends,
 * root mean square (largest), European and American: STANDARD 4e-5 (6e-4) and 1.5e-4 (1.9e-3, three over 1e-3), HIGH 1e-5
 * (2e-4) and 6e-5 (5e-4); FAST about 1e-3 (2e-2).
 */
final class GridScheme {
    /** Half of the grid's width in standard deviations of the spot at expiry. */
    static final double HALF_WIDTH = 5.0;
    /** Steps after a payoff or ex-date that are fully implicit: they damp the kink it left [Rannacher 1984]. */
    static final int DAMPING_STEPS = 2;
    /** σ√T above which a row takes the wide grid. */
    static final double WIDE = 0.9;

    private static final GridScheme FAST = new GridScheme(96, new int[] {32, 24, 16, 10, 8});
    private static final GridScheme FAST_WIDE = new GridScheme(160, new int[] {48, 36, 24, 16, 10});
    private static final GridScheme STANDARD = new GridScheme(192, new int[] {112, 80, 48, 24, 14});
    private static final GridScheme STANDARD_WIDE = new GridScheme(320, new int[] {192, 136, 88, 48, 28});
    private static final GridScheme HIGH = new GridScheme(512, new int[] {256, 192, 128, 72, 48});
    private static final GridScheme HIGH_WIDE = new GridScheme(800, new int[] {384, 288, 192, 112, 72});
    private static final GridScheme CONVERGED = new GridScheme(1024, new int[] {768, 576, 384, 216, 144});
    private static final GridScheme CONVERGED_WIDE = new GridScheme(1600, new int[] {1152, 864, 576, 336, 216});

    /** Nodes are 0 … last; the spot of today is in the middle. */
    final int last;

    final int centre;
    private final int[] steps;
    private final double[][] time;

    private GridScheme(int last, int[] steps) {
        this.last = last;
        this.centre = last / 2;
        this.steps = steps;
        this.time = new double[steps.length][];
        for (int level = 0; level < steps.length; level++) {
            time[level] = new double[steps[level] + 1];
            for (int k = 0; k <= steps[level]; k++) {
                double part = (double) k / steps[level];
                time[level][k] = part * (0.15 + 0.85 * part);
            }
        }
    }

    static GridScheme of(Accuracy accuracy, boolean wide) {
        return switch (accuracy) {
            case FAST -> wide ? FAST_WIDE : FAST;
            case STANDARD -> wide ? STANDARD_WIDE : STANDARD;
            case HIGH -> wide ? HIGH_WIDE : HIGH;
            case CONVERGED -> wide ? CONVERGED_WIDE : CONVERGED;
        };
    }

    /** Ends of a piece's steps as parts of the piece, from its later end: 0 first, 1 last. */
    double[] time(int level) {
        return time[Math.min(level, steps.length - 1)];
    }

    int nodes() {
        return last + 1;
    }
}
