package io.thetagrid.kernels.american;

import java.util.Arrays;
import java.util.Random;

/**
 * Least-squares Monte Carlo [Longstaff and Schwartz 2001]: exercise at equally spaced times where intrinsic value exceeds
 * the regression of later cash on 1, m, m², m³ of the moneyness m = S/K, over the paths in the money. The rule comes from
 * one set of paths and is valued on another, so the estimate is of a real, suboptimal rule: biased low and never high.
 */
final class LongstaffSchwartz {
    private static final int BASIS = 4;

    /** Mean and standard error of the value. */
    record Estimate(double value, double standardError) {}

    private final AmericanOption option;
    private final int paths;
    private final int times;
    private final Random random;

    private LongstaffSchwartz(AmericanOption option, int paths, int times, long seed) {
        this.option = option;
        this.paths = paths;
        this.times = times;
        this.random = new Random(seed);
    }

    static Estimate estimate(AmericanOption option, int paths, int times, long seed) {
        LongstaffSchwartz simulation = new LongstaffSchwartz(option, paths, times, seed);
        return simulation.value(simulation.rule());
    }

    /** Coefficients of the value of holding, by exercise time; at expiry holding is worth nothing. */
    private double[][] rule() {
        double[][] spots = spots();
        double[][] rule = new double[times + 1][BASIS];
        double[] cash = new double[paths];
        double discount = discount(1);
        for (int time = times; time >= 1; time--) {
            if (time < times) {
                rule[time] = regress(spots[time], cash);
            }
            for (int path = 0; path < paths; path++) {
                if (isExercised(rule[time], spots[time][path])) {
                    cash[path] = intrinsic(spots[time][path]);
                }
                cash[path] *= discount;
            }
        }
        return rule;
    }

    /** The European payoff at the end of each path serves as control: its mean is known. */
    private Estimate value(double[][] rule) {
        double[][] spots = spots();
        double[] cash = new double[paths];
        double[] control = new double[paths];
        for (int path = 0; path < paths; path++) {
            for (int time = 1; time <= times && cash[path] == 0; time++) {
                if (isExercised(rule[time], spots[time][path])) {
                    cash[path] = intrinsic(spots[time][path]) * discount(time);
                }
            }
            control[path] = intrinsic(spots[times][path]) * discount(times);
        }
        double meanControl = Arrays.stream(control).average().orElseThrow();
        double slope = covariance(cash, control) / covariance(control, control);
        double value = Arrays.stream(cash).average().orElseThrow() - slope * (meanControl - option.european());
        double variance = covariance(cash, cash) - slope * covariance(cash, control);
        return new Estimate(value, Math.sqrt(variance / paths));
    }

    private static double covariance(double[] a, double[] b) {
        double meanA = Arrays.stream(a).average().orElseThrow();
        double meanB = Arrays.stream(b).average().orElseThrow();
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (a[i] - meanA) * (b[i] - meanB);
        }
        return sum / a.length;
    }

    private double[][] spots() {
        double step = option.timeToExpiry() / times;
        double variance = option.volatility() * option.volatility() * step;
        double drift = (option.rate() - option.dividendYield()) * step - variance / 2;
        double[][] spots = new double[times + 1][paths];
        for (int path = 0; path < paths; path++) {
            double logReturn = 0;
            for (int time = 1; time <= times; time++) {
                logReturn += drift + Math.sqrt(variance) * random.nextGaussian();
                spots[time][path] = option.spot() * Math.exp(logReturn);
            }
        }
        return spots;
    }

    private boolean isExercised(double[] holding, double spot) {
        double m = spot / option.strike();
        double held = holding[0] + m * (holding[1] + m * (holding[2] + m * holding[3]));
        return intrinsic(spot) > Math.max(held, 0);
    }

    private double intrinsic(double spot) {
        return Math.max(option.optionSign() * (spot - option.strike()), 0);
    }

    private double discount(int time) {
        return Math.exp(-option.rate() * option.timeToExpiry() * time / times);
    }

    /** Normal equations and Gaussian elimination: four well-scaled columns need no pivots. */
    private double[] regress(double[] spots, double[] cash) {
        double[][] equations = new double[BASIS][BASIS + 1];
        for (int path = 0; path < paths; path++) {
            if (intrinsic(spots[path]) > 0) {
                double m = spots[path] / option.strike();
                double[] row = {1, m, m * m, m * m * m, cash[path]};
                for (int i = 0; i < BASIS; i++) {
                    for (int j = 0; j <= BASIS; j++) {
                        equations[i][j] += row[i] * row[j];
                    }
                }
            }
        }
        for (int i = 0; i < BASIS; i++) {
            for (int k = 0; k < BASIS; k++) {
                double factor = equations[k][i] / equations[i][i];
                for (int j = i; j <= BASIS && k != i; j++) {
                    equations[k][j] -= factor * equations[i][j];
                }
            }
        }
        double[] coefficients = new double[BASIS];
        for (int i = 0; i < BASIS; i++) {
            coefficients[i] = equations[i][BASIS] / equations[i][i];
        }
        return coefficients;
    }
}
