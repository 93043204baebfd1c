package io.thetagrid.kernels.american;

import static io.thetagrid.kernels.american.BoundaryScalar.FARTHEST;
import static io.thetagrid.kernels.american.BoundaryScalar.HIGHEST_RATIO;
import static io.thetagrid.kernels.american.BoundaryScalar.LOWEST_RATIO;
import static io.thetagrid.kernels.american.BoundaryScalar.LOWEST_REST;
import static io.thetagrid.kernels.math.Coefficients.INVERSE_SQRT_2PI;
import static io.thetagrid.kernels.math.VectorMath.LANES;
import static io.thetagrid.kernels.math.VectorMath.all;
import static io.thetagrid.kernels.math.VectorMath.atLeast;
import static io.thetagrid.kernels.math.VectorMath.atMost;
import static io.thetagrid.kernels.math.VectorMath.exp;
import static io.thetagrid.kernels.math.VectorMath.expWithin;
import static io.thetagrid.kernels.math.VectorMath.lanes;
import static io.thetagrid.kernels.math.VectorMath.logRatio;
import static io.thetagrid.kernels.math.VectorMath.scaledNormalTail;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LT;

import io.thetagrid.kernels.math.Inline;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;

/** {@link BoundaryScalar} over vectors, the same lines and the same bits: lanes are puts. */
final class BoundarySimd {
    private final ExerciseScheme scheme;

    /** ln(B/X) at the nodes, and its square H: each node's lanes together. */
    final double[] log;

    final double[] squared;
    private final double[] guess;
    private final double[] ratio;
    /** Quadrature weights times e^(qu), by point. */
    final double[] yieldWeight;

    private final NodePoints points;
    /** The integrals of one node. */
    private final double[] rateSum = new double[LANES];

    private final double[] yieldSum = new double[LANES];

    BoundarySimd(ExerciseScheme scheme) {
        this.scheme = scheme;
        log = new double[scheme.fine.nodes * LANES];
        squared = new double[scheme.fine.width * LANES];
        guess = new double[scheme.fine.nodes * LANES];
        ratio = new double[scheme.coarse.nodes * LANES];
        yieldWeight = new double[scheme.fine.points() * LANES];
        points = new NodePoints(scheme.fine.firstPoint[1]);
    }

    /**
     * Finds the boundaries of the puts from {@code at} on, a vector for each of the first {@code vectors}; ln(B/X) and H stand
     * at the fine nodes afterwards. A node waits for the one before it: several vectors side by side fill the time.
     */
    static void solve(BoundarySimd[] boundaries, int vectors, Puts puts, int at) {
        ExerciseScheme scheme = boundaries[0].scheme;
        for (int v = 0; v < vectors; v++) {
            boundaries[v].startCoarse(puts, at + v * LANES);
        }
        sweep(scheme.coarse, scheme.coarseSweeps, boundaries, vectors, puts, at);
        for (int v = 0; v < vectors; v++) {
            boundaries[v].startFine(puts, at + v * LANES);
        }
        sweep(scheme.fine, scheme.fineSweeps, boundaries, vectors, puts, at);
    }

    private void startCoarse(Puts puts, int at) {
        guess(scheme.coarse, puts, at, guess);
        for (int i = 0; i < scheme.coarse.nodes * LANES; i += LANES) {
            set(lanes(guess, i), log, squared, i);
        }
        for (int i = scheme.coarse.nodes * LANES; i < scheme.coarse.width * LANES; i += LANES) {
            all(0.0).intoArray(squared, i); // of no weight, but no NaN either
        }
        weighYield(scheme.coarse, puts, at, yieldWeight);
    }

    private void startFine(Puts puts, int at) {
        for (int i = 0; i < scheme.coarse.nodes * LANES; i += LANES) {
            DoubleVector from = lanes(guess, i);
            all(1.0).blend(lanes(log, i).div(from), from.compare(LT, 0.0)).intoArray(ratio, i);
        }
        guess(scheme.fine, puts, at, guess);
        refine(scheme, puts, at, guess, ratio, log, squared);
        weighYield(scheme.fine, puts, at, yieldWeight);
    }

    /** Takes the boundary of one lane from elsewhere. */
    void set(int lane, double[] logs) {
        for (int i = 0; i < logs.length; i++) {
            log[i * LANES + lane] = logs[i];
            squared[i * LANES + lane] = logs[i] * logs[i];
        }
    }

