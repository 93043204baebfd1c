package io.thetagrid.kernels.dividends;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.thetagrid.kernels.backend.Accuracy;
import io.thetagrid.kernels.backend.DividendModel;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What must hold whatever the numbers: parity, bounds, monotonicity, and Greeks against differences. */
class DividendPropertiesTest {
    private static final int OPTIONS = 25;
    /** The preset's error, per 100 of spot, twice: two prices are compared. */
    private static final double TOLERANCE = 2e-3;

    @ParameterizedTest
    @EnumSource
    void europeanCallAndPutDifferByTheForward(DividendModel model) {
        SplittableRandom random = new SplittableRandom(31);
        for (int i = 0; i < OPTIONS; i++) {
            DividendOption option = tame(random, model);
            double call = option.withSign(1).price(Accuracy.STANDARD);
            double put = option.withSign(-1).price(Accuracy.STANDARD);
            double time = option.timeToExpiry();
            double forwardValue = (option.spot() - option.dividendValue()) * Math.exp(-option.dividendYield() * time)
                    - option.strike() * Math.exp(-option.rate() * time);
            assertEquals(forwardValue, call - put, TOLERANCE, option::toString);
        }
    }

    /** Dividends so small that no path falls to nothing, where the forward would no longer be the spot's. */
    private static DividendOption tame(SplittableRandom random, DividendModel model) {
        DividendOption option = DividendOption.random(random, model, false);
        double[] amounts = Arrays.stream(option.amounts()).map(a -> 0.2 * a).toArray();
        return option.with(option.years(), amounts).withVolatility(0.3 * option.volatility());
    }

    @ParameterizedTest
    @EnumSource
    void americanOptionsAreWorthAtLeastEuropeanOnesAndExercise(DividendModel model) {
        SplittableRandom random = new SplittableRandom(32);
        for (int i = 0; i < OPTIONS; i++) {
            DividendOption american = DividendOption.random(random, model, true);
            double value = american.price(Accuracy.STANDARD);
            assertTrue(value >= american.intrinsic(), american::toString);
            assertTrue(value >= american.asEuropean().price(Accuracy.STANDARD) - TOLERANCE, american::toString);
            double most = american.optionSign() > 0
                    ? american.spot()
                    : american.strike() * Math.max(1, Math.exp(-american.rate() * american.timeToExpiry()));
            // Where the spot may turn negative a put may be worth more than its strike.
            assertTrue(value <= most + TOLERANCE || model == DividendModel.FORWARD, american::toString);
        }
    }

    @ParameterizedTest
    @EnumSource
    void largerDividendsMakeCallsCheaperAndPutsDearer(DividendModel model) {
        SplittableRandom random = new SplittableRandom(33);
        for (int i = 0; i < OPTIONS; i++) {
            DividendOption option = DividendOption.random(random, model, random.nextBoolean());
            double[] larger = Arrays.stream(option.amounts()).map(a -> 1.2 * a).toArray();
            double change =
                    option.with(option.years(), larger).price(Accuracy.STANDARD) - option.price(Accuracy.STANDARD);
            assertTrue(option.optionSign() * change <= TOLERANCE, option::toString);
        }
    }

    @ParameterizedTest
    @EnumSource
    void moreVolatilityIsWorthMore(DividendModel model) {
        SplittableRandom random = new SplittableRandom(34);
        for (int i = 0; i < OPTIONS; i++) {
            DividendOption option = DividendOption.random(random, model, random.nextBoolean());
            double more = option.withVolatility(1.1 * option.volatility()).price(Accuracy.STANDARD);
            assertTrue(more >= option.price(Accuracy.STANDARD) - TOLERANCE, option::toString);
        }
    }

    /**
     * Against central differences of prices on grids of their own, whose error divides by the step: the tolerances are those of
     * the differences.
     */
    @ParameterizedTest
    @EnumSource
    void greeksAreDerivatives(DividendModel model) {
        SplittableRandom random = new SplittableRandom(35);
        for (int i = 0; i < OPTIONS; i++) {
            DividendOption drawn = DividendOption.random(random, model, false);
            DividendOption option = drawn.withVolatility(Math.clamp(drawn.volatility(), 0.15, 0.8));
            DividendOption.Value value = option.value(Accuracy.HIGH);
            double deviation = option.volatility() * Math.sqrt(option.timeToExpiry());
            double ds = 100 * Math.min(0.05 * deviation, 0.02);
            double up = option.withSpot(100 + ds).price(Accuracy.HIGH);
            double down = option.withSpot(100 - ds).price(Accuracy.HIGH);
            assertEquals((up - down) / (2 * ds), value.delta(), 2e-3, option::toString);
            double gamma = (up - 2 * value.price() + down) / (ds * ds);
            assertEquals(gamma, value.gamma(), 2e-2 * Math.abs(gamma) + 1e-5 / deviation, option::toString);
            double dv = 0.02 * option.volatility();
            double vega = (option.withVolatility(option.volatility() + dv).price(Accuracy.HIGH)
                            - option.withVolatility(option.volatility() - dv).price(Accuracy.HIGH))
                    / (2 * dv);
            assertEquals(vega, value.vega(), 5e-3 * Math.abs(vega) + 2e-2, option::toString);
            double rho = (option.withRate(option.rate() + 1e-3).price(Accuracy.HIGH)
                            - option.withRate(option.rate() - 1e-3).price(Accuracy.HIGH))
                    / 2e-3;
            assertEquals(rho, value.rho(), 5e-3 * Math.abs(rho) + 2e-2, option::toString);
            double dt = Math.min(nearestEvent(option) / 2, 0.01 * option.timeToExpiry());
            double theta = (option.after(dt).price(Accuracy.HIGH) - value.price()) / dt;
            assertEquals(theta, value.theta(), 3e-2 * Math.abs(theta) + 2e-4 / dt, option::toString);
        }
    }

    private static double nearestEvent(DividendOption option) {
        return Math.min(Arrays.stream(option.years()).min().orElse(1), option.timeToExpiry());
    }
}
