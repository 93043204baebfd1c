package io.thetagrid.kernels.american;

import io.thetagrid.kernels.backend.Accuracy;

/**
 * Resolution of {@link TwoBoundaryPut}, by {@link Accuracy}: the grid of both boundaries, and the quadrature points of the
 * premium. With h the time to expiry of the oldest node and τ = h·cos²θ, these are Gauss–Legendre points in t, θ = (π/2)·t²,
 * which crowd where the spot comes near a boundary today.
 */
final class TwoBoundaryScheme {
    private static final double QUARTER_TURN = StrictMath.PI / 2;

    /** Made when first asked for: the region is rare. */
    private static final class Presets {
        static final TwoBoundaryScheme FAST = new TwoBoundaryScheme(5, 16, 1e-5);
        static final TwoBoundaryScheme STANDARD = new TwoBoundaryScheme(8, 28, 1e-7);
        static final TwoBoundaryScheme HIGH = new TwoBoundaryScheme(14, 48, 1e-9);
        static final TwoBoundaryScheme CONVERGED = new TwoBoundaryScheme(22, 72, 1e-11);
    }

    final BoundaryGrid grid;
    /** ln B is iterated until no node moves by more, and the boundaries meet to it. */
    final double tolerance;

    /** Quadrature points of the premium. */
    final int points;
    /** 1 − τ/h, by point. */
    final double[] age;
    /** Quadrature weight of dτ/h. */
    final double[] weight;
    /** Interpolation of ln²(B/X) from the nodes: elements {@code k·grid.width + j}. */
    final double[] interpolation;

    TwoBoundaryScheme(int nodes, int points, double tolerance) {
        this.grid = new BoundaryGrid(nodes, nodes);
        this.tolerance = tolerance;
        this.points = points;
        age = new double[points];
        weight = new double[points];
        interpolation = new double[points * grid.width];
        GaussLegendre rule = GaussLegendre.on01(points);
        for (int k = 0; k < points; k++) {
            double t = rule.point(k);
            double theta = QUARTER_TURN * t * t;
            double sine = StrictMath.sin(theta);
            double cosine = StrictMath.cos(theta);
            age[k] = sine * sine;
            weight[k] = QUARTER_TURN * rule.weight(k) * (2.0 * t) * (2.0 * sine * cosine);
            grid.interpolate(2.0 * cosine - 1.0, interpolation, k * grid.width);
        }
    }

    static TwoBoundaryScheme of(Accuracy accuracy) {
        return switch (accuracy) {
            case FAST -> Presets.FAST;
            case STANDARD -> Presets.STANDARD;
            case HIGH -> Presets.HIGH;
            case CONVERGED -> Presets.CONVERGED;
        };
    }
}
