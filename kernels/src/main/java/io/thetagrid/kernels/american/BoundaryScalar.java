package io.thetagrid.kernels.american;

import static io.thetagrid.kernels.math.Coefficients.INVERSE_SQRT_2PI;
import static io.thetagrid.kernels.math.ScalarMath.atLeast;
import static io.thetagrid.kernels.math.ScalarMath.atMost;
import static io.thetagrid.kernels.math.ScalarMath.exp;
import static io.thetagrid.kernels.math.ScalarMath.expWithin;
import static io.thetagrid.kernels.math.ScalarMath.logRatio;
import static io.thetagrid.kernels.math.ScalarMath.scaledNormalTail;
import static java.lang.Math.abs;
import static java.lang.Math.fma;
import static java.lang.Math.sqrt;

/**
 * The exercise boundary B of a put [Andersen, Lake and Offengenden 2016, "High performance American option pricing"].
 *
 * <p>B solves a fixed-point equation N/D at every time to expiry; it is held by H = ln²(B/X) at the nodes of a
 * {@link BoundaryGrid}, so that ln B = ln X − √H needs no exponential.
 *
 * <p>The fixed point is the paper's equation A plus c times its equation B. A alone converges fastest while the drift
 * (r − q)√T/σ is small and oscillates beyond 0.7; B damps that. c = max(0, (r − q)√T/σ − 0.3)/(σ√τ) keeps the contraction
 * near zero at every drift.
 *
 * <p>A sweep goes from expiry to today and uses what it has just found: a node depends on the times nearer to expiry. A few
 * sweeps over a coarse grid find the boundary to a thousandth; their ratio to the first guess, which is smooth in √τ, is
 * carried over to the fine grid.
 */
final class BoundaryScalar {
    /** |d±| no further: φ is 0 to 1e-298, and its exponential needs no check. */
    static final double FARTHEST = 37;

    /** What a sweep, or a coarse grid, may change about ln(B/X): more would not be a correction. */
    static final double LOWEST_RATIO = 0.5;

    static final double HIGHEST_RATIO = 2.0;
    /** Of 1 − B(∞)/X, by which the guess divides. */
    static final double LOWEST_REST = 1e-4;

    private final ExerciseScheme scheme;

    /** ln(B/X) at the nodes, and its square H. */
    final double[] log;

    final double[] squared;
    private final double[] guess;
    private final double[] ratio;
    /** Quadrature weights times e^(qu), by point. */
    final double[] yieldWeight;

    BoundaryScalar(ExerciseScheme scheme) {
        this.scheme = scheme;
        log = new double[scheme.fine.nodes];
        squared = new double[scheme.fine.width];
        guess = new double[scheme.fine.nodes];
        ratio = new double[scheme.coarse.nodes];
        yieldWeight = new double[scheme.fine.points()];
    }

    /** Finds the boundary of one put; ln(B/X) and H stand at the fine nodes afterwards. */
    void solve(Puts puts, int at) {
        guess(scheme.coarse, puts, at);
        for (int i = 0; i < scheme.coarse.nodes; i++) {
            set(i, guess[i]);
        }
        for (int i = scheme.coarse.nodes; i < scheme.coarse.width; i++) {
            squared[i] = 0.0; // of no weight, but no NaN either
        }
        sweep(scheme.coarse, scheme.coarseSweeps, puts, at);
        for (int i = 0; i < scheme.coarse.nodes; i++) {
            ratio[i] = guess[i] < 0.0 ? log[i] / guess[i] : 1.0;
        }
        guess(scheme.fine, puts, at);
        refine(puts, at);
        sweep(scheme.fine, scheme.fineSweeps, puts, at);
    }

    /** Takes a put's boundary from elsewhere, ready for its sensitivities. */
    void set(Puts puts, int at, double[] logs) {
        set(logs);
        weighYield(scheme.fine, puts.yieldTime[at]);
    }

    /** Takes a boundary from elsewhere. */
    void set(double[] logs) {
        for (int i = 0; i < logs.length; i++) {
            set(i, logs[i]);
        }
    }

    private void set(int i, double value) {
        log[i] = value;
        squared[i] = value * value;
    }

    /**
     * B ≈ B(∞) + (X − B(∞))·e^h, h = ((r − q)τ − 2σ√τ)·X/(X − B(∞)) [Bjerksund and Stensland 1993], that is
     * −2σ√τ·(1 − δ)·X/(X − B(∞)) with δ = (r − q)√τ/(2σ); for δ &gt; 0 with 1/(1 + δ) in place of 1 − δ, which would turn the
     * boundary around.
     */
    private void guess(BoundaryGrid grid, Puts puts, int at) {
        double deviation = puts.deviation[at];
        double driftTime = puts.driftTime[at];
        double rest = atLeast(1.0 - puts.perpetual[at], LOWEST_REST);
        double perRest = 1.0 / rest;
        for (int i = 0; i < grid.nodes; i++) {
            double root = grid.nodeRoot[i];
            double step = 2.0 * deviation * root;
            double drift = driftTime * (root * root) / step;
            double slope = drift < 0.0 ? 1.0 - drift : 1.0 / (1.0 + drift);
            double level = fma(rest, exp(-step * slope * perRest), 1.0 - rest);
            double value = logRatio(atLeast(level, Double.MIN_NORMAL), 1.0);
            guess[i] = atMost(atLeast(value, puts.logPerpetual[at]), 0.0);
        }
    }

