package io.thetagrid.kernels.american;

import io.thetagrid.kernels.backend.Accuracy;

/**
 * Nodes and weights of one {@link Accuracy}: how finely the exercise boundary and the premium's integral are resolved.
 * Computed once per process; {@link StrictMath}, whose bits are the same on every machine, serves for sines and cosines.
 *
 * <p>With τ the time to expiry and T the option's, everything is in √(τ/T) = (1 + z)/2, where the boundary is smooth
 * [Andersen, Lake and Offengenden 2016, section 5.3]:
 *
 * <ul>
 *   <li>the boundary at τ_i is held at the Chebyshev points z_i = cos(iπ/n), i = 0 … n − 1 (at z_n = −1, expiry, it is known);
 *   <li>an integral over the time u = τ_i·cos²θ from expiry, θ in (0, π/2), is a Gauss–Legendre sum in θ: the substitution
 *       removes the singularity 1/√(τ_i − u) and keeps the boundary smooth at u = 0;
 *   <li>the premium's integral does the same with θ = (π/2)·t², which crowds its points where the spot comes near the
 *       boundary and delta and gamma change fast.
 * </ul>
 */
final class ExerciseScheme {
    private static final double QUARTER_TURN = StrictMath.PI / 2;

    private static final ExerciseScheme FAST = new ExerciseScheme(Accuracy.FAST, 6, 6, 4, 12, 1e-7);
    private static final ExerciseScheme STANDARD = new ExerciseScheme(Accuracy.STANDARD, 7, 7, 6, 16, 1e-8);
    private static final ExerciseScheme HIGH = new ExerciseScheme(Accuracy.HIGH, 13, 13, 10, 28, 1e-11);

    final Accuracy accuracy;

    /** Points that carry the boundary: n. */
    final int nodes;
    /** Quadrature points for each node. */
    final int points;
    /** Passes of the fixed-point iteration. */
    final int iterations;
    /** Quadrature points of the premium. */
    final int premiumPoints;
    /** A premium proven smaller than this part of the strike is left out. */
    final double negligiblePremium;

    /** √(τ_i/T), by node. */
    final double[] nodeRoot;
    /** √((τ_i − u)/T) and its inverse, by node and point: element {@code i·points + k}. */
    final double[] root;

    final double[] inverseRoot;
    /** u/T. */
    final double[] growth;
    /** Quadrature weight of du/T. */
    final double[] weight;
    /** Interpolation of H from the nodes to u: elements {@code (i·points + k)·nodes + j}. */
    final double[] interpolation;

    /** As above, for the premium's points, where the time from today is T − u. */
    final double[] premiumRoot;

    final double[] premiumInverseRoot;
    final double[] premiumWeight;
    final double[] premiumInterpolation;

    private ExerciseScheme(
            Accuracy accuracy, int nodes, int points, int iterations, int premiumPoints, double negligiblePremium) {
        this.accuracy = accuracy;
        this.nodes = nodes;
        this.points = points;
        this.iterations = iterations;
        this.premiumPoints = premiumPoints;
        this.negligiblePremium = negligiblePremium;
        nodeRoot = new double[nodes];
        root = new double[nodes * points];
        inverseRoot = new double[nodes * points];
        growth = new double[nodes * points];
        weight = new double[nodes * points];
        interpolation = new double[nodes * points * nodes];
        GaussLegendre rule = GaussLegendre.on01(points);
        for (int i = 0; i < nodes; i++) {
            nodeRoot[i] = 0.5 + 0.5 * StrictMath.cos(i * StrictMath.PI / nodes);
            for (int k = 0; k < points; k++) {
                double theta = QUARTER_TURN * rule.point(k);
                double sine = StrictMath.sin(theta);
                double cosine = StrictMath.cos(theta);
                int at = i * points + k;
                root[at] = nodeRoot[i] * sine;
                inverseRoot[at] = 1.0 / root[at];
                growth[at] = nodeRoot[i] * nodeRoot[i] * (cosine * cosine);
                weight[at] = QUARTER_TURN * rule.weight(k) * nodeRoot[i] * nodeRoot[i] * (2.0 * sine * cosine);
                interpolate(2.0 * nodeRoot[i] * cosine - 1.0, interpolation, at * nodes);
            }
        }
        premiumRoot = new double[premiumPoints];
        premiumInverseRoot = new double[premiumPoints];
        premiumWeight = new double[premiumPoints];
        premiumInterpolation = new double[premiumPoints * nodes];
        GaussLegendre premiumRule = GaussLegendre.on01(premiumPoints);
        for (int k = 0; k < premiumPoints; k++) {
            double t = premiumRule.point(k);
            double theta = QUARTER_TURN * t * t;
            double sine = StrictMath.sin(theta);
            double cosine = StrictMath.cos(theta);
            premiumRoot[k] = sine;
            premiumInverseRoot[k] = 1.0 / sine;
            premiumWeight[k] = QUARTER_TURN * premiumRule.weight(k) * (2.0 * t) * (2.0 * sine * cosine);
            interpolate(2.0 * cosine - 1.0, premiumInterpolation, k * nodes);
        }
    }

    static ExerciseScheme of(Accuracy accuracy) {
        return switch (accuracy) {
            case FAST -> FAST;
            case STANDARD -> STANDARD;
            case HIGH -> HIGH;
        };
    }

    /** Weights of a function's values at the nodes, barycentric [Berrut and Trefethen 2004]; its value at z = −1 is 0. */
    private void interpolate(double z, double[] weights, int offset) {
        double sum = 0.0;
        for (int j = 0; j <= nodes; j++) {
            double sign = (j & 1) == 0 ? 1.0 : -1.0;
            double half = j == 0 || j == nodes ? 0.5 : 1.0;
            double term = sign * half / (z - StrictMath.cos(j * StrictMath.PI / nodes));
            sum += term;
            if (j < nodes) {
                weights[offset + j] = term;
            }
        }
        for (int j = 0; j < nodes; j++) {
            weights[offset + j] /= sum;
        }
    }
}
