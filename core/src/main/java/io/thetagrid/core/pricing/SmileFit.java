package io.thetagrid.core.pricing;

import java.util.Arrays;
import java.util.List;

/**
 * Weighted least squares of implied volatility against log-moneyness: a parabola through five points or more, a line through
 * three or four, their mean below that. Points count less the further out of the money they are in standard deviations,
 * where a price says little about volatility.
 */
public final class SmileFit {
    private static final int FEWEST_FOR_PARABOLA = 5;
    private static final int FEWEST_FOR_LINE = 3;

    /** Points further out, in standard deviations, would only bend the parabola. */
    private static final double FURTHEST = 3;

    /** Share of the smallest fitted volatility that a moved smile never falls below. */
    private static final double FLOOR_SHARE = 0.5;

    /** One implied volatility at a log-moneyness. */
    public record Point(double logMoneyness, double volatility) {}

    private SmileFit() {}

    /**
     * Fits a slice.
     *
     * @param points at least one
     * @param timeToExpiry years
     */
    public static SmileSlice fit(List<Point> points, double timeToExpiry) {
        List<Point> near = points.stream()
                .filter(point -> squaredDeviations(point, timeToExpiry) <= FURTHEST * FURTHEST)
                .toList();
        return fitAll(near.size() < FEWEST_FOR_LINE ? points : near, timeToExpiry);
    }

    private static SmileSlice fitAll(List<Point> points, double timeToExpiry) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        double smallest = Double.POSITIVE_INFINITY;
        for (Point point : points) {
            low = Math.min(low, point.logMoneyness());
            high = Math.max(high, point.logMoneyness());
            smallest = Math.min(smallest, point.volatility());
        }
        long strikes =
                points.stream().mapToDouble(Point::logMoneyness).distinct().count();
        int terms = strikes >= FEWEST_FOR_PARABOLA ? 3 : strikes >= FEWEST_FOR_LINE ? 2 : 1;
        double[] c = coefficients(points, timeToExpiry, terms);
        return new SmileSlice(c[0], c[1], c[2], low, high, FLOOR_SHARE * smallest, points.size());
    }

    /** Solves the normal equations of the weighted monomials 1, m, m². */
    private static double[] coefficients(List<Point> points, double timeToExpiry, int terms) {
        double[][] normal = new double[terms][terms + 1];
        for (Point point : points) {
            double m = point.logMoneyness();
            double deviations = squaredDeviations(point, timeToExpiry);
            double weight = 1 / ((1 + deviations) * (1 + deviations));
            double[] row = {1, m, m * m};
            for (int i = 0; i < terms; i++) {
                for (int j = 0; j < terms; j++) {
                    normal[i][j] += weight * row[i] * row[j];
                }
                normal[i][terms] += weight * row[i] * point.volatility();
            }
        }
        return Arrays.copyOf(LinearSystem.solve(normal), 3);
    }

    private static double squaredDeviations(Point point, double timeToExpiry) {
        double m = point.logMoneyness();
        return m * m / (point.volatility() * point.volatility() * timeToExpiry);
    }
}
