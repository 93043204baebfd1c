package io.thetagrid.core.pricing.surface;

import io.thetagrid.core.pricing.LinearSystem;

/**
 * The set in which SVI's linear parameters (a, d, c) may lie for a given σ: {@code |d| ≤ c}, {@code c + |d| ≤ 2σ}, and a least
 * variance {@code a + √(c² − d²)} of no less than 0. In (d, c) it is a square on its corner, so a quadratic function has its
 * least value inside, on an edge or on a corner: each is tried.
 */
record SviBounds(double sigma) {
    private static final double ROUNDING = 1e-12;

    /** Corners of the square in (d, c), in units of σ. */
    private static final double[][] CORNERS = {{0, 0}, {1, 1}, {0, 2}, {-1, 1}};

    /** The feasible minimum of {@code ½·xᵀNx − rᵀx}. */
    double[] minimise(double[][] normal, double[] right) {
        double[] best = onFace(normal, right, new double[3], new double[][] {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}});
        if (feasible(best)) {
            return best;
        }
        best = null;
        double least = Double.POSITIVE_INFINITY;
        double[] level = {1, 0, 0};
        for (int i = 0; i < CORNERS.length; i++) {
            double[] corner = {0, CORNERS[i][0] * sigma, CORNERS[i][1] * sigma};
            double[] next = CORNERS[(i + 1) % CORNERS.length];
            double[] edge = {0, next[0] * sigma - corner[1], next[1] * sigma - corner[2]};
            double[][][] faces = {{level, edge}, {edge}, {level}, {}};
            for (double[][] face : faces) {
                double[] found = onFace(normal, right, corner, face);
                double value = value(normal, right, found);
                if (feasible(found) && value < least) {
                    least = value;
                    best = found;
                }
            }
        }
        double[] noLevel = onFace(normal, right, new double[3], new double[][] {{0, 1, 0}, {0, 0, 1}});
        return feasible(noLevel) && value(normal, right, noLevel) < least ? noLevel : best;
    }

    private boolean feasible(double[] x) {
        double slack = ROUNDING * sigma;
        double d = Math.abs(x[1]);
        double least = x[0] + Math.sqrt(Math.max(x[2] * x[2] - d * d, 0));
        return d <= x[2] + slack && x[2] + d <= 2 * sigma + slack && least >= -slack;
    }

    private static double value(double[][] normal, double[] right, double[] x) {
        double value = 0;
        for (int i = 0; i < 3; i++) {
            double product = 0;
            for (int j = 0; j < 3; j++) {
                product += normal[i][j] * x[j];
            }
            value += x[i] * (0.5 * product - right[i]);
        }
        return value;
    }

    /** The minimum over {@code origin + Σ uᵢ·directionᵢ}, by the normal equations in u. */
    private static double[] onFace(double[][] normal, double[] right, double[] origin, double[][] directions) {
        int n = directions.length;
        double[][] reduced = new double[n][n + 1];
        for (int i = 0; i < n; i++) {
            for (int p = 0; p < 3; p++) {
                double residual = right[p];
                for (int q = 0; q < 3; q++) {
                    residual -= normal[p][q] * origin[q];
                    for (int j = 0; j < n; j++) {
                        reduced[i][j] += directions[i][p] * normal[p][q] * directions[j][q];
                    }
                }
                reduced[i][n] += directions[i][p] * residual;
            }
        }
        double[] x = origin.clone();
        double[] u = LinearSystem.solve(reduced);
        for (int i = 0; i < n; i++) {
            for (int p = 0; p < 3; p++) {
                x[p] += u[i] * directions[i][p];
            }
        }
        return x;
    }
}
