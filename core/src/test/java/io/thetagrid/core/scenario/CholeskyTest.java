package io.thetagrid.core.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class CholeskyTest {

    @Test
    void productsHaveTheGivenCorrelation() {
        double[][] correlation = {{1, 0.5, -0.3}, {0.5, 1, 0.2}, {-0.3, 0.2, 1}};
        Cholesky factor = Cholesky.of(correlation);
        assertEquals(0, factor.shrinkage());
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                double sum = 0;
                for (int k = 0; k < 3; k++) {
                    sum += factor.entry(i, k) * factor.entry(j, k);
                }
                assertEquals(correlation[i][j], sum, 1e-15);
            }
        }
    }

    @Test
    void contradictoryCorrelationsAreDrawnTowardsTheIdentityJustEnough() {
        double[][] correlation = {{1, 0.9, 0.9}, {0.9, 1, -0.9}, {0.9, -0.9, 1}};
        // Smallest eigenvalue of C is −0.8, so (1 − λ)C + λI is positive definite from λ = 0.8/1.8 on.
        double shrinkage = Cholesky.of(correlation).shrinkage();
        assertTrue(shrinkage >= 0.8 / 1.8 && shrinkage <= 0.8 / 1.8 + 1.0 / 1024, "shrinkage " + shrinkage);
    }
}
