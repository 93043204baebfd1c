package io.thetagrid.kernels.american;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.thetagrid.kernels.backend.Accuracy;
import io.thetagrid.kernels.backend.AmericanColumn;
import io.thetagrid.kernels.backend.Batch;
import io.thetagrid.kernels.backend.OptionColumn;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The vector text gives the scalar text's bits, whatever stands beside a row. */
class AmericanSimdTest {
    private static final int ROWS = 1003; // no multiple of any lane count

    @ParameterizedTest
    @EnumSource
    void bitsAreThoseOfTheScalarText(Accuracy accuracy) {
        try (Arena arena = Arena.ofConfined()) {
            Batch<OptionColumn> options = AmericanOption.batch(arena, options());
            Batch<AmericanColumn> scalar = Batch.allocate(arena, AmericanColumn.class, ROWS);
            Batch<AmericanColumn> simd = Batch.allocate(arena, AmericanColumn.class, ROWS);
            AmericanScalar.price(options, accuracy, EnumSet.allOf(AmericanColumn.class), scalar);
            AmericanSimd.price(options, accuracy, EnumSet.allOf(AmericanColumn.class), simd);
            assertSameBits(options, scalar, simd);
        }
    }

    @ParameterizedTest
    @EnumSource
    void bitsAreTheSameWithSharedBoundaries(Accuracy accuracy) {
        try (Arena arena = Arena.ofConfined()) {
            Batch<OptionColumn> options = AmericanOption.batch(arena, options());
            options.fill(OptionColumn.OPTION_SIGN, -1);
            options.fill(OptionColumn.TIME_TO_EXPIRY, 0.4);
            options.fill(OptionColumn.RATE, 0.05);
            options.fill(OptionColumn.DIVIDEND_YIELD, 0.02);
            Batch<AmericanColumn> scalar = Batch.allocate(arena, AmericanColumn.class, ROWS);
            Batch<AmericanColumn> simd = Batch.allocate(arena, AmericanColumn.class, ROWS);
            ExerciseBoundaries boundaries = new ExerciseBoundaries(accuracy, -1, 0.4, 0.05, 0.02);
            AmericanScalar.price(options, boundaries, scalar);
            AmericanSimd.price(options, boundaries, simd);
            assertSameBits(options, scalar, simd);
        }
    }

    private static void assertSameBits(
            Batch<OptionColumn> options, Batch<AmericanColumn> scalar, Batch<AmericanColumn> simd) {
        for (int row = 0; row < ROWS; row++) {
            for (AmericanColumn column : AmericanColumn.values()) {
                int at = row;
                assertEquals(
                        Double.doubleToLongBits(scalar.get(column, row)),
                        Double.doubleToLongBits(simd.get(column, row)),
                        () -> column + " of row " + at + ", spot " + options.get(OptionColumn.SPOT, at));
            }
        }
    }

    /** Regular rows, high drifts that need damping, never-exercised, certain, two-boundary and invalid ones in one batch. */
    private static List<AmericanOption> options() {
        Random random = new Random(11);
        double[] rates = {-0.06, -0.02, 0, 0.01, 0.05, 0.3};
        double[] volatilities = {0, 0.03, 0.1, 0.3, 1, 5, Double.NaN};
        List<AmericanOption> options = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            options.add(new AmericanOption(
                    random.nextBoolean() ? 1 : -1,
                    100 * Math.exp(0.3 * random.nextGaussian()),
                    100,
                    i % 50 == 0 ? 0 : 2 * random.nextDouble() * random.nextDouble(),
                    rates[random.nextInt(rates.length)],
                    rates[random.nextInt(rates.length)],
                    volatilities[random.nextInt(volatilities.length)] * (1 + random.nextDouble())));
        }
        return options;
    }
}
