package io.thetagrid.kernels.dividends;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.thetagrid.kernels.backend.Accuracy;
import io.thetagrid.kernels.backend.DividendModel;
import io.thetagrid.kernels.backend.DividendSchedule;
import io.thetagrid.kernels.backend.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No volatility, no time, no spot, dividends that are too large, too early or too late, and rubbish. */
class DividendLimitsTest {
    private static final double[] QUARTERLY = {0.2, 0.45, 0.7, 0.95};
    private static final double[] AMOUNTS = {0.5, 0.5, 0.6, 0.6};

    private static DividendOption option(double sign, double strike) {
        return DividendOption.of(sign, 100, strike, 1, 0.05, 0, 0.3).with(QUARTERLY, AMOUNTS);
    }

    @ParameterizedTest
    @EnumSource
    void withoutVolatilityAEuropeanOptionIsWorthItsDiscountedForwardValue(DividendModel model) {
        DividendOption call = option(1, 90).with(model).withVolatility(0);
        double forwardValue = 100 - call.dividendValue() - 90 * Math.exp(-0.05);
        // The kernel takes σ√T as 1e-5 at least, worth 4e-6 of the spot at most, and rounds.
        assertEquals(forwardValue, call.price(Accuracy.STANDARD), 1e-6);
        assertEquals(0, call.withSign(-1).price(Accuracy.STANDARD), 1e-6);
    }

    @Test
    void withoutVolatilityAnAmericanOptionIsExercisedAtTheBestMoment() {
        DividendOption call = DividendOption.of(1, 100, 90, 1, 0.05, 0, 0)
                .with(new double[] {0.5}, new double[] {20})
                .asAmerican();
        // Just before the ex-date: the strike is paid half a year later, the dividend kept.
        assertEquals(100 - 90 * Math.exp(-0.025), call.price(Accuracy.STANDARD), 1e-5);
        DividendOption put = DividendOption.of(-1, 100, 110, 1, 0.05, 0, 0)
                .with(new double[] {0.5}, new double[] {20})
                .asAmerican();
        // Just after it: worth strike less what is left of the grown spot.
        double after = (110 - (100 * Math.exp(0.025) - 20)) * Math.exp(-0.025);
        assertEquals(after, put.price(Accuracy.STANDARD), 1e-5);
    }

    @Test
    void expiredOptionsAreWorthTheirPayoff() {
        DividendOption call = DividendOption.of(1, 100, 90, 0, 0.05, 0, 0.3).with(QUARTERLY, AMOUNTS);
        assertEquals(10, call.price(Accuracy.FAST));
        assertEquals(1, call.value(Accuracy.FAST).delta());
        assertEquals(0, call.withSign(-1).price(Accuracy.FAST));
        assertEquals(
                Status.DEGENERATE,
                DividendOption.of(1, 100, 100, 0, 0.05, 0, 0.3)
                        .value(Accuracy.FAST)
                        .status());
    }

    @Test
    void aSpotOfNothingStaysNothing() {
        DividendOption put = option(-1, 90).withSpot(0);
        assertEquals(90 * Math.exp(-0.05), put.price(Accuracy.FAST), 1e-13);
        assertEquals(90, put.asAmerican().price(Accuracy.FAST));
        assertTrue(put.asAmerican().value(Accuracy.FAST).exercise());
        assertEquals(0, put.withSign(1).asAmerican().price(Accuracy.FAST));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.01, 0.3, 1.5})
    void aDividendLargerThanTheSpotLeavesNothing(double volatility) {
        DividendOption put =
                DividendOption.of(-1, 100, 90, 1, 0.05, 0, volatility).with(new double[] {0.1}, new double[] {1e6});
        assertEquals(90 * Math.exp(-0.05), put.price(Accuracy.STANDARD), 1e-3);
        assertEquals(0, put.withSign(1).price(Accuracy.STANDARD), 1e-3);
        // American: the put waits for the ex-date and takes the strike then, the call is exercised before.
        assertEquals(90 * Math.exp(-0.005), put.asAmerican().price(Accuracy.STANDARD), 2e-3);
        DividendOption shortCall = DividendOption.of(1, 100, 90, 0.1, 0.05, 0, volatility);
        assertEquals(
                shortCall.price(Accuracy.HIGH), put.withSign(1).asAmerican().price(Accuracy.STANDARD), 2e-3);
    }

    @ParameterizedTest
    @EnumSource
    void dividendsBeforeNowAndFromExpiryOnAreIgnored(DividendModel model) {
        DividendOption none = option(1, 95).with(new double[0], new double[0]).with(model);
        DividendOption outside = none.with(new double[] {-0.2, 0, 1, 1.5}, new double[] {5, 5, 5, 5});
        for (boolean american : new boolean[] {false, true}) {
            double expected = (american ? none.asAmerican() : none).price(Accuracy.FAST);
            DividendOption.Value value = (american ? outside.asAmerican() : outside).value(Accuracy.FAST);
            assertEquals(expected, value.price());
            for (double critical : value.criticalSpots()) {
                assertTrue(Double.isNaN(critical));
            }
        }
    }

    @Test
    void theOrderOfTheDividendsDoesNotMatter() {
        DividendOption forwards = option(1, 95).asAmerican();
        DividendOption backwards =
                forwards.with(new double[] {0.95, 0.7, 0.45, 0.2}, new double[] {0.6, 0.6, 0.5, 0.5});
        assertEquals(forwards.price(Accuracy.FAST), backwards.price(Accuracy.FAST));
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, -1})
    void rubbishIsAStatus(double rubbish) {
        DividendOption option = option(1, 95);
        assertInvalid(option.withSpot(rubbish));
        assertInvalid(option.withVolatility(rubbish));
        assertInvalid(option.with(QUARTERLY, new double[] {0.5, rubbish, 0.5, 0.5}));
        if (rubbish != -1) {
            assertInvalid(option.withRate(rubbish));
            assertInvalid(option.with(new double[] {0.2, rubbish, 0.5, 0.5}, AMOUNTS));
        }
    }

    private static void assertInvalid(DividendOption option) {
        DividendOption.Value value = option.value(Accuracy.FAST);
        assertEquals(Status.INVALID_INPUT, value.status());
        assertTrue(Double.isNaN(value.price()));
        assertFalse(value.exercise());
    }

    @Test
    void escrowedDividendsWorthMoreThanTheSpotLeaveNothingLognormal() {
        DividendOption option = option(1, 95).with(DividendModel.ESCROWED).withSpot(2);
        assertEquals(Status.UNSUPPORTED, option.value(Accuracy.FAST).status());
    }

    @Test
    void aScheduleThatDoesNotFitIsABug() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new DividendSchedule(new int[] {0, 2}, new double[] {1}, new double[] {1}));
        assertThrows(
                IllegalArgumentException.class,
                () -> new DividendSchedule(new int[] {0, 1}, new double[] {1}, new double[] {}));
        assertThrows(
                IllegalArgumentException.class,
                () -> new DividendSchedule(new int[] {0, 2, 1}, new double[] {1}, new double[] {1}));
    }
}
