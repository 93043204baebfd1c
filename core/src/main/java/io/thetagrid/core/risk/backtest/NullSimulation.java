package io.thetagrid.core.risk.backtest;

import io.thetagrid.kernels.backend.Backend;
import io.thetagrid.kernels.backend.Columns;
import io.thetagrid.kernels.backend.NormalStream;
import io.thetagrid.kernels.math.ScalarMath;
import java.lang.foreign.Arena;
import java.util.List;

/**
 * Histories as they would be were the forecasts right: every day's loss is drawn from that day's own forecast, an exception
 * where the draw lies in the forecast's tail [Acerbi–Székely 2014]. All methods and levels see the same draws, which are
 * named by seed, symbol and day: another underlying leaves them unchanged.
 */
final class NullSimulation {
    /** Beside the purposes 0 to 2 of {@link io.thetagrid.core.scenario.MonteCarlo} and 3 of exercise. */
    private static final int PURPOSE = 4;

    private final Backend backend;
    private final int seed;
    private final int id;
    private final int simulations;

    NullSimulation(Backend backend, int seed, int id, int simulations) {
        this.backend = backend;
        this.seed = seed;
        this.id = id;
        this.simulations = simulations;
    }

    /**
     * Distributions of both statistics.
     *
     * @param methods forecasts by day, all of the same days
     * @param daily the same at each level, {@code daily[method][level]}, whose shortfalls are positive
     * @return {@code distributions[method][level]}
     */
    NullDistribution[][] distributions(
            List<List<LossForecast>> methods, DailyForecasts[][] daily, List<Double> confidences) {
        int days = methods.getFirst().size();
        double[] tails = confidences.stream().mapToDouble(Tails::beyond).toArray();
        double[] thresholds = new double[tails.length];
        double lowest = Double.POSITIVE_INFINITY;
        for (int level = 0; level < tails.length; level++) {
            thresholds[level] = -ScalarMath.inverseNormalCdf(tails[level]);
            lowest = Math.min(lowest, thresholds[level]);
        }
        int[][] exceptions = new int[tails.length][simulations];
        double[][][] ratios = new double[methods.size()][tails.length][simulations];
        for (int day = 0; day < days; day += 2) {
            double[][] draws = draws(day / 2);
            for (int d = day; d < Math.min(day + 2, days); d++) {
                double[] normals = draws[d - day];
                for (int s = 0; s < simulations; s++) {
                    if (normals[s] > lowest) {
                        count(normals[s], thresholds, exceptions, s);
                        add(normals[s], methods, d, daily, thresholds, ratios, s);
                    }
                }
            }
        }
        NullDistribution[][] distributions = new NullDistribution[methods.size()][tails.length];
        for (int method = 0; method < distributions.length; method++) {
            for (int level = 0; level < tails.length; level++) {
                distributions[method][level] =
                        NullDistribution.of(ratios[method][level], exceptions[level], days * tails[level]);
            }
        }
        return distributions;
    }

    private static void count(double normal, double[] thresholds, int[][] exceptions, int simulation) {
        for (int level = 0; level < thresholds.length; level++) {
            exceptions[level][simulation] += normal > thresholds[level] ? 1 : 0;
        }
    }

    private static void add(
            double normal,
            List<List<LossForecast>> methods,
            int day,
            DailyForecasts[][] daily,
            double[] thresholds,
            double[][][] ratios,
            int simulation) {
        double tail = ScalarMath.normalCdf(-normal);
        for (int method = 0; method < ratios.length; method++) {
            double loss = methods.get(method).get(day).loss(tail);
            for (int level = 0; level < thresholds.length; level++) {
                if (normal > thresholds[level]) {
                    ratios[method][level][simulation] +=
                            loss / daily[method][level].es()[day];
                }
            }
        }
    }

    /** Normals of two days, by simulation. */
    private double[][] draws(int pair) {
        try (Arena arena = Arena.ofConfined()) {
            Columns columns = Columns.allocate(arena, 2, simulations);
            backend.normals(new NormalStream(seed, id, pair, PURPOSE), 0, columns);
            return new double[][] {columns.toArray(0), columns.toArray(1)};
        }
    }
}
