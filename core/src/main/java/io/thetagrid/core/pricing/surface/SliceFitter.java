package io.thetagrid.core.pricing.surface;

import io.thetagrid.core.pricing.SmileFit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Fits one expiration: raw SVI through eight strikes or more, a parabola through five to seven, a line or a constant
 * through fewer. Every quote counts by how narrow its market is in volatility.
 */
public final class SliceFitter {
    private static final int FEWEST_FOR_SVI = 8;

    /** A market narrower than this, in volatility, says no more than one of this width: quotes come in whole cents. */
    private static final double NARROWEST_MARKET = 0.001;

    private SliceFitter() {}

    /**
     * Fits the points of an expiration.
     *
     * @param points at least one
     * @param timeToExpiry years, above 0
     */
    public static FittedSlice fit(List<SlicePoint> points, double forward, double timeToExpiry) {
        List<SlicePoint> floored = new ArrayList<>(points.size());
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (SlicePoint point : points) {
            low = Math.min(low, point.k());
            high = Math.max(high, point.k());
            floored.add(new SlicePoint(point.k(), point.volatility(), Math.max(point.halfSpread(), NARROWEST_MARKET)));
        }
        long strikes = points.stream().mapToDouble(SlicePoint::k).distinct().count();
        SliceShape shape = strikes >= FEWEST_FOR_SVI
                ? new SviFit(floored, timeToExpiry).fit()
                : new Parabola(SmileFit.fit(smile(points), timeToExpiry), timeToExpiry);
        return judged(points, forward, timeToExpiry, shape, low, high);
    }

    private static List<SmileFit.Point> smile(List<SlicePoint> points) {
        return points.stream()
                .map(point -> new SmileFit.Point(point.k(), point.volatility()))
                .toList();
    }

    private static FittedSlice judged(
            List<SlicePoint> points, double forward, double timeToExpiry, SliceShape shape, double low, double high) {
        double squares = 0;
        double largest = 0;
        int inside = 0;
        double[] halfSpreads = new double[points.size()];
        for (int i = 0; i < halfSpreads.length; i++) {
            SlicePoint point = points.get(i);
            double fitted = Math.sqrt(shape.totalVariance(point.k()) / timeToExpiry);
            double error = Math.abs(fitted - point.volatility());
            squares += error * error;
            largest = Math.max(largest, error);
            inside += error <= point.halfSpread() ? 1 : 0;
            halfSpreads[i] = point.halfSpread();
        }
        Arrays.sort(halfSpreads);
        return new FittedSlice(
                timeToExpiry,
                forward,
                low,
                high,
                points.size(),
                shape,
                Math.sqrt(squares / points.size()),
                largest,
                (double) inside / points.size(),
                halfSpreads[halfSpreads.length / 2],
                SviFit.lowestDurrleman(shape, low, high));
    }
}
