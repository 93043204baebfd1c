package io.thetagrid.kernels.american;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import io.thetagrid.kernels.backend.Accuracy;
import io.thetagrid.kernels.backend.AmericanColumn;
import io.thetagrid.kernels.backend.Batch;
import io.thetagrid.kernels.backend.OptionColumn;
import java.lang.foreign.Arena;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ExerciseBoundariesTest {
    private static final int ROWS = 500;

    /** Options of one family priced by shared boundaries against the same options, each with a boundary of its own. */
    @ParameterizedTest
    @CsvSource({
        "-1, 2.5, 0.07, 0.05, 0, 4.25",
        "-1, 100, 0.5, 0.04, 0.01, 0.25",
        "1, 100, 1, 0.02, 0.05, 0.3",
        "-1, 100, 0.01, 0.04, 0.01, 0.2",
        "1, 100, 0.25, 0.04, 0.08, 0.15",
        "-1, 100, 2, 0.08, 0, 0.1"
    })
    void sharedBoundariesGiveTheValuesOfOwnOnes(
            double sign, double strike, double time, double rate, double yield, double volatility) {
        for (Accuracy accuracy : Accuracy.values()) {
            // Chebyshev truncation and, for FAST at low volatility and high drift, iterations that stop early.
            double tolerance = accuracy == Accuracy.FAST ? 5e-8 : 1e-9;
            try (Arena arena = Arena.ofConfined()) {
                Batch<OptionColumn> options = options(arena, sign, strike, time, rate, yield, volatility);
                Batch<AmericanColumn> own = Batch.allocate(arena, AmericanColumn.class, ROWS);
                Batch<AmericanColumn> shared = Batch.allocate(arena, AmericanColumn.class, ROWS);
                AmericanScalar.price(options, accuracy, Set.of(), own);
                AmericanScalar.price(options, new ExerciseBoundaries(accuracy, sign, time, rate, yield), shared);
                assertArrayEquals(
                        own.toArray(AmericanColumn.PRICE), shared.toArray(AmericanColumn.PRICE), tolerance * strike);
                assertArrayEquals(own.toArray(AmericanColumn.STATUS), shared.toArray(AmericanColumn.STATUS));
            }
        }
    }

    /** Both sides of a border between binades are sums of their own. */
    @ParameterizedTest
    @EnumSource
    void boundaryIsContinuousBetweenBinades(Accuracy accuracy) {
        ExerciseBoundaries boundaries = new ExerciseBoundaries(accuracy, -1, 0.5, 0.04, 0.01);
        for (double border : new double[] {0.125, 0.25, 0.5, 1, 2}) {
            double[] below = boundaries.at(Math.nextDown(border));
            double[] above = boundaries.at(border);
            // Two sums that err by up to 2e-8 each where the iteration converges, by its own error elsewhere.
            assertArrayEquals(above, below, accuracy == Accuracy.FAST ? 1e-4 : 1e-5);
        }
    }

    private static Batch<OptionColumn> options(
            Arena arena, double sign, double strike, double time, double rate, double yield, double volatility) {
        Batch<OptionColumn> options = Batch.allocate(arena, OptionColumn.class, ROWS);
        Random random = new Random(5);
        for (int row = 0; row < ROWS; row++) {
            options.set(OptionColumn.OPTION_SIGN, row, sign);
            options.set(OptionColumn.SPOT, row, strike * Math.exp(0.3 * random.nextGaussian()));
            options.set(OptionColumn.STRIKE, row, strike);
            options.set(OptionColumn.TIME_TO_EXPIRY, row, time);
            options.set(OptionColumn.RATE, row, rate);
            options.set(OptionColumn.DIVIDEND_YIELD, row, yield);
            options.set(OptionColumn.VOLATILITY, row, volatility * Math.exp(0.4 * random.nextGaussian()));
        }
        return options;
    }
}
