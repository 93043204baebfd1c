package io.thetagrid.kernels.american;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.thetagrid.kernels.backend.Accuracy;
import io.thetagrid.kernels.reference.SharedReference;
import io.thetagrid.kernels.reference.SharedReference.Row;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where no table of exact values exists, a tree judges. */
class LeisenReimerTreeTest {
    private static final int STEPS = 501;

    /** What extrapolation leaves of 1e-2 per 100 at 501 steps, σ²T up to 1; measured: 4.3e-4. */
    private static final double ERROR_PER_100 = 6e-4;

    /** The judge itself, against a peer's prices better than 1e-7 per 100; its error grows with σ²T (up to 24 here). */
    @Test
    void treeAgreesWithConvergedPrices() {
        for (Row row : SharedReference.rows("american_qdfp_high_precision.csv")) {
            AmericanOption option = AmericanOption.of(row, "type", row.number("time_to_expiry"));
            double variance = option.volatility() * option.volatility() * option.timeToExpiry();
            double tolerance = ERROR_PER_100 / 100 * option.spot() * (1 + variance);
            assertEquals(row.number("price"), LeisenReimerTree.extrapolated(option, STEPS), tolerance, row::toString);
        }
    }

    /** One boundary above and below the strike's, none at all: every order of 0, rate and yield but q &lt; r &lt; 0. */
    @ParameterizedTest
    @CsvSource({
        "0.05, 0.02",
        "0.02, 0.05",
        "0.04, 0.04",
        "0, -0.04",
        "0.03, -0.03",
        "-0.01, -0.01",
        "-0.02, 0.01",
        "0, 0"
    })
    void everyRegionOfRateAndYield(double rate, double yield) {
        Random random = new Random(7);
        for (int i = 0; i < 20; i++) {
            double time = 0.05 + 3 * random.nextDouble();
            double volatility = 0.08 + 0.5 * random.nextDouble();
            double spot = 100 * Math.exp(volatility * Math.sqrt(time) * (2 * random.nextDouble() - 1));
            AmericanOption put = AmericanOption.put(spot, 100, time, rate, yield, volatility);
            for (AmericanOption option : List.of(put, put.mirrored())) {
                double tree = LeisenReimerTree.extrapolated(option, STEPS);
                assertEquals(tree, option.price(Accuracy.HIGH), ERROR_PER_100, option::toString);
            }
        }
    }
}
