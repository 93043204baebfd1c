package io.thetagrid.core.risk;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiagonalisationTest {
    /** What no change of basis alters: tr Aᵏ = Σ λᵏ and b′Aᵏb = Σ λᵏ·bⱼ². */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 40})
    void keepsTheInvariantsOfMatrixAndVector(int n) {
        Random random = new Random(n);
        double[][] a = new double[n][n];
        double[] b = new double[n];
        for (int i = 0; i < n; i++) {
            b[i] = random.nextGaussian();
            for (int j = 0; j <= i; j++) {
                a[i][j] = random.nextInt(3) == 0 ? 0 : random.nextGaussian() / Math.sqrt(n);
                a[j][i] = a[i][j];
            }
        }
        Diagonalisation diagonal = Diagonalisation.of(a, b);
        double[][] power = new double[n][n];
        for (int i = 0; i < n; i++) {
            power[i][i] = 1;
        }
        for (int k = 0; k <= 5; k++) {
            double trace = 0;
            double form = 0;
            double traceOfEigenvalues = 0;
            double formOfEigenvalues = 0;
            for (int i = 0; i < n; i++) {
                double lambda = Math.pow(diagonal.eigenvalues()[i], k);
                trace += power[i][i];
                traceOfEigenvalues += lambda;
                formOfEigenvalues += lambda * diagonal.rotated()[i] * diagonal.rotated()[i];
                for (int j = 0; j < n; j++) {
                    form += b[i] * power[i][j] * b[j];
                }
            }
            // |λ| < 2, so that rounding of n·2⁵ stays below.
            assertEquals(trace, traceOfEigenvalues, 1e-12 * n);
            assertEquals(form, formOfEigenvalues, 1e-12 * n);
            power = product(power, a);
        }
    }

    private static double[][] product(double[][] a, double[][] b) {
        int n = a.length;
        double[][] product = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                for (int k = 0; k < n; k++) {
                    product[i][j] += a[i][k] * b[k][j];
                }
            }
        }
        return product;
    }

    /** The second difference matrix: λₖ = 2 − 2·cos(kπ/(n + 1)). */
    @Test
    void findsTheEigenvaluesOfTheSecondDifference() {
        int n = 50;
        double[][] a = new double[n][n];
        double[] expected = new double[n];
        for (int i = 0; i < n; i++) {
            a[i][i] = 2;
            if (i > 0) {
                a[i][i - 1] = -1;
                a[i - 1][i] = -1;
            }
            expected[i] = 2 - 2 * Math.cos((i + 1) * Math.PI / (n + 1));
        }
        double[] eigenvalues = Diagonalisation.of(a, new double[n]).eigenvalues();
        Arrays.sort(eigenvalues);
        assertArrayEquals(expected, eigenvalues, 1e-14);
    }

    @Test
    void leavesDiagonalAndEmptyMatricesAlone() {
        Diagonalisation diagonal = Diagonalisation.of(new double[][] {{0, 0}, {0, -3}}, new double[] {1, 2});
        assertArrayEquals(new double[] {0, -3}, diagonal.eigenvalues());
        assertArrayEquals(new double[] {1, 2}, diagonal.rotated());
        assertEquals(0, Diagonalisation.of(new double[0][], new double[0]).eigenvalues().length);
    }
}