    /** ln(B/X) at the fine nodes of one lane. */
    double[] logs(int lane) {
        double[] logs = new double[scheme.fine.nodes];
        for (int i = 0; i < logs.length; i++) {
            logs[i] = log[i * LANES + lane];
        }
        return logs;
    }

    @Inline
    static void set(DoubleVector value, double[] log, double[] squared, int i) {
        value.intoArray(log, i);
        value.mul(value).intoArray(squared, i);
    }

    private static void guess(BoundaryGrid grid, Puts puts, int at, double[] guess) {
        DoubleVector deviation = lanes(puts.deviation, at);
        DoubleVector driftTime = lanes(puts.driftTime, at);
        DoubleVector logPerpetual = lanes(puts.logPerpetual, at);
        DoubleVector rest = atLeast(all(1.0).sub(lanes(puts.perpetual, at)), LOWEST_REST);
        DoubleVector perRest = all(1.0).div(rest);
        for (int i = 0; i < grid.nodes; i++) {
            double root = grid.nodeRoot[i];
            DoubleVector step = deviation.mul(2.0).mul(root);
            DoubleVector drift = driftTime.mul(root * root).div(step);
            DoubleVector slope = all(1.0).div(drift.add(1.0)).blend(all(1.0).sub(drift), drift.compare(LT, 0.0));
            DoubleVector level = rest.fma(exp(step.neg().mul(slope).mul(perRest)), all(1.0).sub(rest));
            DoubleVector value = logRatio(atLeast(level, Double.MIN_NORMAL), all(1.0));
            atMost(noLess(value, logPerpetual), 0.0).intoArray(guess, i * LANES);
        }
    }

    private static void refine(
            ExerciseScheme scheme, Puts puts, int at, double[] guess, double[] ratio, double[] log, double[] squared) {
        DoubleVector logPerpetual = lanes(puts.logPerpetual, at);
        int coarse = scheme.coarse.nodes;
        for (int i = 0; i < scheme.fine.nodes; i++) {
            DoubleVector sum = all(0.0);
            for (int j = 0; j < coarse; j++) {
                sum = all(scheme.refinement[i * coarse + j]).fma(lanes(ratio, j * LANES), sum);
            }
            DoubleVector value = lanes(guess, i * LANES).mul(atMost(atLeast(sum, LOWEST_RATIO), HIGHEST_RATIO));
            set(noLess(value, logPerpetual), log, squared, i * LANES);
        }
    }

    private static void sweep(
            BoundaryGrid grid, int sweeps, BoundarySimd[] boundaries, int vectors, Puts puts, int at) {
        for (int sweep = 0; sweep < sweeps; sweep++) {
            for (int i = grid.nodes - 1; i >= 0; i--) {
                for (int v = 0; v < vectors; v++) {
                    BoundarySimd b = boundaries[v];
                    distances(grid, i, puts, at + v * LANES, b.log, b.squared, b.points);
                }
                for (int v = 0; v < vectors; v++) {
                    gaussians(grid, i, puts, at + v * LANES, boundaries[v].points);
                }
                for (int v = 0; v < vectors; v++) {
                    BoundarySimd b = boundaries[v];
                    integrate(grid, i, puts, at + v * LANES, b.points, b.yieldWeight, b.rateSum, b.yieldSum);
                    if (isDamped(puts, at + v * LANES)) {
                        integrateDamping(grid, i, puts, at + v * LANES, b.points, b.rateSum);
                    }
                }
                for (int v = 0; v < vectors; v++) {
                    BoundarySimd b = boundaries[v];
                    next(grid, i, puts, at + v * LANES, b.rateSum, b.yieldSum, b.log, b.squared);
                }
            }
        }
    }

    /** True if any lane's fixed point needs equation B. */
    static boolean isDamped(Puts puts, int at) {
        return lanes(puts.damping, at).compare(GT, 0.0).anyTrue();
    }

    private static void weighYield(BoundaryGrid grid, Puts puts, int at, double[] yieldWeight) {
        DoubleVector yieldTime = lanes(puts.yieldTime, at);
        for (int k = 0; k < grid.points(); k++) {
            expWithin(yieldTime.mul(grid.growth[k])).mul(grid.weight[k]).intoArray(yieldWeight, k * LANES);
        }
    }

