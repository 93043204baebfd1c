package io.thetagrid.kernels.american;

import static io.thetagrid.kernels.math.ScalarMath.atLeast;
import static io.thetagrid.kernels.math.ScalarMath.atMost;
import static io.thetagrid.kernels.math.ScalarMath.log;
import static io.thetagrid.kernels.math.ScalarMath.logRatio;
import static io.thetagrid.kernels.math.ScalarMath.normalCdf;
import static java.lang.Math.fma;
import static java.lang.Math.sqrt;

/**
 * What is known of a put's exercise boundary before it is solved for: it rises to X = B(0+) = K·min(1, r/q) at expiry and
 * lies above the perpetual put's boundary B(∞).
 */
final class PutTermsScalar {
    /** ln(B/X) no lower than this: a boundary that far from the spot has no premium to give. */
    static final double LOWEST_LOG = -600.0;

    /** Drift in units of volatility, (r − q)√T/σ, from which the plain iteration needs damping. */
    static final double UNDAMPED_DRIFT = 0.3;

    private PutTermsScalar() {}

    /** Derives the terms of every put. */
    static void derive(Puts puts) {
        for (int at = 0; at < puts.count(); at++) {
            derive(puts, at);
        }
    }

    private static void derive(Puts puts, int at) {
        double spot = puts.spot[at];
        double strike = puts.strike[at];
        double time = puts.time[at];
        double rate = puts.rate[at];
        double yield = puts.yield[at];
        double volatility = puts.volatility[at];

        double deviation = volatility * sqrt(time);
        double rateTime = rate * time;
        double driftTime = (rate - yield) * time;
        double boundaryAtExpiry = yield > rate ? strike * (rate / yield) : strike;
        double perpetual = atMost(perpetualBoundary(rate, yield, volatility) * (strike / boundaryAtExpiry), 1.0);
        double logSpot = logRatio(spot, boundaryAtExpiry);
        puts.deviation[at] = deviation;
        puts.rateTime[at] = rateTime;
        puts.yieldTime[at] = yield * time;
        puts.driftTime[at] = driftTime;
        puts.boundaryAtExpiry[at] = boundaryAtExpiry;
        puts.perpetual[at] = perpetual;
        puts.logPerpetual[at] = atLeast(log(perpetual), LOWEST_LOG);
        puts.logSpot[at] = logSpot;
        puts.logStrike[at] = logRatio(strike, boundaryAtExpiry);
        puts.damping[at] = atLeast(driftTime / deviation - UNDAMPED_DRIFT, 0.0);
        puts.premiumBound[at] = premiumBound(logSpot, deviation, rateTime, yield, driftTime);
    }

    /** B(∞)/K = x/(1 + x), where −x is the negative root of ½σ²x(x − 1) + (r − q)x − r = 0 [Merton 1973]. */
    private static double perpetualBoundary(double rate, double yield, double volatility) {
        double perVariance = 2.0 / (volatility * volatility);
        double m = fma(rate - yield, perVariance, -1.0);
        double n = rate * perVariance;
        double root = sqrt(fma(m, m, 4.0 * n));
        double x = m > 0.0 ? 0.5 * (m + root) : 2.0 * n / atLeast(root - m, Double.MIN_NORMAL);
        return x / (1.0 + x);
    }

    /**
     * The premium is at most ∫ r·K·e^(−ru)·N(−d₋(u, S/X)) du ≤ rT·K·max N(−d₋), for 0 ≤ q; with x = ln(S/X) &gt; 0 and drift
     * μ = r − q − σ²/2, d₋ is least at u = min(T, x/μ).
     */
    private static double premiumBound(
            double logSpot, double deviation, double rateTime, double yield, double driftTime) {
        double drift = fma(-0.5 * deviation, deviation, driftTime);
        double turning = 2.0 * sqrt(logSpot * drift);
        double least = (drift > logSpot ? turning : logSpot + drift) / deviation;
        double bound = rateTime * (logSpot > 0.0 ? normalCdf(-least) : 1.0);
        return yield < 0.0 ? Double.POSITIVE_INFINITY : bound;
    }
}
