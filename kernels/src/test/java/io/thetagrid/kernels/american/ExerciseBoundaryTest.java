package io.thetagrid.kernels.american;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.thetagrid.kernels.backend.Accuracy;
import io.thetagrid.kernels.reference.SharedReference;
import io.thetagrid.kernels.reference.SharedReference.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The boundary against a table, its known limits, and the conditions that define it. */
class ExerciseBoundaryTest {
    private static final double STRIKE = 100;

    private static ExerciseBoundary high(double sign, double time, double rate, double yield, double volatility) {
        return ExerciseBoundary.of(Accuracy.HIGH, sign, STRIKE, time, rate, yield, volatility);
    }

    private static AmericanOption option(
            double sign, double spot, double time, double rate, double yield, double volatility) {
        return new AmericanOption(sign, spot, STRIKE, time, rate, yield, volatility);
    }

    /** The table is of the QD+ approximation, which is off by some tenths of a per cent. */
    @ParameterizedTest
    @CsvSource({"FAST", "STANDARD", "HIGH"})
    void liesWithinTheApproximationsErrorOfItsTable(Accuracy accuracy) {
        for (Row row : SharedReference.rows("american_qdplus_boundary.csv")) {
            ExerciseBoundary boundary = ExerciseBoundary.of(
                    accuracy,
                    -1,
                    row.number("strike"),
                    row.number("maturity"),
                    row.number("rate"),
                    row.number("dividend_yield"),
                    row.number("volatility"));
            double expected = row.number("expected_exercise_boundary");
            assertEquals(expected, boundary.criticalSpot(row.number("tau")), 3e-3 * expected, row::toString);
        }
    }

    /**
     * Beyond the boundary value is that of exercise. Before it the Black–Scholes equation, with value that of exercise, delta
     * ±1 and theta 0, gives ½σ²B²·gamma = ±(rK − qB): at a distance h value exceeds exercise
     * by ½·gamma·h² and delta differs by gamma·h. With h half a per cent of B the next term of Taylor's series is some
     * per cent of these.
     */
    @ParameterizedTest
    @CsvSource({
        "-1, 1, 0.05, 0, 0.25",
        "-1, 1, 0.05, 0.05, 0.25",
        "-1, 0.25, 0.04, 0.08, 0.3",
        "-1, 0.08, 0.05, 0, 4.25",
        "1, 1, 0.02, 0.05, 0.3",
        "1, 1, 0.05, 0.02, 0.3",
        "1, 2, 0.03, 0.03, 0.15"
    })
    void valueMeetsExerciseSmoothlyAtTheBoundary(
            double sign, double time, double rate, double yield, double volatility) {
        double critical = high(sign, time, rate, yield, volatility).criticalSpot(time);
        AmericanOption.Value beyond = option(sign, critical * (1 + 1e-6 * sign), time, rate, yield, volatility)
                .value(Accuracy.HIGH);
        assertEquals(sign * (critical * (1 + 1e-6 * sign) - STRIKE), beyond.price(), 2e-6); // HIGH's own error
        assertEquals(sign, beyond.delta(), 1e-6);

        double step = 5e-3 * critical;
        AmericanOption.Value before = option(sign, critical - sign * step, time, rate, yield, volatility)
                .value(Accuracy.HIGH);
        double gamma = 2 * sign * (yield * critical - rate * STRIKE) / (volatility * volatility * critical * critical);
        double excess = 0.5 * gamma * step * step;
        assertEquals(sign * (critical - STRIKE) - step + excess, before.price(), 0.06 * excess + 2e-6);
        assertEquals(sign - sign * gamma * step, before.delta(), 0.06 * gamma * step);
    }

    /** A Cox–Ross–Rubinstein tree exercises one per cent beyond the boundary, and holds one per cent before it. */
    @ParameterizedTest
    @CsvSource({"-1, 1, 0.05, 0, 0.25", "-1, 0.25, 0.04, 0.08, 0.3", "1, 1, 0.02, 0.05, 0.3", "1, 0.5, 0.05, 0.03, 0.4"
    })
    void aTreeExercisesOnTheSameSide(double sign, double time, double rate, double yield, double volatility) {
        ExerciseBoundary boundary = high(sign, 2 * time, rate, yield, volatility);
        double critical = boundary.criticalSpot(time); // half of the option's life is left
        double beyond = critical * (1 + 0.01 * sign);
        double before = critical * (1 - 0.01 * sign);
        assertEquals(sign * (beyond - STRIKE), tree(sign, beyond, time, rate, yield, volatility), 1e-12 * STRIKE);
        assertTrue(tree(sign, before, time, rate, yield, volatility) > sign * (before - STRIKE) + 1e-4);
    }

