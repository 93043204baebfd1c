package io.thetagrid.core.risk.backtest;

import java.util.List;

/**
 * What is forecast and how it is judged.
 *
 * @param window returns that a forecast looks back on, at least 2
 * @param decay λ of the exponentially weighted volatility, between 0 and 1
 * @param confidence levels of VaR and expected shortfall, per 1.00, each between 0.5 and 1
 * @param side of the position of one unit
 * @param significance p-value below which a test rejects, between 0 and 1
 * @param simulations histories drawn for the p-values of Acerbi and Székely's statistics, at least 1
 * @param seed of the draws
 */
public record BacktestSettings(
        int window, double decay, List<Double> confidence, Side side, double significance, int simulations, int seed) {

    /** A year; RiskMetrics' 0.94; 95, 97.5 and 99 %; long; 5 %; 1,000 histories; seed 1. */
    public static final BacktestSettings STANDARD =
            new BacktestSettings(252, 0.94, List.of(0.95, 0.975, 0.99), Side.LONG, 0.05, 1000, 1);

    public BacktestSettings {
        confidence = List.copyOf(confidence);
        if (window < 2
                || !(decay > 0 && decay < 1)
                || confidence.isEmpty()
                || !confidence.stream().allMatch(level -> level > 0.5 && level < 1)
                || !(significance > 0 && significance < 1)
                || simulations < 1) {
            throw new IllegalArgumentException("a backtest cannot run with window " + window + ", decay " + decay
                    + ", confidence " + confidence + ", significance " + significance + ", simulations " + simulations);
        }
    }

    /** Closes that one forecast and its outcome need. */
    public int fewestCloses() {
        return window + 2;
    }
}
