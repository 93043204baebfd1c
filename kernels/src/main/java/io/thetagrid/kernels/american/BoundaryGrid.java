package io.thetagrid.kernels.american;

/**
 * One resolution of an exercise boundary: nodes that carry it and, for each node, the quadrature points of its equation.
 * {@link StrictMath}, whose bits are the same on every machine, serves for sines and cosines.
 *
 * <p>With τ the time to expiry and T the option's, everything is in √(τ/T) = (1 + z)/2, where the boundary is smooth
 * [Andersen, Lake and Offengenden 2016, section 5.3]:
 *
 * <ul>
 *   <li>the boundary at τ_i is held at the Chebyshev points z_i = cos(iπ/n), i = 0 … n − 1 (at z_n = −1, expiry, it is known);
 *   <li>an integral over the time u = τ_i·cos²θ from expiry, θ in (0, π/2), is a Gauss–Legendre sum in θ: the substitution
 *       removes the singularity 1/√(τ_i − u) and keeps the boundary smooth at u = 0. Nodes near expiry, whose integrals are
 *       small, take fewer points: l·⁴√(τ_i/T).
 * </ul>
 */
final class BoundaryGrid {
    private static final double QUARTER_TURN = StrictMath.PI / 2;
    private static final int FEWEST_POINTS = 2;

    /** n. */
    final int nodes;
    /** Nodes rounded up to a multiple of 4: the length of an interpolation's row, which ends in zeros. */
    final int width;
    /** √(τ_i/T), by node, falling. */
    final double[] nodeRoot;
    /** The points of node i are {@code firstPoint[i]} to {@code firstPoint[i + 1] − 1}. */
    final int[] firstPoint;

    /** √((τ_i − u)/T) and its inverse, by point. */
    final double[] root;

    final double[] inverseRoot;
    /** u/T. */
    final double[] growth;
    /** Quadrature weight of du/T. */
    final double[] weight;
    /** Interpolation of H from the nodes to u: elements {@code point·width + j}. */
    final double[] interpolation;

    /**
     * @param nodes Chebyshev points that carry the boundary
     * @param points quadrature points of the node today
     */
    BoundaryGrid(int nodes, int points) {
        this.nodes = nodes;
        width = (nodes + 3) / 4 * 4;
        nodeRoot = new double[nodes];
        firstPoint = new int[nodes + 1];
        for (int i = 0; i < nodes; i++) {
            nodeRoot[i] = 0.5 + 0.5 * chebyshevPoint(i);
            int own = (int) StrictMath.ceil(points * StrictMath.sqrt(nodeRoot[i]));
            firstPoint[i + 1] = firstPoint[i] + StrictMath.max(own, FEWEST_POINTS);
        }
        int all = points();
        root = new double[all];
        inverseRoot = new double[all];
        growth = new double[all];
        weight = new double[all];
        interpolation = new double[all * width];
        for (int i = 0; i < nodes; i++) {
            placePoints(i, GaussLegendre.on01(firstPoint[i + 1] - firstPoint[i]));
        }
    }

    private void placePoints(int i, GaussLegendre rule) {
        double square = nodeRoot[i] * nodeRoot[i];
        for (int point = firstPoint[i]; point < firstPoint[i + 1]; point++) {
            int k = point - firstPoint[i];
            double theta = QUARTER_TURN * rule.point(k);
            double sine = StrictMath.sin(theta);
            double cosine = StrictMath.cos(theta);
            root[point] = nodeRoot[i] * sine;
            inverseRoot[point] = 1.0 / root[point];
            growth[point] = square * (cosine * cosine);
            weight[point] = QUARTER_TURN * rule.weight(k) * square * (2.0 * sine * cosine);
            interpolate(2.0 * nodeRoot[i] * cosine - 1.0, interpolation, point * width);
        }
    }

    /** Quadrature points of all nodes. */
    int points() {
        return firstPoint[nodes];
    }

    /** z_i. */
    double chebyshevPoint(int i) {
        return StrictMath.cos(i * StrictMath.PI / nodes);
    }

    /** Weights of a function's values at the nodes, barycentric [Berrut and Trefethen 2004], if its value at z = −1 is 0. */
    void interpolate(double z, double[] weights, int offset) {
        for (int j = 0; j < nodes; j++) {
            if (z == chebyshevPoint(j)) {
                weights[offset + j] = 1.0;
                return;
            }
        }
        double sum = 0.0;
        for (int j = 0; j <= nodes; j++) {
            double sign = (j & 1) == 0 ? 1.0 : -1.0;
            double half = j == 0 || j == nodes ? 0.5 : 1.0;
            double term = sign * half / (z - chebyshevPoint(j));
            sum += term;
            if (j < nodes) {
                weights[offset + j] = term;
            }
        }
        for (int j = 0; j < nodes; j++) {
            weights[offset + j] /= sum;
        }
    }

    /** Weights of a function's values at the nodes, by Lagrange's polynomial, whatever its value at z = −1. */
    void extrapolate(double z, double[] weights, int offset) {
        for (int j = 0; j < nodes; j++) {
            double product = 1.0;
            for (int other = 0; other < nodes; other++) {
                if (other != j) {
                    product *= (z - chebyshevPoint(other)) / (chebyshevPoint(j) - chebyshevPoint(other));
                }
            }
            weights[offset + j] = product;
        }
    }
}
