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
import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;

/** {@link PathScalar} over vectors of paths, the same lines and the same bits. */
final class PathSimd implements PathKernel {

    @Override
    public void diffuse(double drift, double deviation, Columns normals, int column, Columns state) {
        MemorySegment in = normals.segment();
        MemorySegment out = state.segment();
        long normalAt = normals.offset(column);
        long logReturnAt = state.offset(LOG_RETURN);
        for (int row = 0; row < state.rows(); row += LANES) {
            long at = (long) row * Double.BYTES;
            DoubleVector logReturn = load(out, logReturnAt + at).add(drift);
            store(load(in, normalAt + at).fma(all(deviation), logReturn), out, logReturnAt + at);
        }
    }

    @Override
    public void jump(JumpStep step, Columns numbers, Columns sums, int column, Columns state) {
        MemorySegment out = state.segment();
        double[] thresholds = step.thresholds();
        for (int row = 0; row < state.rows(); row += LANES) {
            long at = (long) row * Double.BYTES;
            DoubleVector number = load(numbers.segment(), numbers.offset(column) + at);
            DoubleVector jumps = all(0.0);
            for (int k = 0; k < thresholds.length; k++) {
                VectorMask<Double> more = number.compare(GT, thresholds[k]);
                if (!more.anyTrue()) {
                    break;
                }
                jumps = jumps.blend(jumps.add(1.0), more);
            }
            DoubleVector scatter = jumps.sqrt().mul(step.volatility());
            DoubleVector sum = load(sums.segment(), sums.offset(column) + at).fma(scatter, jumps.mul(step.mean()));
            long logReturnAt = state.offset(LOG_RETURN) + at;
            store(load(out, logReturnAt).add(sum), out, logReturnAt);
        }
    }

    @Override
    public void moveVariance(HestonStep step, Columns normals, int column, Columns state) {
        MemorySegment segment = state.segment();
        MemorySegment in = normals.segment();
        long normalAt = normals.offset(column);
        long varianceAt = state.offset(VARIANCE);
        long nextAt = state.offset(NEXT_VARIANCE);
        long correctionAt = state.offset(CORRECTION);
        for (int row = 0; row < state.rows(); row += LANES) {
            long at = (long) row * Double.BYTES;
            DoubleVector variance = load(segment, varianceAt + at);
            DoubleVector z = load(in, normalAt + at);
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
            store(next, segment, nextAt + at);
            VectorMask<Double> finite = logGrowth.compare(LT, Double.POSITIVE_INFINITY);
            store(plain.blend(corrected, finite), segment, correctionAt + at);
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
        MemorySegment segment = state.segment();
        MemorySegment in = normals.segment();
        long normalAt = normals.offset(column);
        long logReturnAt = state.offset(LOG_RETURN);
        long varianceAt = state.offset(VARIANCE);
        long nextAt = state.offset(NEXT_VARIANCE);
        long correctionAt = state.offset(CORRECTION);
        for (int row = 0; row < state.rows(); row += LANES) {
            long at = (long) row * Double.BYTES;
            DoubleVector variance = load(segment, varianceAt + at);
            DoubleVector next = load(segment, nextAt + at);
            DoubleVector drift = load(segment, correctionAt + at).add(step.carry);
            DoubleVector deviation =
                    variance.fma(all(step.k3), next.mul(step.k4)).sqrt();
            DoubleVector logReturn =
                    next.fma(all(step.k2), load(segment, logReturnAt + at).add(drift));
            store(deviation.fma(load(in, normalAt + at), logReturn), segment, logReturnAt + at);
            store(next, segment, varianceAt + at);
        }
    }

    @Override
    public void quasiRandom(SobolDimension dimension, long firstPoint, Columns normals, int column) {
        SobolSimd.normals(dimension, firstPoint, normals, column);
    }

    @Override
    public void bridge(BridgePoint point, Columns normals, int column, Columns walk) {
        MemorySegment segment = walk.segment();
        MemorySegment in = normals.segment();
        long normalAt = normals.offset(column);
        long leftAt = walk.offset(point.left());
        long rightAt = walk.offset(point.right());
        long targetAt = walk.offset(point.target());
        for (int row = 0; row < walk.rows(); row += LANES) {
            long at = (long) row * Double.BYTES;
            DoubleVector left = load(segment, leftAt + at).mul(point.leftWeight());
            DoubleVector mean = load(segment, rightAt + at).fma(all(point.rightWeight()), left);
            store(load(in, normalAt + at).fma(all(point.deviation()), mean), segment, targetAt + at);
        }
    }

    @Override
    public void standardise(Columns walk, int step, double inverseRoot, Columns normals) {
        MemorySegment in = walk.segment();
        long startAt = walk.offset(step);
        long endAt = walk.offset(step + 1);
        long normalAt = normals.offset(step);
        for (int row = 0; row < walk.rows(); row += LANES) {
            long at = (long) row * Double.BYTES;
            DoubleVector increment = load(in, endAt + at).sub(load(in, startAt + at));
            store(increment.mul(inverseRoot), normals.segment(), normalAt + at);
        }
    }

    @Override
    public void negate(Columns normals, int column) {
        MemorySegment segment = normals.segment();
        long normalAt = normals.offset(column);
        for (int row = 0; row < normals.rows(); row += LANES) {
            long at = normalAt + (long) row * Double.BYTES;
            store(load(segment, at).neg(), segment, at);
        }
    }
}
