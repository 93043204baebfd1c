package io.thetagrid.kernels.american;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.thetagrid.kernels.backend.Accuracy;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/** What holds for every American option; prices near 100. */
class AmericanPropertiesTest {
    /** HIGH's error is below 1e-5 here (rms 2e-7): monotone and symmetric within it. */
    private static final double ERROR = 1e-5;

    @Provide
    static Arbitrary<AmericanOption> options() {
        return Combinators.combine(
                        Arbitraries.of(1.0, -1.0),
                        Arbitraries.doubles().between(60, 160),
                        Arbitraries.just(100.0),
                        Arbitraries.doubles().ofScale(4).between(0.001, 3),
                        Arbitraries.doubles().ofScale(4).between(0, 0.12),
                        Arbitraries.oneOf(
                                Arbitraries.doubles().ofScale(4).between(0, 0.12), Arbitraries.of(0.0, 0.03, 0.05)),
                        Arbitraries.doubles().between(0.05, 1))
                .as(AmericanOption::new);
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void isWorthAtLeastExerciseAndTheEuropean(@ForAll("options") AmericanOption option) {
        for (Accuracy accuracy : Accuracy.values()) {
            double price = option.price(accuracy);
            assertTrue(price >= option.intrinsic() && price >= option.european());
            assertTrue(price <= Math.max(option.spot(), option.strike()));
        }
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void isMonotoneAndConvexInSpot(@ForAll("options") AmericanOption option) {
        double middle = option.price(Accuracy.HIGH);
        double up = option.withSpot(option.spot() + 1).price(Accuracy.HIGH);
        double down = option.withSpot(option.spot() - 1).price(Accuracy.HIGH);
        assertTrue(option.optionSign() * (up - down) >= -ERROR);
        assertTrue(Math.abs(up - middle) <= 1 + ERROR);
        assertTrue(up + down - 2 * middle >= -2 * ERROR);
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void moreVolatilityNeverCostsTheHolder(@ForAll("options") AmericanOption option) {
        double more = option.withVolatility(option.volatility() * 1.02).price(Accuracy.HIGH);
        assertTrue(more >= option.price(Accuracy.HIGH) - ERROR);
    }

    /** Longer means more choice. */
    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void moreTimeNeverCostsTheHolder(@ForAll("options") AmericanOption option) {
        double more = option.withTime(option.timeToExpiry() * 1.02).price(Accuracy.HIGH);
        assertTrue(more >= option.price(Accuracy.HIGH) - ERROR);
    }

    /** As in spot: the strike's slope lies between 0 and the option's sign, and rises. */
    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void isMonotoneAndConvexInStrike(@ForAll("options") AmericanOption option) {
        double middle = option.price(Accuracy.HIGH);
        double up = option.withStrike(option.strike() + 1).price(Accuracy.HIGH);
        double down = option.withStrike(option.strike() - 1).price(Accuracy.HIGH);
        assertTrue(option.optionSign() * (down - up) >= -ERROR);
        assertTrue(Math.abs(up - middle) <= 1 + ERROR);
        assertTrue(up + down - 2 * middle >= -2 * ERROR);
    }

    /** C(S, K, r, q) = P(K, S, q, r) [McDonald and Schroder 1998], to rounding: the same premium, added to parity's sides. */
    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void callsAndPutsMirror(@ForAll("options") AmericanOption option) {
        assertEquals(option.price(Accuracy.HIGH), option.mirrored().price(Accuracy.HIGH), 1e-12);
    }

    /** Fourth-order differences of HIGH's prices; their truncation near the boundary's kink in gamma is what 1e-4 is for. */
    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void deltaIsThePricesSlope(@ForAll("options") AmericanOption option) {
        double step = 0.02 * option.spot() * option.volatility() * Math.sqrt(option.timeToExpiry());
        double near = price(option, step) - price(option, -step);
        double far = price(option, 2 * step) - price(option, -2 * step);
        double difference = (8 * near - far) / (12 * step);
        assertEquals(difference, option.value(Accuracy.HIGH).delta(), 1e-3);
    }

    /** The value leaves the intrinsic line smoothly: delta is continuous where exercise begins. */
    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void deltaIsContinuousAtTheBoundary(@ForAll("options") AmericanOption option) {
        double sign = option.optionSign();
        double held = 100;
        double exercised = sign > 0 ? 1e6 : 1e-2;
        if (!isExercised(option.withSpot(exercised))) {
            return; // never exercised
        }
        for (int i = 0; i < 60; i++) {
            double middle = Math.sqrt(held * exercised);
            if (isExercised(option.withSpot(middle))) {
                exercised = middle;
            } else {
                held = middle;
            }
        }
        AmericanOption.Value atBoundary = option.withSpot(held).value(Accuracy.HIGH);
        assertEquals(sign, atBoundary.delta(), 1e-3);
        assertEquals(option.withSpot(held).intrinsic(), atBoundary.price(), ERROR * Math.max(held, 100));
    }

    private static boolean isExercised(AmericanOption option) {
        AmericanOption.Value value = option.value(Accuracy.HIGH);
        return value.price() == option.intrinsic() && value.delta() == option.optionSign() && value.gamma() == 0;
    }

    private static double price(AmericanOption option, double step) {
        return option.withSpot(option.spot() + step).price(Accuracy.HIGH);
    }
}
