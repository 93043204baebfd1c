package io.thetagrid.kernels.american;

import static io.thetagrid.kernels.math.ScalarMath.atLeast;
import static io.thetagrid.kernels.math.ScalarMath.atMost;
import static io.thetagrid.kernels.math.ScalarMath.log;
import static io.thetagrid.kernels.math.ScalarMath.logRatio;
import static io.thetagrid.kernels.math.ScalarMath.normalCdf;
import static java.lang.Math.fma;
import static java.lang.Math.sqrt;

import io.thetagrid.kernels.backend.Batch;
import io.thetagrid.kernels.backend.OptionColumn;

/**
 * One row seen as a put: C(S, K, r, q) = P(K, S, q, r) [McDonald and Schroder 1998], so a call's spot, strike, rate and
 * yield trade places. Also what is known of a put's exercise boundary B(τ) before it is solved for: it rises to
 * X = B(0+) = K·min(1, r/q) at expiry and lies above the perpetual put's boundary B(∞).
 */
final class EffectivePut {
    /** σ√T below which a put is priced by its limit without variance: closer than 1e-6 of the strike. */
    static final double LOWEST_DEVIATION = 1e-6;

    /** ln(B/X) no lower than this: a boundary that far from the spot has no premium to give. */
    private static final double LOWEST_LOG = -600.0;

    /** Drift in units of volatility, (r − q)√T/σ, from which the plain iteration needs damping. */
    private static final double UNDAMPED_DRIFT = 0.3;

    double optionSign;
    double spot;
    double strike;
    double time;
    double rate;
    double yield;
    double volatility;

    /** σ√T. */
    double deviation;
    /** X. */
    double boundaryAtExpiry;
    /** B(∞)/X, at most 1. */
    double perpetual;
    /** ln(B(∞)/X). */
    double logPerpetual;
    /** ln(spot/X). */
    double logSpot;
    /** ln(strike/X). */
    double logStrike;
    /** Share of equation B in the fixed point, times σ√T; 0 where equation A converges by itself. */
    double damping;

    void read(Batch<OptionColumn> options, int row) {
        optionSign = options.get(OptionColumn.OPTION_SIGN, row);
        boolean put = optionSign < 0.0;
        spot = options.get(put ? OptionColumn.SPOT : OptionColumn.STRIKE, row);
        strike = options.get(put ? OptionColumn.STRIKE : OptionColumn.SPOT, row);
        time = options.get(OptionColumn.TIME_TO_EXPIRY, row);
        rate = options.get(put ? OptionColumn.RATE : OptionColumn.DIVIDEND_YIELD, row);
        yield = options.get(put ? OptionColumn.DIVIDEND_YIELD : OptionColumn.RATE, row);
        volatility = options.get(OptionColumn.VOLATILITY, row);
        deviation = volatility * sqrt(time);
    }

    /**
     * True where holding always beats exercising: exercise earns r·K − q·S a year, which is never positive below the
     * strike when r ≤ 0 and r ≤ q.
     */
    boolean isNeverExercised() {
        return rate <= 0.0 && rate <= yield;
    }

    /** True for q &lt; r &lt; 0, where exercise pays only between two boundaries [Andersen and Lake 2021]. */
    boolean hasTwoBoundaries() {
        return rate < 0.0 && yield < rate;
    }

    /** Finds X and B(∞); needs a positive volatility and exactly one boundary. */
    void findBoundaryLimits() {
        boundaryAtExpiry = yield > rate ? strike * (rate / yield) : strike;
        perpetual = atMost(perpetualBoundary() * (strike / boundaryAtExpiry), 1.0);
    }

    /** B(∞)/K = x/(1 + x), where −x is the negative root of ½σ²x(x − 1) + (r − q)x − r = 0 [Merton 1973]. */
    private double perpetualBoundary() {
        double perVariance = 2.0 / (volatility * volatility);
        double m = fma(rate - yield, perVariance, -1.0);
        double n = rate * perVariance;
        double root = sqrt(fma(m, m, 4.0 * n));
        double x = m > 0.0 ? 0.5 * (m + root) : 2.0 * n / atLeast(root - m, Double.MIN_NORMAL);
        return x / (1.0 + x);
    }

    /** True at spots where even a put without expiry would be exercised. */
    boolean isBelowPerpetualBoundary() {
        return spot <= perpetual * boundaryAtExpiry;
    }

    /**
     * True where the premium is below {@code part} of the strike. It is at most ∫ r·K·e^(−ru)·N(−d₋(u, S/X)) du ≤
     * rT·K·max N(−d₋), for 0 ≤ q; with x = ln(S/X) &gt; 0 and drift μ = r − q − σ²/2, d₋ is least at u = min(T, x/μ).
     */
    boolean hasNegligiblePremium(double part) {
        if (yield < 0.0) {
            return false;
        }
        double rateTime = rate * time;
        if (rateTime <= part) {
            return true;
        }
        logSpot = logRatio(spot, boundaryAtExpiry);
        if (logSpot <= 0.0) {
            return false;
        }
        double drift = (rate - yield) * time - 0.5 * deviation * deviation;
        double least = drift > logSpot ? 2.0 * sqrt(logSpot * drift) / deviation : (logSpot + drift) / deviation;
        return rateTime * normalCdf(-least) <= part;
    }

    /**
     * True where the spot falls to the boundary almost surely and at a known time, (q − r)√T/σ &gt; 20: the premium's
     * integrand then has a kink that a few points do not resolve.
     */
    boolean driftsIntoExercise() {
        return (yield - rate) * time > 20.0 * deviation;
    }

    /** Completes what the boundary's equations need. */
    void prepareEquations() {
        logSpot = logRatio(spot, boundaryAtExpiry);
        logStrike = logRatio(strike, boundaryAtExpiry);
        logPerpetual = atLeast(log(perpetual), LOWEST_LOG);
        double drift = (rate - yield) * time / deviation;
        damping = atLeast(drift - UNDAMPED_DRIFT, 0.0);
    }
}
