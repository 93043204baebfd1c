package io.thetagrid.kernels.american;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.thetagrid.kernels.backend.Accuracy;
import io.thetagrid.kernels.backend.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is known without a boundary, and that nothing valid is ever NaN. */
class AmericanLimitsTest {

    @Test
    void whatIsNeverExercisedIsEuropean() {
        AmericanOption[] never = {
            AmericanOption.call(110, 100, 1, 0.05, 0, 0.3), // no dividend: hold the call
            AmericanOption.call(110, 100, 1, 0.05, -0.01, 0.3),
            AmericanOption.put(90, 100, 1, 0, 0, 0.3), // no interest: hold the put
            AmericanOption.put(90, 100, 1, 0, 0.04, 0.3),
            AmericanOption.put(90, 100, 1, -0.02, 0.01, 0.3),
            AmericanOption.put(90, 100, 1, -0.02, -0.02, 0.3)
        };
        for (AmericanOption option : never) {
            assertEquals(option.european(), option.price(Accuracy.STANDARD), option::toString);
        }
    }

    /** A put without interest on a stock that costs to hold: exercise earns −q·S below the strike. */
    @Test
    void noInterestButNegativeYieldIsExercisedEarly() {
        AmericanOption put = AmericanOption.put(90, 100, 1, 0, -0.05, 0.2);
        assertTrue(put.price(Accuracy.HIGH) > put.european() + 0.1);
        assertEquals(put.price(Accuracy.HIGH), put.price(Accuracy.STANDARD), 1e-3);
        assertEquals(put.mirrored().price(Accuracy.HIGH), put.price(Accuracy.HIGH), 1e-12);
    }

    @Test
    void deepInTheMoneyIsExercised() {
        AmericanOption.Value put = AmericanOption.put(40, 100, 1, 0.05, 0, 0.2).value(Accuracy.STANDARD);
        assertExercised(60, -1, put);
        AmericanOption.Value call =
                AmericanOption.call(300, 100, 1, 0.02, 0.06, 0.2).value(Accuracy.STANDARD);
        assertExercised(200, 1, call);
    }

    private static void assertExercised(double price, double delta, AmericanOption.Value value) {
        assertEquals(Status.OK, value.status());
        assertEquals(price, value.price());
        assertEquals(delta, value.delta());
        for (double greek : new double[] {value.gamma(), value.vega(), value.theta(), value.rho()}) {
            assertEquals(0, greek);
        }
    }

    @Test
    void atExpiryIntrinsic() {
        AmericanOption.Value put =
                AmericanOption.put(90, 100, 0, 0.05, 0.01, 0.2).value(Accuracy.FAST);
        assertEquals(10, put.price());
        assertEquals(-1, put.delta());
        assertEquals(0, put.gamma());
        assertEquals(100, put.boundary());
        assertEquals(0, AmericanOption.call(90, 100, 0, 0.05, 0.01, 0.2).price(Accuracy.FAST));
        assertEquals(
                Status.DEGENERATE,
                AmericanOption.put(100, 100, 0, 0.05, 0.01, 0.2)
                        .value(Accuracy.FAST)
                        .status());
    }

    @Test
    void withoutSpotOrStrike() {
        assertEquals(100, AmericanOption.put(0, 100, 1, 0.05, 0, 0.2).price(Accuracy.HIGH));
        assertEquals(0, AmericanOption.put(100, 0, 1, 0.05, 0, 0.2).price(Accuracy.HIGH));
        assertEquals(100, AmericanOption.call(100, 0, 1, 0.05, 0.02, 0.2).price(Accuracy.HIGH));
        assertEquals(0, AmericanOption.call(0, 100, 1, 0.05, 0.02, 0.2).price(Accuracy.HIGH));
    }

    /** max over t of K·e^(−rt) − S·e^(−qt): now, at expiry, or in between, by hand. */
    @Test
    void withoutVolatilityTheBestTimeIsChosen() {
        assertEquals(20, AmericanOption.put(80, 100, 1, 0.05, 0.01, 0).price(Accuracy.HIGH));
        assertEquals(0, AmericanOption.put(100, 80, 1, 0.05, 0.01, 0).price(Accuracy.HIGH));
        double atExpiry = 120 * Math.exp(-0.01) - 100 * Math.exp(-0.05);
        assertEquals(atExpiry, AmericanOption.put(100, 120, 1, 0.01, 0.05, 0).price(Accuracy.HIGH), 1e-13);
        double best = Math.log(0.02 * 110 / (0.1 * 100)) / (0.02 - 0.1);
        AmericanOption.Value between =
                AmericanOption.put(100, 110, 40, 0.02, 0.1, 0).value(Accuracy.HIGH);
        assertEquals(110 * Math.exp(-0.02 * best) - 100 * Math.exp(-0.1 * best), between.price(), 1e-12);
        assertEquals(-Math.exp(-0.1 * best), between.delta(), 1e-14);
    }

    @Test
    void unusableInputIsMarked() {
        AmericanOption good = AmericanOption.put(100, 100, 1, 0.03, 0.01, 0.2);
        for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY, -1}) {
            assertInvalid(good.withSpot(bad));
            assertInvalid(good.withVolatility(bad));
        }
        assertInvalid(new AmericanOption(0, 100, 100, 1, 0.03, 0.01, 0.2));
    }

    private static void assertInvalid(AmericanOption option) {
        AmericanOption.Value value = option.value(Accuracy.STANDARD);
        assertEquals(Status.INVALID_INPUT, value.status());
        assertTrue(Double.isNaN(value.price()) && Double.isNaN(value.delta()) && Double.isNaN(value.gamma()));
    }

    @ParameterizedTest
    @EnumSource
    void nothingValidIsEverNaN(Accuracy accuracy) {
        double[] prices = {0, 1e-300, 1e-10, 90, 100, 110, 1e10};
        double[] times = {0, 1e-300, 1e-6, 0.01, 1, 10, 50};
        double[] rates = {0, 1e-300, 1e-9, 0.03, 0.5, 5};
        double[] yields = {-0.02, 0, 1e-300, 0.03, 0.5, 5};
        double[] volatilities = {0, 1e-300, 1e-9, 1e-4, 0.03, 0.2, 9, 1e9};
        for (double sign : new double[] {1, -1}) {
            for (double spot : prices) {
                for (double time : times) {
                    for (double rate : rates) {
                        for (double yield : yields) {
                            for (double volatility : volatilities) {
                                assertSane(
                                        new AmericanOption(sign, spot, 100, time, rate, yield, volatility), accuracy);
                            }
                        }
                    }
                }
            }
        }
    }

    private static void assertSane(AmericanOption option, Accuracy accuracy) {
        AmericanOption.Value value = option.value(accuracy);
        assertTrue(Double.isFinite(value.price()) && Double.isFinite(value.delta()), option::toString);
        assertTrue(Double.isFinite(value.gamma()) && value.gamma() >= 0, () -> option + " " + value);
        assertTrue(value.price() >= Math.max(option.intrinsic(), option.european()), () -> option + " " + value);
        double most = Math.exp(Math.max(0, -option.dividendYield() * option.timeToExpiry()));
        assertTrue(Math.abs(value.delta()) <= most + 0.05, () -> option + " " + value);
    }
}
