package io.thetagrid.kernels.blackscholes;

import static io.thetagrid.kernels.backend.GreekColumn.DELTA;
import static io.thetagrid.kernels.backend.GreekColumn.GAMMA;
import static io.thetagrid.kernels.backend.GreekColumn.PRICE;
import static io.thetagrid.kernels.backend.GreekColumn.RHO;
import static io.thetagrid.kernels.backend.GreekColumn.STATUS;
import static io.thetagrid.kernels.backend.GreekColumn.THETA;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.thetagrid.kernels.backend.GreekColumn;
import io.thetagrid.kernels.backend.Status;
import org.junit.jupiter.api.Test;

/** Limits, never NaN. */
class EuropeanLimitsTest {

    @Test
    void atExpiryAnOptionIsWorthItsExercise() {
        OneOption call = OneOption.call(110, 100, 0, 0.05, 0.02, 0.3);
        assertEquals(10, call.price());
        assertEquals(1, call.value(DELTA));
        assertEquals(0, call.value(GAMMA));
        assertEquals(0, call.value(RHO));
        assertEquals(0.02 * 110 - 0.05 * 100, call.value(THETA), 1e-15);
        assertEquals(0, call.opposite().price());
        assertEquals(0, call.opposite().value(DELTA));
        assertEquals(Status.OK, call.status());
    }

    @Test
    void withoutVolatilityTheForwardDecides() {
        OneOption call = OneOption.call(100, 101, 1, 0.05, 0, 0);
        assertEquals(100 - 101 * Math.exp(-0.05), call.price(), 1e-14); // ulp of 100
        assertEquals(1, call.value(DELTA));
        assertEquals(0, call.opposite().price());
        OneOption put = OneOption.put(100, 101, 1, 0, 0.05, 0);
        assertEquals(101 - 100 * Math.exp(-0.05), put.price(), 1e-14);
        assertEquals(-Math.exp(-0.05), put.value(DELTA), 1e-15);
    }

    @Test
    void withoutSpotOrStrikeOneLegIsLeft() {
        OneOption put = OneOption.put(0, 100, 2, 0.03, 0.01, 0.4);
        assertEquals(100 * Math.exp(-0.06), put.price(), 2e-14);
        assertEquals(-Math.exp(-0.02), put.value(DELTA), 2e-16);
        assertEquals(0, put.opposite().price());
        OneOption call = OneOption.call(100, 0, 2, 0.03, 0.01, 0.4);
        assertEquals(100 * Math.exp(-0.02), call.price(), 2e-14);
        assertEquals(0, call.opposite().price());
    }

    @Test
    void theOnePointWithoutALimitIsMarked() {
        for (OneOption call :
                new OneOption[] {OneOption.call(100, 100, 0, 0.05, 0.02, 0.3), OneOption.call(100, 100, 1, 0, 0, 0)}) {
            assertEquals(Status.DEGENERATE, call.status());
            assertEquals(0, call.price());
            assertEquals(0.5, call.value(DELTA));
            assertEquals(-0.5, call.opposite().value(DELTA));
            assertEquals(0, call.value(GAMMA));
        }
    }

    @Test
    void deepWingsReachTheirLimit() {
        assertEquals(0, OneOption.call(1, 1000, 0.01, 0, 0, 0.1).price());
        assertEquals(999, OneOption.call(1000, 1, 0.01, 0, 0, 0.1).price());
        OneOption certain = OneOption.put(1e-70, 100, 1e-9, 0, 0, 0.1);
        assertEquals(100, certain.price());
        assertEquals(-1, certain.value(DELTA));
        OneOption everything = OneOption.call(100, 100, 1, 0, 0, 1e6);
        assertEquals(100, everything.price()); // infinite volatility: the whole spot
    }

    @Test
    void unusableInputIsMarkedAndNothingElse() {
        OneOption good = OneOption.call(100, 100, 1, 0.01, 0, 0.2);
        for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, -1}) {
            assertUnusable(good.withSpot(bad));
            assertUnusable(good.withStrike(bad));
            assertUnusable(good.withTime(bad));
            assertUnusable(good.withVolatility(bad));
        }
        assertUnusable(good.withRate(Double.NaN));
        assertUnusable(new OneOption(0, 100, 100, 1, 0.01, 0, 0.2));
        assertEquals(Status.OK, good.status());
    }

    @Test
    void whatNoDoubleCanHoldIsUnsupported() {
        OneOption hyperinflation = OneOption.call(100, 100, 10, -100, 0, 0.2);
        assertEquals(Status.UNSUPPORTED, hyperinflation.status());
        assertTrue(Double.isNaN(hyperinflation.price()));
    }

    @Test
    void nothingValidIsEverNaN() {
        double[] prices = {0, 1e-300, 1e-80, 1e-10, 1, 1e10, 1e70};
        double[] times = {0, 1e-300, 1e-12, 1, 50};
        double[] volatilities = {0, 1e-300, 1e-9, 0.2, 9, 1e9};
        for (double sign : new double[] {1, -1}) {
            for (double spot : prices) {
                for (double strike : prices) {
                    for (double time : times) {
                        for (double volatility : volatilities) {
                            OneOption option = new OneOption(sign, spot, strike, time, 0.03, 0.01, volatility);
                            for (GreekColumn column : GreekColumn.values()) {
                                assertTrue(Double.isFinite(option.value(column)), () -> column + " of " + option);
                            }
                        }
                    }
                }
            }
        }
    }

    private static void assertUnusable(OneOption option) {
        assertEquals(Status.INVALID_INPUT, option.status(), option::toString);
        for (GreekColumn column : GreekColumn.values()) {
            if (column != STATUS) {
                assertTrue(Double.isNaN(option.value(column)), () -> column + " of " + option);
            }
        }
        assertFalse(Double.isNaN(option.value(STATUS)));
        assertTrue(Double.isNaN(option.value(PRICE)));
    }
}
