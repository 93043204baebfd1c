package io.thetagrid.bench.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class DeviationTest {

    @Test
    void scalesErrorsAndCountsMissingRows() {
        Deviation deviation = Deviation.of(
                "price", "spot", new double[] {1, 2.5, Double.NaN, 4}, new double[] {1, 2, 3, 3}, new double[] {
                    1, 1, 1, 2
                });
        assertEquals(0.5, deviation.largest());
        assertEquals(Math.sqrt((0 + 0.25 + 0.25) / 3), deviation.rms());
        assertEquals(3, deviation.compared());
        assertEquals(1, deviation.missing());
        assertEquals("price 5.0e-01 (rms 4.1e-01), 1 without result", deviation.text());
    }

    @Test
    void nothingComparedIsNoResultAndNoPraise() {
        Deviation deviation =
                Deviation.of("price", "spot", new double[] {Double.NaN}, new double[] {1}, new double[] {1});
        assertEquals("no result", deviation.text());
    }

    @Test
    void momentsCountInStandardErrors() {
        Deviation deviation = Deviation.ofMoment("mean", 0.003, 0, 0.001, 1_000_000);
        assertEquals("mean off by 3.0 standard errors", deviation.text());
        assertTrue(deviation.json().contains("\"unit\": \"standard errors\""));
    }
}