    /** d± at the points of one node. */
    private static void distances(
            BoundaryGrid grid, int i, Puts puts, int at, double[] log, double[] squared, NodePoints points) {
        int first = grid.firstPoint[i];
        int count = grid.firstPoint[i + 1] - first;
        points.interpolate(grid.interpolation, first, count, grid.width, squared);
        DoubleVector deviation = lanes(puts.deviation, at);
        DoubleVector perDeviation = all(1.0).div(deviation);
        DoubleVector driftTime = lanes(puts.driftTime, at);
        DoubleVector own = lanes(log, i * LANES);
        for (int k = 0; k < count; k++) {
            double root = grid.root[first + k];
            DoubleVector h = atLeast(lanes(points.even, k * LANES).add(lanes(points.odd, k * LANES)), 0.0);
            DoubleVector distance = own.add(h.sqrt());
            DoubleVector centre =
                    driftTime.fma(all(root * root), distance).mul(perDeviation.mul(grid.inverseRoot[first + k]));
            DoubleVector half = deviation.mul(0.5 * root);
            centre.add(half).intoArray(points.dPlus, k * LANES);
            centre.sub(half).intoArray(points.dMinus, k * LANES);
        }
    }

    private static void gaussians(BoundaryGrid grid, int i, Puts puts, int at, NodePoints points) {
        int first = grid.firstPoint[i];
        int count = grid.firstPoint[i + 1] - first;
        DoubleVector rateTime = lanes(puts.rateTime, at);
        for (int k = 0; k < count; k++) {
            DoubleVector farPlus = atMost(lanes(points.dPlus, k * LANES).abs(), FARTHEST);
            DoubleVector farMinus = atMost(lanes(points.dMinus, k * LANES).abs(), FARTHEST);
            DoubleVector growth = rateTime.mul(grid.growth[first + k]);
            expWithin(farPlus.mul(-0.5).mul(farPlus)).intoArray(points.gPlus, k * LANES);
            expWithin(farMinus.mul(-0.5).fma(farMinus, growth)).intoArray(points.gMinus, k * LANES);
        }
    }

    /** The integrals of equation A at one node. */
    private static void integrate(
            BoundaryGrid grid,
            int i,
            Puts puts,
            int at,
            NodePoints points,
            double[] yieldWeight,
            double[] rateSum,
            double[] yieldSum) {
        int first = grid.firstPoint[i];
        int count = grid.firstPoint[i + 1] - first;
        DoubleVector perDeviation = all(1.0).div(lanes(puts.deviation, at));
        DoubleVector densityScale = perDeviation.mul(INVERSE_SQRT_2PI);
        double perNodeRoot = 1.0 / grid.nodeRoot[i];
        DoubleVector blended =
                lanes(puts.damping, at).mul(perDeviation).mul(perNodeRoot).add(1.0);
        DoubleVector rates = all(0.0);
        DoubleVector yields = all(0.0);
        for (int k = 0; k < count; k++) {
            DoubleVector dPlus = lanes(points.dPlus, k * LANES);
            DoubleVector gPlus = lanes(points.gPlus, k * LANES);
            DoubleVector scale = densityScale.mul(grid.inverseRoot[first + k]);
            DoubleVector tail = gPlus.mul(scaledNormalTail(atMost(dPlus.abs(), FARTHEST)));
            DoubleVector normal = tail.blend(all(1.0).sub(tail), dPlus.compare(GT, 0.0));
            rates = lanes(points.gMinus, k * LANES).mul(scale).fma(all(grid.weight[first + k]), rates);
            yields = lanes(yieldWeight, (first + k) * LANES).fma(normal.fma(blended, gPlus.mul(scale)), yields);
        }
        rates.intoArray(rateSum, 0);
        yields.intoArray(yieldSum, 0);
    }

    /** What equation B adds to the integral of the rate. */
    private static void integrateDamping(
            BoundaryGrid grid, int i, Puts puts, int at, NodePoints points, double[] rateSum) {
        int first = grid.firstPoint[i];
        int count = grid.firstPoint[i + 1] - first;
        DoubleVector perDeviation = all(1.0).div(lanes(puts.deviation, at));
        DoubleVector rateTime = lanes(puts.rateTime, at);
        DoubleVector sum = all(0.0);
        for (int k = 0; k < count; k++) {
            DoubleVector dMinus = lanes(points.dMinus, k * LANES);
            DoubleVector growth = rateTime.mul(grid.growth[first + k]);
            DoubleVector farMinus = atMost(dMinus.abs(), FARTHEST);
            DoubleVector tail = lanes(points.gMinus, k * LANES).mul(scaledNormalTail(farMinus));
            DoubleVector normal = tail.blend(expWithin(growth).sub(tail), dMinus.compare(GT, 0.0));
            sum = normal.fma(all(grid.weight[first + k]), sum);
        }
        DoubleVector blend = lanes(puts.damping, at).mul(perDeviation).mul(1.0 / grid.nodeRoot[i]);
        sum.fma(blend, lanes(rateSum, 0)).intoArray(rateSum, 0);
    }

