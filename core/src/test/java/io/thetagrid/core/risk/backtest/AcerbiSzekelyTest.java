package io.thetagrid.core.risk.backtest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.thetagrid.kernels.backend.Backend;
import io.thetagrid.kernels.backend.Backends;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AcerbiSzekelyTest {
    private static final Backend BACKEND = Backends.pick("auto");

    /** Losses 5 and 6 beyond 4, expected shortfall 5: by hand from the paper's equations 3 and 6. */
    @Test
    void statisticsFollowThePaper() {
        double[] losses = {1, 5, 2, 6};
        double[] var = {4, 4, 4, 4};
        double[] es = {5, 5, 5, 5};
        double z1 = AcerbiSzekely.conditional(losses, var, es);
        assertEquals(1 - (1.0 + 1.2) / 2, z1, 1e-15);
        assertEquals(1 - (1.0 + 1.2), AcerbiSzekely.unconditional(losses, var, es, 0.25), 1e-15);
        // The paper's relation of the two: Z₂ = 1 − (1 − Z₁)·N/(Tα).
        assertEquals(1 - (1 - z1) * 2 / (4 * 0.25), AcerbiSzekely.unconditional(losses, var, es, 0.25), 1e-15);
    }

    @Test
    void noExceptionLeavesOneOfThem() {
        double[] none = {1, 2, 3};
        double[] var = {3, 3, 3};
        assertTrue(Double.isNaN(AcerbiSzekely.conditional(none, var, var)));
        assertEquals(1, AcerbiSzekely.unconditional(none, var, var, 0.01));
    }

    /**
     * p-values of Z₂ over 1,966 days as MathWorks prints them in the documentation of esbacktest.unconditionalNormal (critical
     * value at 1 %, test statistic), and of esbacktestbysim.unconditional for t with ten degrees of freedom (1,000 scenarios).
     */
    @ParameterizedTest
    @CsvSource({
        ", 0.975, -0.34639, 0.01, 0.0035", ", 0.975, -0.38265, 0.0054099, 0.0026",
        "10, 0.95, -0.13342, 0.093, 0.034", "10, 0.95, -0.16252, 0.05, 0.025",
        "10, 0.975, -0.25011, 0.031, 0.020", "10, 0.975, -0.2268, 0.05, 0.025"
    })
    void pValuesAreThosePublished(
            Integer degreesOfFreedom, double confidence, double statistic, double pValue, double tolerance) {
        ShockLaw law = degreesOfFreedom == null ? new GaussianShock() : new StudentTShock(degreesOfFreedom);
        // Tolerances: 3.5 standard deviations of our draws for the Gaussian, of theirs and ours for Student-t.
        NullDistribution simulated = simulated(Collections.nCopies(1966, forecast(law)), confidence, 10_000);
        assertEquals(pValue, simulated.unconditionalPValue(statistic), tolerance);
    }

    /** "−0.7 for 5 % … remarkably stable across different distribution types" [Acerbi–Székely 2014], 250 days at 97.5 %. */
    @Test
    void thePapersThresholdHoldsForGaussianAndStudentT() {
        for (ShockLaw law : List.of(new GaussianShock(), new StudentTShock(10))) {
            double pValue = simulated(Collections.nCopies(250, forecast(law)), 0.975, 5000)
                    .unconditionalPValue(-0.7);
            assertEquals(0.05, pValue, 0.012);
        }
    }

    /** Both have expectation 0 under the null, also where losses are few and one of them straddles the level. */
    @Test
    void simulatedStatisticsAreCentred() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(22);
        double[] pnl = random.doubles(252, -1, 1).map(u -> u * u * u).toArray();
        for (LossForecast forecast : List.of(EmpiricalForecast.of(pnl), forecast(new StudentTShock(4)))) {
            NullDistribution simulated = simulated(Collections.nCopies(500, forecast), 0.99, 5000);
            assertCentred(simulated.unconditional());
            assertCentred(simulated.conditional());
        }
    }

    private static void assertCentred(double[] values) {
        double mean = Arrays.stream(values).average().orElseThrow();
        double variance = Arrays.stream(values)
                .map(value -> (value - mean) * (value - mean))
                .average()
                .orElseThrow();
        assertEquals(0, mean, 4 * Math.sqrt(variance / values.length));
    }

    /** Rejections at 5 % of 1,000 seeded histories of right forecasts, and of forecasts one quarter too low. */
    @Test
    void rightForecastsAreRejectedAsOftenAsTheLevelSays() {
        int days = 250;
        LossForecast forecast = forecast(new GaussianShock());
        NullDistribution simulated = simulated(Collections.nCopies(days, forecast), 0.975, 5000);
        double[] var = repeated(forecast.valueAtRisk(0.975), days);
        double[] es = repeated(forecast.expectedShortfall(0.975), days);
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(23);
        int histories = 1000;
        int z1 = 0;
        int z2 = 0;
        int tooLow = 0;
        for (int h = 0; h < histories; h++) {
            double[] losses = new double[days];
            for (int day = 0; day < days; day++) {
                losses[day] = 0.01 * random.nextGaussian();
            }
            z1 += simulated.conditionalPValue(AcerbiSzekely.conditional(losses, var, es)) < 0.05 ? 1 : 0;
            z2 += simulated.unconditionalPValue(AcerbiSzekely.unconditional(losses, var, es, 0.025)) < 0.05 ? 1 : 0;
            double[] larger = Arrays.stream(losses).map(loss -> loss / 0.75).toArray();
            tooLow += simulated.unconditionalPValue(AcerbiSzekely.unconditional(larger, var, es, 0.025)) < 0.05 ? 1 : 0;
        }
        // 3.5 standard deviations of 1,000 histories, and of the threshold that 5,000 draws give.
        double tolerance = 3.5 * Math.sqrt(0.05 * 0.95 * (1.0 / histories + 1.0 / 5000));
        assertEquals(0.05, z1 / (double) histories, tolerance);
        assertEquals(0.05, z2 / (double) histories, tolerance);
        assertTrue(tooLow > 600, tooLow + " of " + histories);
    }

    private static LossForecast forecast(ShockLaw law) {
        return new ScaledForecast(law, 0.01, Double.POSITIVE_INFINITY);
    }

    private static NullDistribution simulated(List<LossForecast> forecasts, double confidence, int simulations) {
        DailyForecasts[][] daily = {{DailyForecasts.of(forecasts, confidence)}};
        return new NullSimulation(BACKEND, 1, 7, simulations)
                .distributions(List.of(forecasts), daily, List.of(confidence))[0][0];
    }

    private static double[] repeated(double value, int times) {
        double[] values = new double[times];
        Arrays.fill(values, value);
        return values;
    }
}
