package io.thetagrid.kernels.paths;

import static io.thetagrid.kernels.math.VectorMath.LANES;
import static io.thetagrid.kernels.math.VectorMath.all;
import static io.thetagrid.kernels.math.VectorMath.atLeast;
import static io.thetagrid.kernels.math.VectorMath.fma;
import static io.thetagrid.kernels.math.VectorMath.load;
import static io.thetagrid.kernels.math.VectorMath.log;
import static io.thetagrid.kernels.math.VectorMath.logRatio;
import static io.thetagrid.kernels.math.VectorMath.normalCdf;
import static io.thetagrid.kernels.math.VectorMath.store;
import static io.thetagrid.kernels.paths.HestonProcess.CORRECTION;
import static io.thetagrid.kernels.paths.HestonProcess.NEXT_VARIANCE;
import static io.thetagrid.kernels.paths.HestonProcess.VARIANCE;
import static io.thetagrid.kernels.paths.HestonStep.PSI_CRITICAL;
import static io.thetagrid.kernels.paths.PathProcess.LOG_RETURN;
import static io.thetagrid.kernels.paths.PathScalar.LEAST_TAIL;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LT;

import io.thetagrid.kernels.backend.Columns;
import io.thetagrid.kernels.math.Inline;
import io.thetagrid.kernels.random.SobolDimension;
import io.thetagrid.kernels.random.SobolSimd;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;

/** {@link PathScalar} over vectors of paths, the same lines and the same bits. */
final class PathSimd implements PathKernel {

    @Override
    public void diffuse(double drift, double deviation, Columns normals, int column, Columns state) {
        long normalAt = normals.address(column, 0);
        long logReturnAt = state.address(LOG_RETURN, 0);
        for (int row = 0; row < state.rows(); row += LANES) {
            long at = (long) row * Double.BYTES;
            DoubleVector logReturn = load(logReturnAt + at).add(drift);
            store(load(normalAt + at).fma(all(deviation), logReturn), logReturnAt + at);
        }
    }

    @Override
    public void jump(JumpStep step, Columns numbers, Columns sums, int column, Columns state) {
        double[] thresholds = step.thresholds();
        long numberAt = numbers.address(column, 0);
        long sumAt = sums.address(column, 0);
        long logReturnAt = state.address(LOG_RETURN, 0);
        for (int row = 0; row < state.rows(); row += LANES) {
            long at = (long) row * Double.BYTES;
            DoubleVector number = load(numberAt + at);
            DoubleVector jumps = all(0.0);
            for (int k = 0; k < thresholds.length; k++) {
                VectorMask<Double> more = number.compare(GT, thresholds[k]);
                if (!more.anyTrue()) {
                    break;
                }
                jumps = jumps.blend(jumps.add(1.0), more);
            }
            DoubleVector scatter = jumps.sqrt().mul(step.volatility());
            DoubleVector sum = load(sumAt + at).fma(scatter, jumps.mul(step.mean()));
            store(load(logReturnAt + at).add(sum), logReturnAt + at);
        }
    }

    @Override
    public void moveVariance(HestonStep step, Columns normals, int column, Columns state) {
        long normalAt = normals.address(column, 0);
        long varianceAt = state.address(VARIANCE, 0);
        long nextAt = state.address(NEXT_VARIANCE, 0);
        long correctionAt = state.address(CORRECTION, 0);
        for (int row = 0; row < state.rows(); row += LANES) {
            long at = (long) row * Double.BYTES;
            DoubleVector variance = load(varianceAt + at);
            DoubleVector z = load(normalAt + at);
            DoubleVector mean = fma(variance, step.meanSlope, step.meanRest);
            DoubleVector square = mean.mul(mean);
            DoubleVector scatter = fma(variance, step.varianceSlope, step.varianceRest);
            DoubleVector bSquared = bSquared(square.mul(2.0).div(scatter));
            DoubleVector next = squaredNormal(mean, bSquared, z);
            DoubleVector logGrowth = squaredNormalLogGrowth(mean, bSquared, step.a);
            VectorMask<Double> wide = scatter.compare(GT, square.mul(PSI_CRITICAL));
            if (wide.anyTrue()) {
                DoubleVector beta = mean.mul(2.0).div(square.add(scatter));
                DoubleVector positive = mean.mul(beta);
                next = next.blend(exponential(positive, beta, z), wide);
                logGrowth = logGrowth.blend(exponentialLogGrowth(positive, beta, step.a), wide);
            }
            DoubleVector plain = fma(variance, step.k1, step.k0);
            DoubleVector corrected = variance.fma(all(-0.5 * step.k3), logGrowth.neg());
            store(next, nextAt + at);
            VectorMask<Double> finite = logGrowth.compare(LT, Double.POSITIVE_INFINITY);
            store(plain.blend(corrected, finite), correctionAt + at);
        }
    }

