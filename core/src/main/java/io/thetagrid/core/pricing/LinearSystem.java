package io.thetagrid.core.pricing;

/** Small systems of linear equations whose matrix is positive definite, as the normal equations of least squares are. */
public final class LinearSystem {

    private LinearSystem() {}

    /** Solves n equations by Gaussian elimination, in place; each row is n coefficients and the right side. */
    public static double[] solve(double[][] equations) {
        int n = equations.length;
        for (int i = 0; i < n; i++) {
            for (int k = i + 1; k < n; k++) {
                double factor = equations[k][i] / equations[i][i];
                for (int j = i; j <= n; j++) {
                    equations[k][j] -= factor * equations[i][j];
                }
            }
        }
        double[] solution = new double[n];
        for (int i = n - 1; i >= 0; i--) {
            double sum = equations[i][n];
            for (int j = i + 1; j < n; j++) {
                sum -= equations[i][j] * solution[j];
            }
            solution[i] = sum / equations[i][i];
        }
        return solution;
    }
}
