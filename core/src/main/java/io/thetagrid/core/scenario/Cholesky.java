package io.thetagrid.core.scenario;

/** Cholesky factor of a correlation matrix in one fixed order of operations, so that its bits depend on no library. */
public final class Cholesky {
    /** Smallest pivot: beyond it a matrix counts as singular. */
    private static final double PIVOT = 1e-10;

    /** Steps of 1/1024 by which an indefinite matrix is drawn towards the identity. */
    private static final int SHRINK_STEPS = 1024;

    private final double[][] lower;
    private final double shrinkage;

    private Cholesky(double[][] lower, double shrinkage) {
        this.lower = lower;
        this.shrinkage = shrinkage;
    }

    /**
     * Factors {@code (1 − λ)·C + λ·I} with the smallest λ on a grid of 1/1024 that leaves a positive definite matrix: 0
     * for a proper correlation matrix, more where correlations were estimated pair by pair and contradict each other.
     *
     * @param correlation symmetric, ones on the diagonal
     */
    public static Cholesky of(double[][] correlation) {
        for (int step = 0; step < SHRINK_STEPS; step++) {
            double shrinkage = (double) step / SHRINK_STEPS;
            double[][] lower = factor(correlation, 1 - shrinkage);
            if (lower.length == correlation.length) {
                return new Cholesky(lower, shrinkage);
            }
        }
        return new Cholesky(factor(correlation, 0), 1);
    }

    /** λ, 0 where nothing had to be repaired. */
    public double shrinkage() {
        return shrinkage;
    }

    /** Entry of L; 0 above the diagonal. */
    double entry(int row, int column) {
        return lower[row][column];
    }

    /** Row by row; empty where a pivot is too small. */
    private static double[][] factor(double[][] correlation, double keep) {
        int n = correlation.length;
        double[][] lower = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = i == j ? 1 : keep * correlation[i][j];
                for (int k = 0; k < j; k++) {
                    sum -= lower[i][k] * lower[j][k];
                }
                if (i == j && sum < PIVOT) {
                    return new double[0][];
                }
                lower[i][j] = i == j ? Math.sqrt(sum) : sum / lower[j][j];
            }
        }
        return lower;
    }
}
