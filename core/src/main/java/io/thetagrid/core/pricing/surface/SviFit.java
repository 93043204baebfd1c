package io.thetagrid.core.pricing.surface;

import io.thetagrid.kernels.math.ScalarMath;
import java.util.List;

/**
 * Fits raw SVI by weighted least squares in total variance, quasi-explicitly [Zeliade Systems 2009, "Quasi-explicit
 * calibration of Gatheral's SVI model"]: for given m and σ the slice is linear in (a, d, c) over y = (k − m)/σ, {@code w = a +
 * d·y + c·√(y² + 1)} with c = bσ and d = ρbσ, and its best values within the no-arbitrage bounds come from a small quadratic
 * programme; m and σ are searched for.
 *
 * <p>The bounds: wings of total variance no steeper than 2 [Lee 2004, "The moment formula"], {@code |d| ≤ c} and {@code c +
 * |d| ≤ 2σ}, and no negative variance. A fit that still holds a butterfly arbitrage (Durrleman's function below 0) is searched
 * for again with that penalised.
 */
final class SviFit {
    private static final int ITERATIONS = 120;

    /** Where the search starts, in standard deviations to the expiration: the best of all pairs. */
    private static final double[] CENTRES = {-1, 0, 1};

    private static final double[] WIDTHS = {0.2, 1, 4};

    /** Narrower than this, in standard deviations, a slice has a kink. */
    private static final double NARROWEST = 0.05;

    private static final double WIDEST = 100;

    /** How far from the quoted range, in its own widths, the vertex may lie. */
    private static final double FURTHEST = 1;

    /** How heavily a negative Durrleman function counts, in half spreads squared of every quote. */
    private static final double PENALTY = 100;

    private static final int DURRLEMAN_POINTS = 33;

    private final double[] k;
    private final double[] variance;
    private final double[] weight;
    private final double low;
    private final double range;
    /** σ√T of the quote nearest the forward. */
    private final double deviation;

    SviFit(List<SlicePoint> points, double timeToExpiry) {
        int n = points.size();
        k = new double[n];
        variance = new double[n];
        weight = new double[n];
        double smallest = Double.POSITIVE_INFINITY;
        double largest = Double.NEGATIVE_INFINITY;
        double distance = Double.POSITIVE_INFINITY;
        double variance0 = 0;
        for (int i = 0; i < n; i++) {
            SlicePoint point = points.get(i);
            k[i] = point.k();
            variance[i] = point.volatility() * point.volatility() * timeToExpiry;
            double uncertainty = 2 * point.volatility() * timeToExpiry * point.halfSpread();
            weight[i] = 1 / (uncertainty * uncertainty);
            smallest = Math.min(smallest, k[i]);
            largest = Math.max(largest, k[i]);
            if (Math.abs(k[i]) < distance) {
                distance = Math.abs(k[i]);
                variance0 = variance[i];
            }
        }
        deviation = Math.sqrt(variance0);
        low = smallest;
        range = largest - smallest;
    }

    Svi fit() {
        Svi free = search(0);
        return lowestDurrleman(free, low, low + range) >= 0 ? free : search(PENALTY * k.length);
    }

    /** Least value of Durrleman's function between two log-forward-moneynesses. */
    static double lowestDurrleman(SliceShape shape, double low, double high) {
        double lowest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < DURRLEMAN_POINTS; i++) {
            lowest = Math.min(lowest, shape.durrleman(low + (high - low) * i / (DURRLEMAN_POINTS - 1)));
        }
        return lowest;
    }

    private Svi search(double penalty) {
        double best = Double.POSITIVE_INFINITY;
        double startM = 0;
        double startLog = 0;
        for (double centre : CENTRES) {
            for (double width : WIDTHS) {
                double m = centre * deviation;
                double log = ScalarMath.log(width * deviation);
                double loss = loss(m, log, penalty);
                if (loss < best) {
                    best = loss;
                    startM = m;
                    startLog = log;
                }
            }
        }
        double[] found = NelderMead.minimise(
                (m, log) -> loss(m, log, penalty), startM, startLog, 0.5 * deviation, 0.5, ITERATIONS);
        return inner(m(found[0]), sigma(found[1]));
    }

    private double m(double m) {
        return Math.clamp(m, low - FURTHEST * range, low + (1 + FURTHEST) * range);
    }

    private double sigma(double log) {
        return Math.clamp(ScalarMath.exp(log), NARROWEST * deviation, WIDEST * deviation);
    }

    private double loss(double m, double logSigma, double penalty) {
        Svi slice = inner(m(m), sigma(logSigma));
        double loss = sumOfSquares(slice);
        if (penalty > 0) {
            double below = Math.min(lowestDurrleman(slice, low, low + range), 0);
            loss += penalty * (below * below - below);
        }
        return loss;
    }

    private double sumOfSquares(Svi slice) {
        double sum = 0;
        for (int i = 0; i < k.length; i++) {
            double error = slice.totalVariance(k[i]) - variance[i];
            sum += weight[i] * error * error;
        }
        return sum;
    }

    /** The best slice for given m and σ. */
    private Svi inner(double m, double sigma) {
        double[][] normal = new double[3][3];
        double[] right = new double[3];
        double[] row = {1, 0, 0};
        for (int i = 0; i < k.length; i++) {
            row[1] = (k[i] - m) / sigma;
            row[2] = Math.sqrt(row[1] * row[1] + 1);
            for (int j = 0; j < 3; j++) {
                double weighted = weight[i] * row[j];
                right[j] += weighted * variance[i];
                for (int l = j; l < 3; l++) {
                    normal[j][l] += weighted * row[l];
                    normal[l][j] = normal[j][l];
                }
            }
        }
        double[] x = new SviBounds(sigma).minimise(normal, right);
        double b = x[2] / sigma;
        return new Svi(x[0], b, b > 0 ? x[1] / x[2] : 0, m, sigma);
    }
}
