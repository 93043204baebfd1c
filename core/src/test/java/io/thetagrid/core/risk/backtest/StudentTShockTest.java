package io.thetagrid.core.risk.backtest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StudentTShockTest {

    /** Percentage points of t, NIST/SEMATECH e-Handbook of Statistical Methods 1.3.6.7.2, printed to three decimals. */
    @ParameterizedTest
    @CsvSource({
        "4, 0.10, 1.533", "4, 0.05, 2.132", "4, 0.025, 2.776", "4, 0.01, 3.747", "4, 0.001, 7.173",
        "6, 0.01, 3.143", "10, 0.05, 1.812", "10, 0.025, 2.228", "10, 0.001, 4.144", "30, 0.01, 2.457"
    })
    void quantilesAreThosePublishedTimesTheScale(int degreesOfFreedom, double tail, double quantile) {
        double scale = Math.sqrt((degreesOfFreedom - 2.0) / degreesOfFreedom);
        StudentTShock law = new StudentTShock(degreesOfFreedom);
        assertEquals(quantile, law.quantile(tail) / scale, 0.0006);
        assertEquals(tail, law.beyond(law.quantile(tail)), 1e-12);
    }

    /** E[X; X &gt; x] = x·P(X &gt; x) + ∫ₓ P(X &gt; y) dy, by Simpson's rule. */
    @ParameterizedTest
    @ValueSource(ints = {4, 6, 10})
    void meanBeyondIsTheIntegralOfTheTail(int degreesOfFreedom) {
        StudentTShock law = new StudentTShock(degreesOfFreedom);
        double from = 0.5;
        double to = 400;
        int steps = 400_000;
        double step = (to - from) / steps;
        double integral = 0;
        for (int i = 0; i <= steps; i++) {
            integral += law.beyond(from + i * step) * (i == 0 || i == steps ? 1 : 2 + 2 * (i % 2));
        }
        // Beyond 400 the integral of t's tail with four degrees of freedom is below 1e-7.
        assertEquals(from * law.beyond(from) + integral * step / 3, law.meanBeyond(from), 1e-7);
    }

    /** E|T| = 2√ν·Γ((ν + 1)/2) / ((ν − 1)√π·Γ(ν/2)): 1 for four degrees of freedom. */
    @Test
    void meanOfTheUpperHalfHasItsClosedForm() {
        assertEquals(0.5 * Math.sqrt(0.5), new StudentTShock(4).meanBeyond(0), 1e-15);
    }

    @Test
    void theGaussianHasItsOwnClosedForms() {
        GaussianShock law = new GaussianShock();
        assertEquals(2.326347874040841, law.quantile(0.01), 1e-14);
        // φ(2.3263…)/0.01, the expected shortfall of a standard normal at 99 %.
        assertEquals(2.665214220345808, law.meanBeyond(law.quantile(0.01)) / law.beyond(law.quantile(0.01)), 1e-12);
    }
}
