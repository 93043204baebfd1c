package io.thetagrid.kernels.american;

import static io.thetagrid.kernels.math.VectorMath.LANES;
import static io.thetagrid.kernels.math.VectorMath.all;
import static io.thetagrid.kernels.math.VectorMath.atLeast;
import static io.thetagrid.kernels.math.VectorMath.atMost;
import static io.thetagrid.kernels.math.VectorMath.lanes;
import static io.thetagrid.kernels.math.VectorMath.log;
import static io.thetagrid.kernels.math.VectorMath.logRatio;
import static io.thetagrid.kernels.math.VectorMath.normalCdf;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LT;

import io.thetagrid.kernels.math.Inline;
import jdk.incubator.vector.DoubleVector;

/** {@link PutTermsScalar} over vectors, the same lines and the same bits. */
final class PutTermsSimd {
    private PutTermsSimd() {}

    /** Derives the terms of every put, and of the lanes after the last. */
    static void derive(Puts puts) {
        puts.pad(LANES);
        for (int at = 0; at < puts.count(); at += LANES) {
            deriveBoundary(puts, at);
            derivePremiumBound(puts, at);
        }
    }

    private static void deriveBoundary(Puts puts, int at) {
        DoubleVector spot = lanes(puts.spot, at);
        DoubleVector strike = lanes(puts.strike, at);
        DoubleVector time = lanes(puts.time, at);
        DoubleVector rate = lanes(puts.rate, at);
        DoubleVector yield = lanes(puts.yield, at);
        DoubleVector volatility = lanes(puts.volatility, at);

        DoubleVector deviation = volatility.mul(time.sqrt());
        DoubleVector driftTime = rate.sub(yield).mul(time);
        DoubleVector boundaryAtExpiry = strike.blend(strike.mul(rate.div(yield)), yield.compare(GT, rate));
        DoubleVector perpetual =
                atMost(perpetualBoundary(rate, yield, volatility).mul(strike.div(boundaryAtExpiry)), 1.0);
        deviation.intoArray(puts.deviation, at);
        rate.mul(time).intoArray(puts.rateTime, at);
        yield.mul(time).intoArray(puts.yieldTime, at);
        driftTime.intoArray(puts.driftTime, at);
        boundaryAtExpiry.intoArray(puts.boundaryAtExpiry, at);
        perpetual.intoArray(puts.perpetual, at);
        atLeast(log(perpetual), PutTermsScalar.LOWEST_LOG).intoArray(puts.logPerpetual, at);
        logRatio(spot, boundaryAtExpiry).intoArray(puts.logSpot, at);
        logRatio(strike, boundaryAtExpiry).intoArray(puts.logStrike, at);
        atLeast(driftTime.div(deviation).sub(PutTermsScalar.UNDAMPED_DRIFT), 0.0)
                .intoArray(puts.damping, at);
    }

    @Inline
    static DoubleVector perpetualBoundary(DoubleVector rate, DoubleVector yield, DoubleVector volatility) {
        DoubleVector perVariance = all(2.0).div(volatility.mul(volatility));
        DoubleVector m = rate.sub(yield).fma(perVariance, all(-1.0));
        DoubleVector n = rate.mul(perVariance);
        DoubleVector root = m.fma(m, n.mul(4.0)).sqrt();
        DoubleVector rising = m.add(root).mul(0.5);
        DoubleVector falling = n.mul(2.0).div(atLeast(root.sub(m), Double.MIN_NORMAL));
        DoubleVector x = falling.blend(rising, m.compare(GT, 0.0));
        return x.div(x.add(1.0));
    }

    private static void derivePremiumBound(Puts puts, int at) {
        DoubleVector logSpot = lanes(puts.logSpot, at);
        DoubleVector deviation = lanes(puts.deviation, at);
        DoubleVector drift = deviation.mul(-0.5).fma(deviation, lanes(puts.driftTime, at));
        DoubleVector turning = logSpot.mul(drift).sqrt().mul(2.0);
        DoubleVector least =
                logSpot.add(drift).blend(turning, drift.compare(GT, logSpot)).div(deviation);
        DoubleVector chance = all(1.0).blend(normalCdf(least.neg()), logSpot.compare(GT, 0.0));
        lanes(puts.rateTime, at)
                .mul(chance)
                .blend(Double.POSITIVE_INFINITY, lanes(puts.yield, at).compare(LT, 0.0))
                .intoArray(puts.premiumBound, at);
    }
}
