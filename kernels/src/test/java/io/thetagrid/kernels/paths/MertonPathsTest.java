package io.thetagrid.kernels.paths;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.thetagrid.kernels.math.ScalarMath;
import io.thetagrid.kernels.reference.SharedReference;
import io.thetagrid.kernels.reference.SharedReference.Row;
import org.hipparchus.special.Gamma;
import org.junit.jupiter.api.Test;

class MertonPathsTest {

    /** P(N ≤ k) = Q(k + 1, mean), by Hipparchus's incomplete gamma function. */
    @Test
    void thresholdsInvertThePoissonDistribution() {
        for (double mean : new double[] {1e-9, 0.01, 0.5, 7, 90, 500}) {
            double[] thresholds = PoissonThresholds.of(mean);
            for (int k = 0; k < thresholds.length; k++) {
                double upTo = Gamma.regularizedGammaQ(k + 1, mean);
                double above = Gamma.regularizedGammaP(k + 1, mean);
                if (upTo > 1e-30 && above > 1e-15) {
                    String message = "mean " + mean + ", k " + k;
                    double z = thresholds[k];
                    assertEquals(upTo, ScalarMath.normalCdf(z), 1e-12 * upTo, message + ": Hipparchus errs by 1e-13");
                    assertEquals(
                            above, ScalarMath.normalCdf(-z), 1e-10 * above, message + ": in the far tail by 1e-11");
                }
            }
            assertTrue(Gamma.regularizedGammaP(thresholds.length + 1, mean) < 0x1p-59, "the rest never happens");
        }
    }

    @Test
    void withoutJumpsItIsBrownian() {
        PathGrid grid = PathGrid.of(0.5, 1.0);
        double[][] brownian =
                Simulation.run(new GeometricBrownianMotion(0.05, 0.02, 0.25), grid, Simulation.NORMALS, 0, 100);
        PathModel merton = new MertonJumpDiffusion(0.05, 0.02, 0.25, 0, -0.1, 0.2);
        assertArrayEquals(brownian, Simulation.run(merton, grid, Simulation.NORMALS, 0, 100));
        assertEquals(0, PoissonThresholds.of(0).length);
    }

    /** Cumulants: the n-th grows by intensity·E[Jⁿ] a year [Merton 1976]; five standard errors of each. */
    @Test
    void moments() {
        int paths = 400_000;
        double mu = -0.1;
        double delta = 0.15;
        PathModel model = new MertonJumpDiffusion(0.03, 0.01, 0.2, 4, mu, delta);
        double[] x = Simulation.run(model, PathGrid.of(0.25, 0.5).lastObserved(), Simulation.NORMALS, 0, paths)[0];
        double t = 0.5;
        double second = mu * mu + delta * delta;
        double third = mu * mu * mu + 3 * mu * delta * delta;
        double fourth = mu * mu * mu * mu + 6 * mu * mu * delta * delta + 3 * delta * delta * delta * delta;
        double mean = t * (0.03 - 0.01 - 0.02 - 4 * (Math.exp(mu + delta * delta / 2) - 1) + 4 * mu);
        double variance = t * (0.04 + 4 * second);
        double[] squares = new double[paths];
        double[] cubes = new double[paths];
        double[] fourths = new double[paths];
        for (int i = 0; i < paths; i++) {
            double c = x[i] - mean;
            squares[i] = c * c;
            cubes[i] = c * c * c;
            fourths[i] = c * c * c * c;
        }
        assertWithin(5, mean, Estimate.of(x));
        assertWithin(5, variance, Estimate.of(squares));
        assertWithin(5, 4 * t * third, Estimate.of(cubes));
        assertWithin(5, 4 * t * fourth + 3 * variance * variance, Estimate.of(fourths));
    }

    /** Haug's table 6-1, of which Merton's series explains the two decimals, and paths the series: 4 standard errors. */
    @Test
    void haugsTable() {
        int rows = 0;
        for (Row row : SharedReference.rows("merton76_haug.csv")) {
            double years = row.number("years");
            double intensity = row.number("jump_intensity");
            double total = row.number("total_volatility");
            double jumpVariance = row.number("gamma_share") * total * total / intensity;
            double volatility = Math.sqrt(total * total - intensity * jumpVariance);
            double rate = row.number("rate");
            double yield = row.number("dividend_yield");
            double sign = European.sign(row.text("option_type"));
            MertonJumpDiffusion model = new MertonJumpDiffusion(
                    rate, yield, volatility, intensity, -jumpVariance / 2, Math.sqrt(jumpVariance));
            European option = new European(sign, row.number("spot"), row.number("strike"), rate, yield);
            double series = series(option, model, years);
            assertEquals(row.number("expected"), series, row.number("abs_tol"), row.toString());
            PathGrid grid = PathGrid.uniform(years, 3);
            Estimate estimate = option.estimate(model, grid, Simulation.NORMALS, 1 << 17);
            assertTrue(estimate.standardError() < 0.02, row.toString());
            assertWithin(4, series, estimate);
            rows++;
        }
        assertTrue(rows >= 60);
    }

    /** Given n jumps the log return is normal: a Poisson mixture of Black–Scholes prices [Merton 1976]. */
    static double series(European option, MertonJumpDiffusion model, double years) {
        double jumpVariance = model.jumpVolatility() * model.jumpVolatility();
        double logMean = model.meanJump() + jumpVariance / 2;
        double expected = model.jumpIntensity() * years;
        double compensator = expected * (Math.exp(logMean) - 1);
        double probability = Math.exp(-expected);
        double price = 0;
        for (int n = 0; n < 100; n++) {
            double variance = model.volatility() * model.volatility() + n * jumpVariance / years;
            double growth = Math.exp(n * logMean - compensator);
            price += probability
                    * BlackScholes.price(
                            option.sign(),
                            option.spot() * growth,
                            option.strike(),
                            years,
                            model.rate(),
                            model.dividendYield(),
                            Math.sqrt(variance));
            probability *= expected / (n + 1);
        }
        return price;
    }

    @Test
    void tooManyJumpsAreRefused() {
        PathModel model = new MertonJumpDiffusion(0, 0, 0.2, 1_000, 0, 0.1);
        assertThrows(
                IllegalArgumentException.class,
                () -> Simulation.run(model, PathGrid.of(1.0), Simulation.NORMALS, 0, 10));
        PathModel unbounded = new MertonJumpDiffusion(0, 0, 0.2, 1, 800, 0.1);
        assertThrows(
                IllegalArgumentException.class,
                () -> Simulation.run(unbounded, PathGrid.of(1.0), Simulation.NORMALS, 0, 10));
    }

    static void assertWithin(double standardErrors, double expected, Estimate estimate) {
        assertEquals(expected, estimate.value(), standardErrors * estimate.standardError(), estimate::toString);
    }
}
