package io.thetagrid.kernels.paths;

import static io.thetagrid.kernels.math.ScalarMath.atLeast;
import static io.thetagrid.kernels.math.ScalarMath.log;
import static io.thetagrid.kernels.math.ScalarMath.logRatio;
import static io.thetagrid.kernels.math.ScalarMath.normalCdf;
import static io.thetagrid.kernels.paths.HestonProcess.CORRECTION;
import static io.thetagrid.kernels.paths.HestonProcess.NEXT_VARIANCE;
import static io.thetagrid.kernels.paths.HestonProcess.VARIANCE;
import static io.thetagrid.kernels.paths.HestonStep.PSI_CRITICAL;
import static io.thetagrid.kernels.paths.PathProcess.LOG_RETURN;
import static java.lang.Math.fma;
import static java.lang.Math.sqrt;

import io.thetagrid.kernels.backend.Columns;
import io.thetagrid.kernels.random.SobolDimension;
import io.thetagrid.kernels.random.SobolScalar;

/** The steps of a path, one path at a time. {@link PathSimd} follows the same lines. */
final class PathScalar implements PathKernel {
    /** Normals beyond 37 count as 37: N(−37), about. */
    static final double LEAST_TAIL = 1e-300;

    @Override
    public void diffuse(double drift, double deviation, Columns normals, int column, Columns state) {
        for (int row = 0; row < state.rows(); row++) {
            double logReturn = state.get(LOG_RETURN, row) + drift;
            state.set(LOG_RETURN, row, fma(normals.get(column, row), deviation, logReturn));
        }
    }

    @Override
    public void jump(JumpStep step, Columns numbers, Columns sums, int column, Columns state) {
        double[] thresholds = step.thresholds();
        for (int row = 0; row < state.rows(); row++) {
            double number = numbers.get(column, row);
            double jumps = 0;
            for (int k = 0; k < thresholds.length && number > thresholds[k]; k++) {
                jumps += 1.0;
            }
            double sum = fma(sums.get(column, row), sqrt(jumps) * step.volatility(), jumps * step.mean());
            state.set(LOG_RETURN, row, state.get(LOG_RETURN, row) + sum);
        }
    }

    @Override
    public void moveVariance(HestonStep step, Columns normals, int column, Columns state) {
        for (int row = 0; row < state.rows(); row++) {
            double variance = state.get(VARIANCE, row);
            double z = normals.get(column, row);
            double mean = fma(variance, step.meanSlope, step.meanRest);
            double square = mean * mean;
            double scatter = fma(variance, step.varianceSlope, step.varianceRest);
            double next;
            double logGrowth;
            if (scatter <= square * PSI_CRITICAL) {
                double bSquared = bSquared(2.0 * square / scatter);
                next = squaredNormal(mean, bSquared, z);
                logGrowth = squaredNormalLogGrowth(mean, bSquared, step.a);
            } else {
                double beta = 2.0 * mean / (square + scatter);
                double positive = mean * beta;
                next = exponential(positive, beta, z);
                logGrowth = exponentialLogGrowth(positive, beta, step.a);
            }
            double plain = fma(variance, step.k1, step.k0);
            double corrected = fma(variance, -0.5 * step.k3, -logGrowth);
            state.set(NEXT_VARIANCE, row, next);
            state.set(CORRECTION, row, logGrowth < Double.POSITIVE_INFINITY ? corrected : plain);
        }
    }

    /** b² of ψ, given 2/ψ. */
    private static double bSquared(double twice) {
        return (twice - 1.0) + sqrt(twice * (twice - 1.0));
    }

    /** a·(b + Z)², where a = mean/(1 + b²). */
    private static double squaredNormal(double mean, double bSquared, double z) {
        double root = sqrt(bSquared) + z;
        return mean / (bSquared + 1.0) * (root * root);
    }

    /** ln E[e^(A·a·(b + Z)²)] = A·a·b²/(1 − 2·A·a) − ½·ln(1 − 2·A·a), NaN where it is infinite. */
    private static double squaredNormalLogGrowth(double mean, double bSquared, double factor) {
        double whole = bSquared + 1.0;
        double rest = fma(mean, -2.0 * factor, whole);
        double logGrowth = fma(logRatio(rest, whole), -0.5, mean * factor * bSquared / rest);
        return rest > 0.0 ? logGrowth : Double.NaN;
    }

    /** 0 or, with probability {@code positive}, exponential of rate β: the quantile at N(Z). */
    private static double exponential(double positive, double beta, double z) {
        double tail = atLeast(normalCdf(-z), LEAST_TAIL);
        return atLeast(logRatio(positive, tail), 0.0) / beta;
    }

    /** ln E[e^(A·v)] of the same law, NaN where it is infinite. */
    private static double exponentialLogGrowth(double positive, double beta, double factor) {
        double logGrowth = log(beta * positive / (beta - factor) + (1.0 - positive));
        return beta > factor ? logGrowth : Double.NaN;
    }

    @Override
    public void moveSpot(HestonStep step, Columns normals, int column, Columns state) {
        for (int row = 0; row < state.rows(); row++) {
            double variance = state.get(VARIANCE, row);
            double next = state.get(NEXT_VARIANCE, row);
            double drift = state.get(CORRECTION, row) + step.carry;
            double deviation = sqrt(fma(variance, step.k3, next * step.k4));
            double logReturn = fma(next, step.k2, state.get(LOG_RETURN, row) + drift);
            state.set(LOG_RETURN, row, fma(deviation, normals.get(column, row), logReturn));
            state.set(VARIANCE, row, next);
        }
    }

    @Override
    public void quasiRandom(SobolDimension dimension, long firstPoint, Columns normals, int column) {
        SobolScalar.normals(dimension, firstPoint, normals, column);
    }

    @Override
    public void bridge(BridgePoint point, Columns normals, int column, Columns walk) {
        for (int row = 0; row < walk.rows(); row++) {
            double left = walk.get(point.left(), row) * point.leftWeight();
            double mean = fma(walk.get(point.right(), row), point.rightWeight(), left);
            walk.set(point.target(), row, fma(normals.get(column, row), point.deviation(), mean));
        }
    }

    @Override
    public void standardise(Columns walk, int step, double inverseRoot, Columns normals) {
        for (int row = 0; row < walk.rows(); row++) {
            double increment = walk.get(step + 1, row) - walk.get(step, row);
            normals.set(step, row, increment * inverseRoot);
        }
    }

    @Override
    public void negate(Columns normals, int column) {
        for (int row = 0; row < normals.rows(); row++) {
            normals.set(column, row, -normals.get(column, row));
        }
    }
}
