package io.thetagrid.core.strategy.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TailRatioTest {

    /** φ(1.959964)/0.025 = 2.337803 over 1.644854. */
    @Test
    void ofTheNormalDistribution() {
        assertEquals(2.337803 / 1.644854, TailRatio.gaussian(0.975, 0.95), 1e-6);
    }

    /**
     * ES = f(t)·(ν + t²) / ((ν − 1)·0.025) with t's quantiles from tables and its density at 0,
     * Γ((ν + 1)/2) / (√(νπ)·Γ(ν/2)): 3/8 for ν = 4, 2/(π√3) for ν = 3.
     */
    @ParameterizedTest
    @CsvSource({
        "4, 2.776445, 2.131847, 0.375",
        "3, 3.182446, 2.353363, 0.367552597",
        "10, 2.228139, 1.812461, 0.389108384"
    })
    void ofStudentsT(int degrees, double far, double near, double peak) {
        double density = peak * Math.pow(1 + far * far / degrees, -0.5 * (degrees + 1));
        double shortfall = density * (degrees + far * far) / ((degrees - 1) * 0.025);
        // The quantiles have seven digits.
        assertEquals(shortfall / near, TailRatio.student(degrees, 0.975, 0.95), 2e-6);
    }

    @Test
    void findsTheDegreesItCameFrom() {
        assertEquals(7, TailRatio.degreesOfFreedom(0.975, 0.95, TailRatio.student(7, 0.975, 0.95)));
    }
}
