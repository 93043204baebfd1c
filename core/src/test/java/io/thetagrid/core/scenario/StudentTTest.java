package io.thetagrid.core.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StudentTTest {

    /** Percentage points of t, NIST/SEMATECH e-Handbook of Statistical Methods 1.3.6.7.2, printed to three decimals. */
    @ParameterizedTest
    @CsvSource({"3, 0.001, 10.215", "4, 0.001, 7.173", "5, 0.001, 5.893", "10, 0.001, 4.144", "4, 0.025, 2.776"})
    void capIsThePublishedQuantile(int degreesOfFreedom, double tail, double quantile) {
        assertEquals(quantile, new StudentT(degreesOfFreedom, tail).cap(), 0.0006);
    }

    /** Far caps leave the variance ν/(ν − 2). */
    @ParameterizedTest
    @CsvSource({"4, 2", "6, 1.5", "10, 1.25"})
    void farCapLeavesTheVarianceOfT(int degreesOfFreedom, double variance) {
        // The part of t's second moment beyond the cap shrinks like tail^(1 − 2/ν): 1e-6 for ν = 4.
        assertEquals(variance, new StudentT(degreesOfFreedom, 1e-12).cappedVariance(), 2e-5);
    }

    /** ν = 4 has F(t) = ½ + ¾(u − u³/3), u = t/√(4 + t²), and ∫₀ᶜ t²f = u³ in closed form. */
    @Test
    void cappedVarianceForFourDegreesOfFreedomMatchesTheClosedForm() {
        double tail = 1e-4;
        StudentT t = new StudentT(4, tail);
        double u = t.cap() / Math.sqrt(4 + t.cap() * t.cap());
        assertEquals(tail, 0.5 - 0.75 * (u - u * u * u / 3), 1e-12);
        // Simpson over 1,024 panels: relative error below 1e-11.
        assertEquals(2 * u * u * u + 2 * tail * t.cap() * t.cap(), t.cappedVariance(), 2e-11);
    }
}