    private static double tree(double sign, double spot, double time, double rate, double yield, double volatility) {
        int steps = 2000;
        double up = Math.exp(volatility * Math.sqrt(time / steps));
        double probability = (Math.exp((rate - yield) * time / steps) - 1 / up) / (up - 1 / up);
        double discount = Math.exp(-rate * time / steps);
        double[] values = new double[steps + 1];
        for (int step = steps; step >= 0; step--) {
            for (int ups = 0; ups <= step; ups++) {
                double exercise = sign * (spot * Math.pow(up, 2 * ups - step) - STRIKE);
                double hold = step == steps
                        ? 0
                        : discount * (probability * values[ups + 1] + (1 - probability) * values[ups]);
                values[ups] = Math.max(exercise, hold);
            }
        }
        return values[0];
    }

    @ParameterizedTest
    @CsvSource({
        "-1, 0.05, 0, 100",
        "-1, 0.05, 0.02, 100",
        "-1, 0.02, 0.05, 40",
        "1, 0.02, 0.05, 100",
        "1, 0.05, 0.02, 250"
    })
    void startsAtExpiryWhereInterestAndDividendsBalance(double sign, double rate, double yield, double limit) {
        ExerciseBoundary boundary = high(sign, 1, rate, yield, 0.2);
        assertEquals(limit, boundary.criticalSpot(0), 1e-12 * limit);
        // B nears its limit like σ√(τ·ln(1/τ)) = 1e-5 of it; interpolating H errs by 1e-8, its root by 1e-4.
        assertEquals(limit, boundary.criticalSpot(1e-10), 2e-4 * limit);
        // Without variance exercise is due where its yearly gain turns positive, at any time.
        assertEquals(limit, high(sign, 1, rate, yield, 0).criticalSpot(0.7), 1e-12 * limit);
    }

    /** K·x/(x − 1) with x a root of ½σ²x(x − 1) + (r − q)x − r = 0 [Merton 1973]: after 400 years, nothing else is left. */
    @ParameterizedTest
    @CsvSource({"-1, 0.05, 0, 0.2", "-1, 0.06, 0.03, 0.3", "1, 0.05, 0.04, 0.2", "1, 0.03, 0.06, 0.4"})
    void tendsToThePerpetualOptions(double sign, double rate, double yield, double volatility) {
        double half = 0.5 * volatility * volatility;
        double b = rate - yield - half;
        double x = (-b + sign * Math.sqrt(b * b + 4 * half * rate)) / (2 * half);
        double perpetual = STRIKE * x / (x - 1);
        assertEquals(perpetual, high(sign, 400, rate, yield, volatility).criticalSpot(400), 1e-4 * perpetual);
    }

    @Test
    void recedesAsTimeToExpiryGrows() {
        for (Accuracy accuracy : Accuracy.values()) {
            ExerciseBoundary put = ExerciseBoundary.of(accuracy, -1, STRIKE, 2, 0.04, 0.01, 0.3);
            ExerciseBoundary call = ExerciseBoundary.of(accuracy, 1, STRIKE, 2, 0.02, 0.04, 0.3);
            for (int i = 0; i < 1000; i++) {
                double sooner = i * 0.002;
                double later = sooner + 0.002;
                assertTrue(put.criticalSpot(later) < put.criticalSpot(sooner), () -> accuracy + " put at " + later);
                assertTrue(call.criticalSpot(later) > call.criticalSpot(sooner), () -> accuracy + " call at " + later);
            }
        }
    }

    @Test
    void isOutOfReachWhereHoldingAlwaysBeatsExercising() {
        assertEquals(Double.POSITIVE_INFINITY, high(1, 1, 0.04, 0, 0.3).criticalSpot(0.5));
        assertEquals(0, high(-1, 1, 0, 0.02, 0.3).criticalSpot(0.5));
    }

    @Test
    void isNoNumberWhereThereIsNoneOrMoreThanOne() {
        ExerciseBoundary put = high(-1, 1, 0.04, 0, 0.3);
        assertEquals(Double.NaN, put.criticalSpot(1.001));
        assertEquals(Double.NaN, put.criticalSpot(-0.001));
        assertEquals(Double.NaN, high(-1, 1, -0.01, -0.02, 0.3).criticalSpot(0.5));
        assertEquals(Double.NaN, high(-1, 1, 0.04, 0, Double.NaN).criticalSpot(0.5));
        assertEquals(Double.NaN, high(1, -1, 0.04, 0.01, 0.3).criticalSpot(0));
    }
}
