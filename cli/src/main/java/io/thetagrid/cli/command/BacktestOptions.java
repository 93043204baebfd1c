package io.thetagrid.cli.command;

import io.thetagrid.core.risk.backtest.BacktestSettings;
import io.thetagrid.core.risk.backtest.Side;
import java.util.List;
import picocli.CommandLine.Option;

/** What is forecast, and how the forecasts are judged. */
final class BacktestOptions {
    private static final int LONGEST_WINDOW = 10_000;
    private static final int MOST_SIMULATIONS = 1_000_000;

    @Option(
            names = "--window",
            paramLabel = "N",
            defaultValue = "252",
            converter = CountConverter.class,
            description = "daily returns that a forecast looks back on (default: 252, a year)")
    private int window;

    @Option(
            names = "--confidence",
            paramLabel = "LEVEL",
            split = ",",
            defaultValue = "0.95,0.975,0.99",
            converter = LevelConverter.class,
            description = "of VaR and expected shortfall, per 1.00 (default: 0.95,0.975,0.99)")
    private List<Double> confidence;

    @Option(
            names = "--side",
            paramLabel = "SIDE",
            defaultValue = "long",
            converter = Choice.OfSide.class,
            description = "long (default): the owner of one unit; short: who has sold one")
    private Side side;

    @Option(
            names = "--decay",
            paramLabel = "LAMBDA",
            defaultValue = "0.94",
            converter = ShareConverter.class,
            description = "of the exponentially weighted volatility (default: 0.94)")
    private double decay;

    @Option(
            names = "--significance",
            paramLabel = "P",
            defaultValue = "0.05",
            converter = ShareConverter.class,
            description = "p-value below which a test rejects (default: 0.05)")
    private double significance;

    @Option(
            names = "--simulations",
            paramLabel = "N",
            defaultValue = "1000",
            converter = CountConverter.class,
            description = "histories drawn for the p-values of Z1 and Z2 (default: 1000)")
    private int simulations;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "of the draws (default: 1)")
    private int seed;

    BacktestSettings settings() {
        within("--window", window, 2, LONGEST_WINDOW);
        within("--simulations", simulations, 1, MOST_SIMULATIONS);
        List<Double> levels = confidence.stream().sorted().toList();
        if (levels.stream().distinct().count() < levels.size()) {
            throw new UsageException("--confidence: expected each level once");
        }
        return new BacktestSettings(window, decay, levels, side, significance, simulations, seed);
    }

    private static void within(String option, int value, int least, int most) {
        if (value < least || value > most) {
            throw new UsageException(option + ": expected " + least + " to " + most + ", got " + value);
        }
    }
}
