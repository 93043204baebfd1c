package io.thetagrid.kernels.american;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.thetagrid.kernels.backend.Accuracy;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LongstaffSchwartzTest {
    private static final int PATHS = 20_000;
    private static final int TIMES = 50;
    private static final long SEED = 2001;

    /**
     * A simulated rule is worth no more than the option, and less by what
     * exercise at 50 times costs (up to 0.2 % by the tree) and what the regression misses (about as much).
     */
    @ParameterizedTest
    @CsvSource({
        "-1, 36, 40, 1, 0.06, 0, 0.2",
        "-1, 40, 40, 1, 0.06, 0, 0.4",
        "-1, 44, 40, 2, 0.06, 0, 0.4",
        "1, 100, 100, 1, 0.03, 0.07, 0.3",
        "1, 110, 100, 0.5, 0.01, 0.1, 0.25",
        "-1, 95, 100, 1, 0.02, 0.05, 0.2"
    })
    void simulatedRuleIsWorthLittleLess(
            double sign, double spot, double strike, double time, double rate, double yield, double volatility) {
        AmericanOption option = new AmericanOption(sign, spot, strike, time, rate, yield, volatility);
        LongstaffSchwartz.Estimate estimate = LongstaffSchwartz.estimate(option, PATHS, TIMES, SEED);
        double price = option.price(Accuracy.HIGH);
        double sampling = 3 * estimate.standardError();
        assertTrue(estimate.value() <= price + sampling, () -> estimate + " above " + price);
        assertTrue(estimate.value() >= price * (1 - 0.004) - sampling, () -> estimate + " below " + price);
    }
}
