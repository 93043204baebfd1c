package io.thetagrid.kernels.american;

/** Quadrature of the premium's integral over the time from today, as a part u of the time to expiry, and H at its points. */
final class PremiumPoints {
    private static final double QUARTER_TURN = StrictMath.PI / 2;

    /** Points on either side of a kink. */
    private static final int KINK_POINTS = 40;

    static final int MOST_AROUND_KINK = 2 * KINK_POINTS;

    final int count;
    /** √u and its inverse. */
    final double[] root;

    final double[] inverseRoot;
    /** Quadrature weight of du. */
    final double[] weight;
    /** Interpolation of H from the grid's nodes: elements {@code k·grid.width + j}. */
    final double[] interpolation;

    private PremiumPoints(BoundaryGrid grid, int count) {
        this.count = count;
        root = new double[count];
        inverseRoot = new double[count];
        weight = new double[count];
        interpolation = new double[count * grid.width];
    }

    /** u = sin²θ with θ = (π/2)·t², which crowds points where the spot comes near the boundary. */
    static PremiumPoints smooth(BoundaryGrid grid, int count) {
        PremiumPoints points = new PremiumPoints(grid, count);
        GaussLegendre rule = GaussLegendre.on01(count);
        for (int k = 0; k < count; k++) {
            double t = rule.point(k);
            double theta = QUARTER_TURN * t * t;
            double sine = StrictMath.sin(theta);
            double cosine = StrictMath.cos(theta);
            points.root[k] = sine;
            points.inverseRoot[k] = 1.0 / sine;
            points.weight[k] = QUARTER_TURN * rule.weight(k) * (2.0 * t) * (2.0 * sine * cosine);
            grid.interpolate(2.0 * cosine - 1.0, points.interpolation, k * grid.width);
        }
        return points;
    }

    /** For an integrand that jumps near u = {@code kink}: two parts, u = kink ∓ (length of the part)·t³. */
    static PremiumPoints around(double kink, BoundaryGrid grid) {
        PremiumPoints points = new PremiumPoints(grid, MOST_AROUND_KINK);
        GaussLegendre rule = GaussLegendre.on01(KINK_POINTS);
        for (int k = 0; k < KINK_POINTS; k++) {
            double t = rule.point(k);
            double cube = t * t * t;
            double weight = 3.0 * t * t * rule.weight(k);
            points.set(k, kink - kink * cube, kink * weight, grid);
            points.set(KINK_POINTS + k, kink + (1.0 - kink) * cube, (1.0 - kink) * weight, grid);
        }
        return points;
    }

    private void set(int k, double time, double quadratureWeight, BoundaryGrid grid) {
        root[k] = StrictMath.sqrt(time);
        inverseRoot[k] = 1.0 / root[k];
        weight[k] = quadratureWeight;
        grid.interpolate(2.0 * StrictMath.sqrt(1.0 - time) - 1.0, interpolation, k * grid.width);
    }
}
