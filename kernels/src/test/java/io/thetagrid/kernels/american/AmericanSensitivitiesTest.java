package io.thetagrid.kernels.american;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.thetagrid.kernels.backend.Accuracy;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Vega, rho and theta against differences of converged prices, over contracts on a spot of 100. */
class AmericanSensitivitiesTest {
    private static final int CONTRACTS = 300;

    /** A thousandth of a parameter: differences of prices good to 1e-9 err by its square, 1e-6 of a Greek. */
    private static final double STEP = 1e-3;

    /** Root mean squares; a Greek per 1.00 is up to 100, and the fast preset's price is good to 2e-5 of it. */
    @ParameterizedTest
    @CsvSource({"FAST, 2e-3, 2e-2", "STANDARD, 3e-4, 2e-3", "HIGH, 1e-4, 1e-3", "CONVERGED, 1e-4, 1e-3"})
    void vegaAndRhoAreThePricesDerivatives(Accuracy accuracy, double vegaTolerance, double rhoTolerance) {
        Random random = new Random(3);
        double vegas = 0;
        double rhos = 0;
        for (int i = 0; i < CONTRACTS; i++) {
            AmericanOption option = random(random);
            AmericanOption.Value value = option.value(accuracy);
            double vega = difference(
                    option.withVolatility(option.volatility() * (1 + STEP)),
                    option.withVolatility(option.volatility() * (1 - STEP)),
                    2 * STEP * option.volatility());
            double rho = difference(
                    withRate(option, option.rate() * (1 + STEP)),
                    withRate(option, option.rate() * (1 - STEP)),
                    2 * STEP * option.rate());
            vegas += Math.pow(value.vega() - vega, 2);
            rhos += Math.pow(value.rho() - rho, 2);
        }
        assertEquals(0, Math.sqrt(vegas / CONTRACTS), vegaTolerance);
        assertEquals(0, Math.sqrt(rhos / CONTRACTS), rhoTolerance);
    }

    /** Time passes: the difference's error is a millionth of the option's life squared times theta's second derivative. */
    @Test
    void thetaIsTheLossOfTime() {
        Random random = new Random(4);
        for (int i = 0; i < CONTRACTS; i++) {
            AmericanOption option = random(random);
            double step = option.timeToExpiry() * STEP;
            double theta = difference(
                    withTime(option, option.timeToExpiry() - step),
                    withTime(option, option.timeToExpiry() + step),
                    2 * step);
            double tolerance = 1e-3 * Math.max(1, Math.abs(theta));
            assertEquals(theta, option.value(Accuracy.HIGH).theta(), tolerance, option::toString);
        }
    }

    /** A put gains from lower rates, a call from higher; neither loses from volatility. */
    @Test
    void signs() {
        Random random = new Random(5);
        for (int i = 0; i < CONTRACTS; i++) {
            AmericanOption option = random(random);
            AmericanOption.Value value = option.value(Accuracy.STANDARD);
            assertTrue(value.vega() >= 0, option::toString);
            assertTrue(option.optionSign() * value.rho() >= -1e-3, option::toString);
        }
    }

    private static double difference(AmericanOption up, AmericanOption down, double width) {
        return (up.price(Accuracy.CONVERGED) - down.price(Accuracy.CONVERGED)) / width;
    }

    private static AmericanOption random(Random random) {
        return new AmericanOption(
                random.nextBoolean() ? 1 : -1,
                100,
                60 * Math.exp(random.nextDouble()),
                0.02 + 2 * random.nextDouble(),
                0.01 + 0.09 * random.nextDouble(),
                0.01 + 0.09 * random.nextDouble(),
                0.1 + 0.6 * random.nextDouble());
    }

    private static AmericanOption withRate(AmericanOption o, double rate) {
        return new AmericanOption(
                o.optionSign(), o.spot(), o.strike(), o.timeToExpiry(), rate, o.dividendYield(), o.volatility());
    }

    private static AmericanOption withTime(AmericanOption o, double time) {
        return new AmericanOption(
                o.optionSign(), o.spot(), o.strike(), time, o.rate(), o.dividendYield(), o.volatility());
    }
}
