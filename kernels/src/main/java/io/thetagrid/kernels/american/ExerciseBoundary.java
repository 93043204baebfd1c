package io.thetagrid.kernels.american;

import static io.thetagrid.kernels.math.ScalarMath.atLeast;
import static io.thetagrid.kernels.math.ScalarMath.exp;
import static java.lang.Math.fma;
import static java.lang.Math.sqrt;

import io.thetagrid.kernels.backend.Accuracy;

/**
 * The spot at which one American option is exercised, as a function of its time to expiry: a put at or below it, a call
 * at or above it [Andersen, Lake and Offengenden 2016]. It is read off the Chebyshev points of H = ln²(B/X) at which
 * {@link AmericanScalar} solves for it, by barycentric interpolation in √τ [Berrut and Trefethen 2004].
 *
 * <p>Relative error, against HIGH solved for the time asked for alone: down to a tenth of the life FAST 6e-4, STANDARD
 * 1e-4, HIGH 2e-6 at volatilities of 15 % to 30 %; in its last hundredth 2e-3, 4e-4 and 1e-4. At 425 % ten to twenty times
 * that, HIGH twice.
 *
 * <p>A call's boundary is the mirror image of the put's with rate and yield exchanged: B_C(τ; r, q) = K²/B_P(τ; q, r)
 * [McDonald and Schroder 1998].
 *
 * <p>Conventions: where holding always beats exercising, 0 for a put and infinity for a call. At τ = 0 the limit B(0+),
 * K·min(1, r/q) for a put and K·max(1, r/q) for a call, although at expiry itself all that is in the money is exercised.
 * NaN for a time that is negative or longer than the option's, for inputs no kernel prices, and where exercise pays
 * between two boundaries (for a put q &lt; r &lt; 0) [Andersen and Lake 2021].
 */
public final class ExerciseBoundary {
    private final ExerciseScheme scheme;
    private final double optionSign;
    private final double time;
    /** B(0+), or what stands for a boundary where there is none. */
    private final double atExpiry;
    /** H at the scheme's nodes. */
    private final double[] squared;

    private ExerciseBoundary(ExerciseScheme scheme, double optionSign, double time, double atExpiry, double[] squared) {
        this.scheme = scheme;
        this.optionSign = optionSign;
        this.time = time;
        this.atExpiry = atExpiry;
        this.squared = squared;
    }

    /**
     * Solves for the boundary.
     *
     * @param optionSign +1 call, −1 put
     * @param timeToExpiry years, the longest the boundary is asked for
     * @param rate continuously compounded, per 1.00 a year, as is {@code dividendYield}
     * @param volatility per square root of a year
     */
    public static ExerciseBoundary of(
            Accuracy accuracy,
            double optionSign,
            double strike,
            double timeToExpiry,
            double rate,
            double dividendYield,
            double volatility) {
        ExerciseScheme scheme = ExerciseScheme.of(accuracy);
        double[] squared = new double[scheme.nodes];
        EffectivePut put = new EffectivePut();
        put.spot = 1.0; // no part of the boundary
        put.strike = 1.0;
        put.time = timeToExpiry;
        put.rate = optionSign < 0.0 ? rate : dividendYield;
        put.yield = optionSign < 0.0 ? dividendYield : rate;
        put.volatility = volatility;
        put.deviation = volatility * sqrt(timeToExpiry);
        double atExpiry;
        if (!isPriced(put, strike) || put.hasTwoBoundaries()) {
            atExpiry = Double.NaN;
        } else if (put.isNeverExercised()) {
            atExpiry = optionSign < 0.0 ? 0.0 : Double.POSITIVE_INFINITY;
        } else {
            put.findBoundaryLimits();
            atExpiry = optionSign < 0.0 ? strike * put.boundaryAtExpiry : strike / put.boundaryAtExpiry;
            if (put.deviation >= EffectivePut.LOWEST_DEVIATION) { // without variance B is X at any time
                put.prepareEquations();
                double[] logs = AmericanScalar.boundary(put, scheme);
                for (int i = 0; i < scheme.nodes; i++) {
                    squared[i] = logs[i] * logs[i];
                }
            }
        }
        return new ExerciseBoundary(scheme, optionSign, timeToExpiry, atExpiry, squared);
    }

    private static boolean isPriced(EffectivePut put, double strike) {
        return strike >= 0.0
                && put.time >= 0.0
                && put.volatility >= 0.0
                && Double.isFinite(strike + put.deviation + put.rate + put.yield);
    }

    /** The spot from which on the option is exercised with {@code timeToExpiry} years left, at most the option's own. */
    public double criticalSpot(double timeToExpiry) {
        if (!(timeToExpiry >= 0.0 && timeToExpiry <= time)) {
            return Double.NaN;
        }
        double root = time > 0.0 ? sqrt(timeToExpiry / time) : 0.0;
        return atExpiry * exp(optionSign * sqrt(squaredBoundary(root)));
    }

    /** H at √(τ/T); 0 at expiry, the last of the interpolation's points. */
    private double squaredBoundary(double root) {
        if (root == 0.0) {
            return 0.0;
        }
        double numerator = 0.0;
        double denominator = ((scheme.nodes & 1) == 0 ? 0.5 : -0.5) / root;
        for (int i = 0; i < scheme.nodes; i++) {
            double distance = root - scheme.nodeRoot[i];
            if (distance == 0.0) {
                return squared[i];
            }
            double weight = ((i & 1) == 0 ? 1.0 : -1.0) * (i == 0 ? 0.5 : 1.0) / distance;
            numerator = fma(weight, squared[i], numerator);
            denominator += weight;
        }
        return atLeast(numerator / denominator, 0.0);
    }
}
