package io.thetagrid.kernels.american;

import static io.thetagrid.kernels.math.Coefficients.INVERSE_SQRT_2PI;
import static io.thetagrid.kernels.math.Coefficients.TAIL_END;
import static io.thetagrid.kernels.math.ScalarMath.atLeast;
import static io.thetagrid.kernels.math.ScalarMath.atMost;
import static io.thetagrid.kernels.math.ScalarMath.exp;
import static io.thetagrid.kernels.math.ScalarMath.gaussian;
import static io.thetagrid.kernels.math.ScalarMath.logRatio;
import static io.thetagrid.kernels.math.ScalarMath.normalDensity;
import static io.thetagrid.kernels.math.ScalarMath.scaledNormalTail;
import static java.lang.Math.abs;
import static java.lang.Math.fma;
import static java.lang.Math.sqrt;

/**
 * One of the two exercise boundaries of a put with q &lt; r &lt; 0. While the exercise region lasts, neither knows of the
 * other: above it, the put is one that is exercised at and below the upper boundary B; below it, a contract to deliver at
 * the strike, −S + K at expiry whatever the spot, that is exercised at and above the lower boundary Y. Each then solves a
 * fixed-point equation of its own [Andersen and Lake 2021; form of the equations as in Andersen, Lake and Offengenden 2016]:
 *
 * <p>B = K·e^(−(r−q)τ)·N/D from the condition ∂V/∂S = −1 plus c times V = K − S, as for a put with one boundary.
 *
 * <p>Y = (K·r/q)·∫e^(−ru)·(φ(d₋)/(σ√u) + N(−d₋))du / ∫e^(−qu)·φ(d₊)/(σ√u) du from the sum of the same conditions, with
 * d± = (ln(Y(τ)/Y(τ−u)) + (r − q)u)/(σ√u) ± σ√u/2: every term is positive.
 *
 * <p>Either is held by H = ln²(B/X) at the nodes of a {@link BoundaryGrid}, where X is its limit at expiry, K for B and K·r/q
 * for Y. B falls and Y rises with the time to expiry; neither leaves [K·r/q, K], outside which exercise costs.
 */
final class TwoBoundaryCurve {
    /** Iterations halve the distance at worst where the region is about to vanish; beyond, they need not converge. */
    private static final int SWEEPS = 60;

    /** Drift in units of volatility from which the plain iteration needs damping. */
    private static final double UNDAMPED_DRIFT = 0.3;

    private final BoundaryGrid grid;
    private final double tolerance;
    private final boolean upper;

    /** ln(B/X) at the nodes, today first, and its square H. */
    private final double[] log;

    private final double[] squared;

    /** Quadrature weights times e^(ru) and e^(qu), by point. */
    private final double[] strikeWeight;

    private final double[] spotWeight;

    private double rateTime;
    private double yieldTime;
    private double driftTime;
    private double deviation;
    /** ln(B/X) no farther from 0, in the limit of no expiry. */
    private double farthest;
    /** c·σ√τ. */
    private double damping;

    private TwoBoundaryCurve(TwoBoundaryScheme scheme, boolean upper) {
        this.grid = scheme.grid;
        this.tolerance = scheme.tolerance;
        this.upper = upper;
        log = new double[grid.nodes];
        squared = new double[grid.nodes];
        strikeWeight = new double[grid.points()];
        spotWeight = new double[grid.points()];
    }

    static TwoBoundaryCurve upper(TwoBoundaryScheme scheme) {
        return new TwoBoundaryCurve(scheme, true);
    }

    static TwoBoundaryCurve lower(TwoBoundaryScheme scheme) {
        return new TwoBoundaryCurve(scheme, false);
    }

    /** Solves for the times to expiry from 0 to {@code horizon}. Past the region's end a boundary stays at its bound. */
    void solve(double rate, double yield, double volatility, double horizon) {
        rateTime = rate * horizon;
        yieldTime = yield * horizon;
        driftTime = (rate - yield) * horizon;
        deviation = volatility * sqrt(horizon);
        farthest = farthest(rate, yield, volatility);
        damping = atLeast(driftTime / deviation - UNDAMPED_DRIFT, 0.0);
        for (int k = 0; k < grid.points(); k++) {
            strikeWeight[k] = grid.weight[k] * exp(rateTime * grid.growth[k]);
            spotWeight[k] = grid.weight[k] * exp(yieldTime * grid.growth[k]);
        }
        guess();
        double change = Double.POSITIVE_INFINITY;
        for (int sweep = 0; sweep < SWEEPS && change > tolerance; sweep++) {
            change = 0.0;
            for (int i = grid.nodes - 1; i >= 0; i--) {
                double before = log[i];
                set(i, upper ? nextUpper(i) : nextLower(i));
                change = atLeast(abs(log[i] - before), change);
            }
        }
    }