    /** The next ln(B/X) at one node from its integrals: B = K·e^(−(r−q)τ)·N/D. */
    private static void next(
            BoundaryGrid grid,
            int i,
            Puts puts,
            int at,
            double[] rateSum,
            double[] yieldSum,
            double[] log,
            double[] squared) {
        DoubleVector deviation = lanes(puts.deviation, at);
        DoubleVector perDeviation = all(1.0).div(deviation);
        DoubleVector logStrike = lanes(puts.logStrike, at);
        double nodeRoot = grid.nodeRoot[i];
        double perNodeRoot = 1.0 / nodeRoot;
        DoubleVector blend = lanes(puts.damping, at).mul(perDeviation).mul(perNodeRoot);
        DoubleVector drift = lanes(puts.driftTime, at).mul(nodeRoot * nodeRoot);
        DoubleVector centre = lanes(log, i * LANES).sub(logStrike).add(drift).mul(perDeviation.mul(perNodeRoot));
        DoubleVector half = deviation.mul(0.5 * nodeRoot);
        DoubleVector dPlus = centre.add(half);
        DoubleVector dMinus = centre.sub(half);
        DoubleVector farPlus = atMost(dPlus.abs(), FARTHEST);
        DoubleVector farMinus = atMost(dMinus.abs(), FARTHEST);
        DoubleVector gPlus = expWithin(farPlus.mul(-0.5).mul(farPlus));
        DoubleVector gMinus = expWithin(farMinus.mul(-0.5).mul(farMinus));
        DoubleVector scale = perDeviation.mul(INVERSE_SQRT_2PI).mul(perNodeRoot);
        DoubleVector tailPlus = gPlus.mul(scaledNormalTail(farPlus));
        DoubleVector normalPlus = tailPlus.blend(all(1.0).sub(tailPlus), dPlus.compare(GT, 0.0));
        DoubleVector tailMinus = gMinus.mul(scaledNormalTail(farMinus));
        DoubleVector normalMinus = tailMinus.blend(all(1.0).sub(tailMinus), dMinus.compare(GT, 0.0));
        DoubleVector numerator =
                lanes(puts.rateTime, at).fma(lanes(rateSum, 0), normalMinus.fma(blend, gMinus.mul(scale)));
        DoubleVector denominator =
                lanes(puts.yieldTime, at).fma(lanes(yieldSum, 0), normalPlus.fma(blend.add(1.0), gPlus.mul(scale)));
        DoubleVector quotient =
                logRatio(atLeast(numerator, Double.MIN_NORMAL), atLeast(denominator, Double.MIN_NORMAL));
        DoubleVector value = quotient.sub(drift).add(logStrike);
        DoubleVector last = lanes(log, i * LANES);
        DoubleVector steady = noMore(noLess(value, last.mul(HIGHEST_RATIO)), last.mul(LOWEST_RATIO));
        set(noLess(steady, lanes(puts.logPerpetual, at)), log, squared, i * LANES);
    }

    /**
     * H between the nodes. To be called as a statement of its own: HotSpot does not compile a loop that starts with
     * something on the operand stack.
     */
    @Inline
    static DoubleVector squared(double[] interpolation, int point, int width, double[] squared) {
        DoubleVector even = all(0.0);
        DoubleVector odd = all(0.0);
        for (int j = 0; j < width; j += 4) {
            int row = point * width + j;
            even = all(interpolation[row]).fma(lanes(squared, j * LANES), even);
            odd = all(interpolation[row + 1]).fma(lanes(squared, (j + 1) * LANES), odd);
            even = all(interpolation[row + 2]).fma(lanes(squared, (j + 2) * LANES), even);
            odd = all(interpolation[row + 3]).fma(lanes(squared, (j + 3) * LANES), odd);
        }
        return atLeast(even.add(odd), 0.0);
    }

    /** The lesser, lane by lane; x where x is NaN. */
    @Inline
    static DoubleVector noMore(DoubleVector x, DoubleVector bound) {
        VectorMask<Double> above = bound.compare(LT, x);
        return x.blend(bound, above);
    }

    /** The greater, lane by lane; x where x is NaN. */
    @Inline
    static DoubleVector noLess(DoubleVector x, DoubleVector bound) {
        VectorMask<Double> below = bound.compare(GT, x);
        return x.blend(bound, below);
    }
}
