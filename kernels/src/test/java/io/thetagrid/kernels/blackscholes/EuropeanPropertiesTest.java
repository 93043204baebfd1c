package io.thetagrid.kernels.blackscholes;

import static io.thetagrid.kernels.backend.GreekColumn.DELTA;
import static io.thetagrid.kernels.backend.GreekColumn.GAMMA;
import static io.thetagrid.kernels.backend.GreekColumn.RHO;
import static io.thetagrid.kernels.backend.GreekColumn.THETA;
import static io.thetagrid.kernels.backend.GreekColumn.VANNA;
import static io.thetagrid.kernels.backend.GreekColumn.VEGA;
import static io.thetagrid.kernels.backend.GreekColumn.VOLGA;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.thetagrid.kernels.backend.GreekColumn;
import java.util.function.DoubleUnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/** What holds for every European option, whatever the numbers. */
class EuropeanPropertiesTest {
    /** Rounding of prices near 100, with room for d² of deep wings. */
    private static final double ROUNDING = 1e-12;

    @Provide
    static Arbitrary<OneOption> options() {
        return Combinators.combine(
                        Arbitraries.of(1.0, -1.0),
                        Arbitraries.doubles().between(50, 200),
                        Arbitraries.doubles().between(50, 200),
                        Arbitraries.doubles().between(0.01, 5),
                        Arbitraries.doubles().between(-0.02, 0.1),
                        Arbitraries.doubles().between(0, 0.08),
                        Arbitraries.doubles().between(0.05, 3))
                .as(OneOption::new);
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void putAndCallDifferByTheForward(@ForAll("options") OneOption option) {
        double parity =
                option.optionSign() * (option.price() - option.opposite().price());
        assertEquals(spotValue(option) - strikeValue(option), parity, ROUNDING);
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void theValueLiesBetweenForwardExerciseAndTheUnderlying(@ForAll("options") OneOption option) {
        double exercise = option.optionSign() * (spotValue(option) - strikeValue(option));
        double most = option.optionSign() > 0 ? spotValue(option) : strikeValue(option);
        assertTrue(option.price() >= Math.max(0, exercise) - ROUNDING);
        assertTrue(option.price() <= most + ROUNDING);
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void moreVolatilityNeverCostsTheHolder(@ForAll("options") OneOption option) {
        assertTrue(option.withVolatility(option.volatility() * 1.01).price() >= option.price() - ROUNDING);
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void theValueIsMonotoneAndConvexInSpotAndStrike(@ForAll("options") OneOption option) {
        double step = 0.5;
        double below = option.withSpot(option.spot() - step).price();
        double above = option.withSpot(option.spot() + step).price();
        assertTrue(option.optionSign() * (above - below) >= -ROUNDING);
        assertTrue(above + below - 2 * option.price() >= -ROUNDING);
        double lower = option.withStrike(option.strike() - step).price();
        double higher = option.withStrike(option.strike() + step).price();
        assertTrue(option.optionSign() * (lower - higher) >= -ROUNDING);
        assertTrue(higher + lower - 2 * option.price() >= -ROUNDING);
    }

    /**
     * Fourth-order differences of the column one derivative below, within 1e-6 of the Greek's size at the money. Steps are
     * 2 % of a standard deviation: truncation 1e-8, rounding 1e-14/0.02/σ√T ≤ 1e-10.
     */
    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void greeksAreDerivatives(@ForAll("options") OneOption option) {
        double spot = option.spot();
        double volatility = option.volatility();
        double time = option.timeToExpiry();
        double deviation = volatility * Math.sqrt(time);
        double money = Math.max(spot, option.strike());
        double spotStep = 0.02 * spot * Math.min(deviation, 1);
        double volatilityStep = 0.02 * volatility * distanceStep(option);
        double timeStep = 0.02 * time * distanceStep(option);
        assertDerivative(option, DELTA, x -> option.withSpot(x).price(), spot, spotStep, 1);
        assertDerivative(option, GAMMA, x -> option.withSpot(x).value(DELTA), spot, spotStep, 1 / (spot * deviation));
        assertDerivative(
                option,
                VEGA,
                x -> option.withVolatility(x).price(),
                volatility,
                volatilityStep,
                money * Math.sqrt(time));
        assertDerivative(
                option, VANNA, x -> option.withVolatility(x).value(DELTA), volatility, volatilityStep, 1 / volatility);
        assertDerivative(
                option,
                VOLGA,
                x -> option.withVolatility(x).value(VEGA),
                volatility,
                volatilityStep,
                money * Math.sqrt(time) / volatility);
        assertDerivative(
                option,
                RHO,
                x -> option.withRate(x).price(),
                option.rate(),
                0.02 * Math.min(deviation, 1) / time,
                money * time);
        assertDerivative(
                option, THETA, x -> -option.withTime(x).price(), time, timeStep, money * (deviation + 0.1) / time);
    }

    /** Relative steps of σ and T shrink with |d|, whose change they are. */
    private static double distanceStep(OneOption option) {
        double deviation = option.volatility() * Math.sqrt(option.timeToExpiry());
        double carry = Math.abs(option.rate() - option.dividendYield()) * option.timeToExpiry();
        return 1 / (1 + (Math.abs(Math.log(option.spot() / option.strike())) + carry) / deviation + deviation);
    }

    private static void assertDerivative(
            OneOption option, GreekColumn greek, DoubleUnaryOperator function, double x, double step, double size) {
        double near = function.applyAsDouble(x + step) - function.applyAsDouble(x - step);
        double far = function.applyAsDouble(x + 2 * step) - function.applyAsDouble(x - 2 * step);
        double difference = (8 * near - far) / (12 * step);
        assertEquals(difference, option.value(greek), 1e-6 * size, () -> greek + " of " + option);
    }

    private static double spotValue(OneOption option) {
        return option.spot() * Math.exp(-option.dividendYield() * option.timeToExpiry());
    }

    private static double strikeValue(OneOption option) {
        return option.strike() * Math.exp(-option.rate() * option.timeToExpiry());
    }
}