    /** ln(B/X) at the horizon. */
    double last() {
        return log[0];
    }

    /** ln(B/X) between the nodes. */
    double log(double[] interpolation, int point) {
        double distance = sqrt(squared(interpolation, point));
        return upper ? -distance : distance;
    }

    private double squared(double[] interpolation, int point) {
        double h = 0.0;
        for (int j = 0; j < grid.nodes; j++) {
            h = fma(interpolation[point * grid.width + j], squared[j], h);
        }
        return atLeast(h, 0.0);
    }

    /**
     * |ln(B(∞)/X)|, where B(∞) = K·m/(1 + m) and −m solves ½σ²x(x − 1) + (r − q)x − r = 0: both roots are negative, the
     * larger m is the upper boundary's. Without real roots no put is exercised that far from expiry, and the bound is ln(q/r).
     */
    private double farthest(double rate, double yield, double volatility) {
        double perVariance = 2.0 / (volatility * volatility);
        double sum = fma(rate - yield, perVariance, -1.0);
        double product = -rate * perVariance;
        double discriminant = fma(sum, sum, -4.0 * product);
        if (!(sum > 0.0 && discriminant >= 0.0)) {
            return logRatio(yield, rate);
        }
        double larger = 0.5 * (sum + sqrt(discriminant));
        if (upper) {
            return logRatio(1.0 + larger, larger);
        }
        double smaller = product / larger;
        return logRatio(smaller / (1.0 + smaller), rate / yield);
    }

    /** Near expiry the upper boundary falls a little faster than √τ, the lower rises by 0.64·σ√τ [Evans et al. 2002]. */
    private void guess() {
        for (int i = 0; i < grid.nodes; i++) {
            double own = deviation * grid.nodeRoot[i];
            double slowed = own / (1.0 + 0.5 * driftTime * grid.nodeRoot[i] / deviation);
            set(i, upper ? -2.0 * slowed : 0.64 * slowed);
        }
    }

    private void set(int i, double value) {
        log[i] = upper ? atMost(atLeast(value, -farthest), 0.0) : atLeast(atMost(value, farthest), 0.0);
        squared[i] = log[i] * log[i];
    }

    private double nextUpper(int i) {
        double own = deviation * grid.nodeRoot[i];
        double drift = driftTime * (grid.nodeRoot[i] * grid.nodeRoot[i]);
        double c = damping / own;
        double centre = (log[i] + drift) / own;
        double numerator = densityAndNormal(centre - 0.5 * own, 1.0 / own, c);
        double denominator = densityAndNormal(centre + 0.5 * own, 1.0 / own, 1.0 + c);
        for (int k = grid.firstPoint[i]; k < grid.firstPoint[i + 1]; k++) {
            double step = deviation * grid.root[k];
            double distance = log[i] - log(grid.interpolation, k);
            centre = fma(driftTime, grid.root[k] * grid.root[k], distance) / step;
            double minus = densityAndNormal(centre - 0.5 * step, 1.0 / step, c);
            double plus = densityAndNormal(centre + 0.5 * step, 1.0 / step, 1.0 + c);
            numerator = fma(rateTime * strikeWeight[k], minus, numerator);
            denominator = fma(yieldTime * spotWeight[k], plus, denominator);
        }
        if (numerator < Double.MIN_NORMAL || denominator < Double.MIN_NORMAL) {
            return -farthest; // nothing is left to exercise for
        }
        return logRatio(numerator, denominator) - drift;
    }

    private double nextLower(int i) {
        double numerator = 0.0;
        double denominator = 0.0;
        for (int k = grid.firstPoint[i]; k < grid.firstPoint[i + 1]; k++) {
            double step = deviation * grid.root[k];
            double distance = log[i] - log(grid.interpolation, k);
            double centre = fma(driftTime, grid.root[k] * grid.root[k], distance) / step;
            double minus = densityAndNormal(0.5 * step - centre, 1.0 / step, 1.0);
            numerator = fma(strikeWeight[k], minus, numerator);
            denominator = fma(spotWeight[k], normalDensity(centre + 0.5 * step) / step, denominator);
        }
        double drift = driftTime * (grid.nodeRoot[i] * grid.nodeRoot[i]);
        return logRatio(atLeast(numerator, Double.MIN_NORMAL), atLeast(denominator, Double.MIN_NORMAL)) - drift;
    }

    /** a·φ(x) + b·N(x), with one exponential. */
    private static double densityAndNormal(double x, double a, double b) {
        double distance = atMost(abs(x), TAIL_END);
        double gaussian = gaussian(distance);
        double tail = gaussian * scaledNormalTail(distance);
        double normal = x > 0.0 ? 1.0 - tail : tail;
        return fma(b, normal, a * (gaussian * INVERSE_SQRT_2PI));
    }
}
