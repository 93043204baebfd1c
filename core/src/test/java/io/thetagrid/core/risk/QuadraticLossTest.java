package io.thetagrid.core.risk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.thetagrid.core.testing.ReferenceBackend;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Quantile and tail mean of quadratic forms in normals against closed forms. */
class QuadraticLossTest {
    /** Inversion and root finding stop at 1e-13 standard deviations; the closed forms round a little more. */
    private static final double EXACT = 1e-9;

    private static double density(double x) {
        return Math.exp(-0.5 * x * x) / Math.sqrt(2 * Math.PI);
    }

    private static double cdf(double x) {
        return ReferenceBackend.cdf(x);
    }

    /** N⁻¹ by bisection of the reference's N. */
    private static double quantile(double probability) {
        double low = -10;
        double high = 10;
        for (int i = 0; i < 200; i++) {
            double middle = 0.5 * (low + high);
            if (cdf(middle) < probability) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static QuadraticLoss diagonal(double constant, double[] linear, double[] curvature) {
        return new QuadraticLoss(new NormalQuadratic(constant, linear, curvature));
    }

    private static void check(QuadraticLoss.Measures measures, double var, double es, double scale) {
        assertEquals(var, measures.valueAtRisk(), EXACT * scale);
        assertEquals(es, measures.expectedShortfall(), EXACT * scale);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 0.9, 0.95, 0.975, 0.99, 0.999})
    void linearLossIsNormal(double confidence) {
        double z = quantile(confidence);
        QuadraticLoss loss = diagonal(7, new double[] {3000, -4000}, new double[] {0, 0});
        check(loss.at(confidence), 7 + 5000 * z, 7 + 5000 * density(z) / (1 - confidence), 5000);
    }

    /** ½z² of a short gamma: the tail is two-sided in z. */
    @ParameterizedTest
    @ValueSource(doubles = {0.5, 0.9, 0.95, 0.975, 0.99, 0.999})
    void shortGammaHasTheTailOfOneChiSquare(double confidence) {
        double k = quantile(0.5 * (1 + confidence));
        double es = (k * density(k) + 1 - cdf(k)) / (1 - confidence);
        check(diagonal(0, new double[] {0}, new double[] {2}).at(confidence), k * k, 2 * es, 1);
    }

    /** −½z² of a long gamma: no loss at all, and a density with a pole where the quantiles lie. */
    @ParameterizedTest
    @ValueSource(doubles = {0.5, 0.9, 0.95, 0.975, 0.99, 0.999})
    void longGammaLosesNothing(double confidence) {
        double k = quantile(0.5 + 0.5 * (1 - confidence));
        double es = -(2 * (cdf(k) - 0.5) - 2 * k * density(k)) / (1 - confidence);
        check(diagonal(0, new double[] {0}, new double[] {-2}).at(confidence), -k * k, es, 1);
    }

    /**
     * b·z + ½c·z² is noncentral χ² with one degree of freedom: beyond q lies what is outside (c &gt; 0) or between (c &lt; 0)
     * the roots of the parabola.
     */
    @Test
    void oneFactorMatchesItsParabolasRoots() {
        for (double c : new double[] {-3, -1, -0.1, -1e-3, 1e-6, 1e-3, 0.1, 1, 3}) {
            for (double b : new double[] {-2, 0.01, 0.3, 1}) {
                NormalQuadratic form = new NormalQuadratic(0, new double[] {b}, new double[] {c});
                QuadraticTail tail = new QuadraticTail(form);
                for (double confidence : new double[] {0.05, 0.5, 0.95, 0.99, 0.999}) {
                    double q = new QuadraticLoss(form).at(confidence).valueAtRisk();
                    double root = Math.sqrt(b * b + 2 * c * q);
                    // The root that does not cancel first, the other by their product −2q/c.
                    double far = -(b + Math.copySign(root, b)) / c;
                    double near = -2 * q / c / far;
                    double low = Math.min(far, near);
                    double high = Math.max(far, near);
                    double expected = c > 0 ? cdf(low) + cdf(-high) : cdf(high) - cdf(low);
                    String name = "c " + c + ", b " + b + ", confidence " + confidence;
                    assertEquals(1 - confidence, expected, EXACT, name);
                    assertEquals(expected, tail.beyond(q).probability(), EXACT, name);
                    // Expected shortfall divides by 1 − confidence what cancels in the closed form; 20 for c = 3.
                    // ∫ (b·z + ½c·z²) φ: b·φ at the ends, and z·φ + N for the square.
                    double inside = b * (density(low) - density(high))
                            + 0.5 * c * (low * density(low) - high * density(high) + cdf(high) - cdf(low));
                    double beyond = c > 0 ? 0.5 * c - inside : inside;
                    assertEquals(
                            beyond / (1 - confidence),
                            new QuadraticLoss(form).at(confidence).expectedShortfall(),
                            20 * EXACT,
                            name);
                }
            }
        }
    }

    /** ½(z₁² + z₂²) is exponential with mean 1. */
    @Test
    void twoEqualCurvaturesAreExponential() {
        QuadraticLoss loss = diagonal(0, new double[2], new double[] {1, 1});
        for (double confidence : new double[] {0.5, 0.95, 0.99, 0.9999}) {
            double var = -Math.log(1 - confidence);
            check(loss.at(confidence), var, var + 1, 1);
        }
    }

    /** The difference of two exponentials is Laplace. */
    @Test
    void oppositeCurvaturesAreLaplace() {
        QuadraticLoss loss = diagonal(0, new double[4], new double[] {1, -1, -1, 1});
        for (double confidence : new double[] {0.5, 0.95, 0.99, 0.9999}) {
            double var = -Math.log(2 * (1 - confidence));
            check(loss.at(confidence), var, var + 1, 1);
        }
        // Gains: E max(X − q, 0) = ½e^q − q and P(X > q) = 1 − ½e^q for q < 0.
        check(loss.at(0.1), Math.log(0.2), (0.1 - Math.log(0.2) + 0.9 * Math.log(0.2)) / 0.9, 1);
    }

    /** Normal plus exponential [Grushka 1972, exponentially modified Gaussian]. */
    @Test
    void normalPlusExponentialHasItsClosedFormTail() {
        double s = 0.7;
        QuadraticTail tail = new QuadraticTail(new NormalQuadratic(0, new double[] {0, s, 0}, new double[] {1, 0, 1}));
        for (double q : new double[] {-1, 0, 0.5, 2, 5, 10}) {
            double expected = cdf(-q / s) + Math.exp(0.5 * s * s - q) * cdf(q / s - s);
            assertEquals(expected, tail.beyond(q).probability(), 1e-12 + EXACT * expected);
        }
    }

    /** Whatever the form: the integrals converge, measures rise with confidence, and both tails add up to the mean. */
    @Test
    void everyFormConvergesAndItsTailMeansAreConsistent() {
        Random random = new Random(3);
        for (int i = 0; i < 400; i++) {
            int n = 1 + random.nextInt(12);
            double[] linear = new double[n];
            double[] curvature = new double[n];
            for (int j = 0; j < n; j++) {
                linear[j] = random.nextInt(4) == 0 ? 0 : random.nextGaussian() * Math.pow(10, -4 * random.nextDouble());
                curvature[j] =
                        random.nextInt(4) == 0 ? 0 : random.nextGaussian() * Math.pow(10, -8 * random.nextDouble());
            }
            QuadraticLoss loss = diagonal(0, linear, curvature);
            if (!(loss.standardDeviation() > 0)) {
                continue;
            }
            String name = Arrays.toString(linear) + " " + Arrays.toString(curvature);
            double previous = Double.NEGATIVE_INFINITY;
            for (double confidence : new double[] {0.05, 0.5, 0.9, 0.95, 0.975, 0.99, 0.999}) {
                QuadraticLoss.Measures at = loss.at(confidence);
                assertTrue(at.valueAtRisk() >= previous, name);
                assertTrue(at.expectedShortfall() >= at.valueAtRisk(), name);
                previous = at.valueAtRisk();
            }
            // The mean of all losses is that of the worst 5 % and of the rest.
            QuadraticLoss mirrored = diagonal(0, negated(linear), negated(curvature));
            double p = 0.05;
            double upper = loss.at(1 - p).expectedShortfall();
            double lower = -mirrored.at(p).expectedShortfall();
            assertEquals(loss.mean(), p * upper + (1 - p) * lower, EXACT * loss.standardDeviation(), name);
        }
    }

    private static double[] negated(double[] values) {
        return Arrays.stream(values).map(v -> -v).toArray();
    }

    /** Two correlated factors, as a full matrix, against a brute simulation. */
    @Test
    void correlatedFormMatchesASimulationWithinItsSamplingError() {
        double[] linear = {1.5, -0.5, 0.2};
        double[][] quadratic = {{1, 0.6, 0}, {0.6, -0.4, 0.3}, {0, 0.3, 0.5}};
        QuadraticLoss.Measures at = new QuadraticLoss(NormalQuadratic.of(0.3, linear, quadratic)).at(0.99);
        Random random = new Random(5);
        int n = 400_000;
        double[] losses = new double[n];
        for (int i = 0; i < n; i++) {
            double[] z = {random.nextGaussian(), random.nextGaussian(), random.nextGaussian()};
            losses[i] = 0.3;
            for (int j = 0; j < 3; j++) {
                losses[i] += linear[j] * z[j];
                for (int k = 0; k < 3; k++) {
                    losses[i] += 0.5 * quadratic[j][k] * z[j] * z[k];
                }
            }
        }
        Arrays.sort(losses);
        // Four standard errors of a quantile's rank, √(n·α(1 − α)) ≈ 63 scenarios.
        assertTrue(losses[(int) (0.99 * n) - 252] < at.valueAtRisk());
        assertTrue(at.valueAtRisk() < losses[(int) (0.99 * n) + 252]);
        double tail = Arrays.stream(losses, n - n / 100, n).average().orElseThrow();
        double spread = Math.sqrt(Arrays.stream(losses, n - n / 100, n)
                .map(loss -> (loss - tail) * (loss - tail))
                .average()
                .orElseThrow());
        // Its error is that of the mean of n/100 losses, and of the threshold; four of them.
        assertEquals(tail, at.expectedShortfall(), 4 * 1.5 * spread / Math.sqrt(n / 100.0));
    }

    @Test
    void constantLossIsItsOwnQuantile() {
        check(diagonal(-3, new double[2], new double[2]).at(0.99), -3, -3, 1);
    }
}
