package io.thetagrid.kernels.paths;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class EstimateTest {
    private static final double[] SAMPLES = {1, 3, 2, 6};

    /** Mean 3, squared deviations 4 + 0 + 1 + 9 = 14. */
    @Test
    void plain() {
        Estimate estimate = Estimate.of(SAMPLES);
        assertEquals(3, estimate.value());
        assertEquals(14 / 3.0, estimate.variance(), 1e-15);
        assertEquals(Math.sqrt(14 / 12.0), estimate.standardError(), 1e-15);
        assertEquals(4, estimate.paths());
    }

    /** Pair means 2, 3, 3, 4: variance ⅔, and each took two paths. */
    @Test
    void antithetic() {
        Estimate estimate = Estimate.antithetic(SAMPLES, new double[] {3, 3, 4, 2});
        assertEquals(3, estimate.value());
        assertEquals(Math.sqrt(2 / 12.0), estimate.standardError(), 1e-15);
        assertEquals(4 / 3.0, estimate.variance(), 1e-15);
        assertEquals(8, estimate.paths());
        assertEquals(3.5, estimate.varianceRatio(Estimate.of(SAMPLES)), 1e-14);
    }

    /** Least squares on 0, 1, 2, 5 (mean 2): covariance 4 + 0 + 0 + 9 = 13 over 14, so the mean moves by −13/14·(2 − 1). */
    @Test
    void oneControl() {
        Estimate estimate = Estimate.controlled(SAMPLES, new double[][] {{0, 1, 2, 5}}, new double[] {1});
        assertEquals(3 - 13 / 14.0, estimate.value(), 1e-14);
        assertEquals((14 - 13 * 13 / 14.0) / 2, estimate.variance(), 1e-14);
    }

    /** 2 + 3a − b in all samples: the controls explain everything. */
    @Test
    void controlsThatExplainAll() {
        double[][] controls = {{1, 2, 4, 8, 9}, {1, 5, 2, 2, 7}};
        double[] samples = new double[5];
        for (int i = 0; i < 5; i++) {
            samples[i] = 2 + 3 * controls[0][i] - controls[1][i];
        }
        Estimate estimate = Estimate.controlled(samples, controls, new double[] {10, 4});
        assertEquals(2 + 3 * 10 - 4, estimate.value(), 1e-12, "some roundings of numbers up to 60");
        assertEquals(0, estimate.standardError(), 1e-12);
    }

    @Test
    void whatMakesNoEstimateIsRefused() {
        double[][] constant = {{2, 2, 2, 2}};
        double[][] twice = {{1, 2, 3, 5}, {2, 4, 6, 10}};
        assertThrows(IllegalArgumentException.class, () -> Estimate.of(new double[1]));
        assertThrows(IllegalArgumentException.class, () -> Estimate.antithetic(SAMPLES, new double[3]));
        assertThrows(IllegalArgumentException.class, () -> Estimate.controlled(SAMPLES, constant, new double[1]));
        assertThrows(IllegalArgumentException.class, () -> Estimate.controlled(SAMPLES, twice, new double[2]));
        assertThrows(IllegalArgumentException.class, () -> Estimate.controlled(SAMPLES, twice, new double[1]));
        assertThrows(
                IllegalArgumentException.class,
                () -> Estimate.controlled(SAMPLES, new double[][] {{1, 2, 3}}, new double[1]));
    }
}