    private void refine(Puts puts, int at) {
        for (int i = 0; i < scheme.fine.nodes; i++) {
            double sum = 0.0;
            for (int j = 0; j < scheme.coarse.nodes; j++) {
                sum = fma(scheme.refinement[i * scheme.coarse.nodes + j], ratio[j], sum);
            }
            double value = guess[i] * atMost(atLeast(sum, LOWEST_RATIO), HIGHEST_RATIO);
            set(i, atLeast(value, puts.logPerpetual[at]));
        }
    }

    private void sweep(BoundaryGrid grid, int sweeps, Puts puts, int at) {
        weighYield(grid, puts.yieldTime[at]);
        for (int sweep = 0; sweep < sweeps; sweep++) {
            for (int i = grid.nodes - 1; i >= 0; i--) {
                set(i, next(grid, i, puts, at));
            }
        }
    }

    private void weighYield(BoundaryGrid grid, double yieldTime) {
        for (int k = 0; k < grid.points(); k++) {
            yieldWeight[k] = expWithin(yieldTime * grid.growth[k]) * grid.weight[k];
        }
    }

    /** ln(B/X) at one node from the whole boundary: B = K·e^(−(r−q)τ)·N/D. */
    private double next(BoundaryGrid grid, int i, Puts puts, int at) {
        double deviation = puts.deviation[at];
        double perDeviation = 1.0 / deviation;
        double densityScale = perDeviation * INVERSE_SQRT_2PI;
        double rateTime = puts.rateTime[at];
        double driftTime = puts.driftTime[at];
        double damping = puts.damping[at];
        double nodeRoot = grid.nodeRoot[i];
        double perNodeRoot = 1.0 / nodeRoot;
        double blend = damping * perDeviation * perNodeRoot;
        double blended = blend + 1.0;
        double rateSum = 0.0;
        double dampingSum = 0.0;
        double yieldSum = 0.0;
        for (int k = grid.firstPoint[i]; k < grid.firstPoint[i + 1]; k++) {
            double root = grid.root[k];
            double distance = log[i] + sqrt(squared(grid.interpolation, k, grid.width));
            double centre = fma(driftTime, root * root, distance) * (perDeviation * grid.inverseRoot[k]);
            double half = deviation * (0.5 * root);
            double dPlus = centre + half;
            double dMinus = centre - half;
            double farPlus = atMost(abs(dPlus), FARTHEST);
            double farMinus = atMost(abs(dMinus), FARTHEST);
            double gPlus = expWithin(-0.5 * farPlus * farPlus);
            double growth = rateTime * grid.growth[k];
            double gMinus = expWithin(fma(-0.5 * farMinus, farMinus, growth));
            double scale = densityScale * grid.inverseRoot[k];
            double tail = gPlus * scaledNormalTail(farPlus);
            double normal = dPlus > 0.0 ? 1.0 - tail : tail;
            if (damping > 0.0) {
                double tailMinus = gMinus * scaledNormalTail(farMinus);
                double normalMinus = dMinus > 0.0 ? expWithin(growth) - tailMinus : tailMinus;
                dampingSum = fma(normalMinus, grid.weight[k], dampingSum);
            }
            rateSum = fma(gMinus * scale, grid.weight[k], rateSum);
            yieldSum = fma(yieldWeight[k], fma(normal, blended, gPlus * scale), yieldSum);
        }
        rateSum = fma(dampingSum, blend, rateSum);
        double drift = driftTime * (nodeRoot * nodeRoot);
        double centre = (log[i] - puts.logStrike[at] + drift) * (perDeviation * perNodeRoot);
        double half = deviation * (0.5 * nodeRoot);
        double dPlus = centre + half;
        double dMinus = centre - half;
        double farPlus = atMost(abs(dPlus), FARTHEST);
        double farMinus = atMost(abs(dMinus), FARTHEST);
        double gPlus = expWithin(-0.5 * farPlus * farPlus);
        double gMinus = expWithin(-0.5 * farMinus * farMinus);
        double scale = densityScale * perNodeRoot;
        double tailPlus = gPlus * scaledNormalTail(farPlus);
        double normalPlus = dPlus > 0.0 ? 1.0 - tailPlus : tailPlus;
        double tailMinus = gMinus * scaledNormalTail(farMinus);
        double normalMinus = dMinus > 0.0 ? 1.0 - tailMinus : tailMinus;
        double numerator = fma(rateTime, rateSum, fma(normalMinus, blend, gMinus * scale));
        double denominator = fma(puts.yieldTime[at], yieldSum, fma(normalPlus, blended, gPlus * scale));
        double quotient = logRatio(atLeast(numerator, Double.MIN_NORMAL), atLeast(denominator, Double.MIN_NORMAL));
        double value = quotient - drift + puts.logStrike[at];
        double steady = atMost(atLeast(value, HIGHEST_RATIO * log[i]), LOWEST_RATIO * log[i]);
        return atLeast(steady, puts.logPerpetual[at]);
    }

    /** H between the nodes. */
    double squared(double[] interpolation, int point, int width) {
        double even = 0.0;
        double odd = 0.0;
        for (int j = 0; j < width; j += 2) {
            even = fma(interpolation[point * width + j], squared[j], even);
            odd = fma(interpolation[point * width + j + 1], squared[j + 1], odd);
        }
        return atLeast(even + odd, 0.0);
    }
}
