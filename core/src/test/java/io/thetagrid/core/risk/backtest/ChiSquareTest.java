package io.thetagrid.core.risk.backtest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChiSquareTest {

    /** Upper critical values, NIST/SEMATECH e-Handbook of Statistical Methods 1.3.6.7.4, printed to three decimals. */
    @ParameterizedTest
    @CsvSource({
        "1, 0.10, 2.706", "1, 0.05, 3.841", "1, 0.01, 6.635", "1, 0.001, 10.828",
        "2, 0.10, 4.605", "2, 0.05, 5.991", "2, 0.01, 9.210", "2, 0.001, 13.816"
    })
    void criticalValuesAreThosePublished(int degreesOfFreedom, double probability, double critical) {
        // The tail falls by at most half its value and a little more per 1.00 of the statistic.
        assertEquals(probability, ChiSquare.upperTail(critical, degreesOfFreedom), 0.0005 * 0.7 * probability);
    }

    @Test
    void nothingIsBelowNothing() {
        assertEquals(1, ChiSquare.upperTail(0, 1));
        assertEquals(1, ChiSquare.upperTail(0, 2));
    }
}