    @Inline
    static DoubleVector bSquared(DoubleVector twice) {
        return twice.sub(1.0).add(twice.mul(twice.sub(1.0)).sqrt());
    }

    @Inline
    static DoubleVector squaredNormal(DoubleVector mean, DoubleVector bSquared, DoubleVector z) {
        DoubleVector root = bSquared.sqrt().add(z);
        return mean.div(bSquared.add(1.0)).mul(root.mul(root));
    }

    @Inline
    static DoubleVector squaredNormalLogGrowth(DoubleVector mean, DoubleVector bSquared, double factor) {
        DoubleVector whole = bSquared.add(1.0);
        DoubleVector rest = mean.fma(all(-2.0 * factor), whole);
        DoubleVector logGrowth = logRatio(rest, whole)
                .fma(all(-0.5), mean.mul(factor).mul(bSquared).div(rest));
        return all(Double.NaN).blend(logGrowth, rest.compare(GT, 0.0));
    }

    @Inline
    static DoubleVector exponential(DoubleVector positive, DoubleVector beta, DoubleVector z) {
        DoubleVector tail = atLeast(normalCdf(z.neg()), LEAST_TAIL);
        return atLeast(logRatio(positive, tail), 0.0).div(beta);
    }

    @Inline
    static DoubleVector exponentialLogGrowth(DoubleVector positive, DoubleVector beta, double factor) {
        DoubleVector moment = beta.mul(positive).div(beta.sub(factor));
        DoubleVector logGrowth = log(moment.add(all(1.0).sub(positive)));
        return all(Double.NaN).blend(logGrowth, beta.compare(GT, factor));
    }

    @Override
    public void moveSpot(HestonStep step, Columns normals, int column, Columns state) {
        long normalAt = normals.address(column, 0);
        long logReturnAt = state.address(LOG_RETURN, 0);
        long varianceAt = state.address(VARIANCE, 0);
        long nextAt = state.address(NEXT_VARIANCE, 0);
        long correctionAt = state.address(CORRECTION, 0);
        for (int row = 0; row < state.rows(); row += LANES) {
            long at = (long) row * Double.BYTES;
            DoubleVector variance = load(varianceAt + at);
            DoubleVector next = load(nextAt + at);
            DoubleVector drift = load(correctionAt + at).add(step.carry);
            DoubleVector deviation =
                    variance.fma(all(step.k3), next.mul(step.k4)).sqrt();
            DoubleVector logReturn =
                    next.fma(all(step.k2), load(logReturnAt + at).add(drift));
            store(deviation.fma(load(normalAt + at), logReturn), logReturnAt + at);
            store(next, varianceAt + at);
        }
    }

    @Override
    public void quasiRandom(SobolDimension dimension, long firstPoint, Columns normals, int column) {
        SobolSimd.normals(dimension, firstPoint, normals, column);
    }

    @Override
    public void bridge(BridgePoint point, Columns normals, int column, Columns walk) {
        long normalAt = normals.address(column, 0);
        long leftAt = walk.address(point.left(), 0);
        long rightAt = walk.address(point.right(), 0);
        long targetAt = walk.address(point.target(), 0);
        for (int row = 0; row < walk.rows(); row += LANES) {
            long at = (long) row * Double.BYTES;
            DoubleVector left = load(leftAt + at).mul(point.leftWeight());
            DoubleVector mean = load(rightAt + at).fma(all(point.rightWeight()), left);
            store(load(normalAt + at).fma(all(point.deviation()), mean), targetAt + at);
        }
    }

    @Override
    public void standardise(Columns walk, int step, double inverseRoot, Columns normals) {
        long startAt = walk.address(step, 0);
        long endAt = walk.address(step + 1, 0);
        long normalAt = normals.address(step, 0);
        for (int row = 0; row < walk.rows(); row += LANES) {
            long at = (long) row * Double.BYTES;
            DoubleVector increment = load(endAt + at).sub(load(startAt + at));
            store(increment.mul(inverseRoot), normalAt + at);
        }
    }

    @Override
    public void negate(Columns normals, int column) {
        long normalAt = normals.address(column, 0);
        for (int row = 0; row < normals.rows(); row += LANES) {
            long at = normalAt + (long) row * Double.BYTES;
            store(load(at).neg(), at);
        }
    }
}
