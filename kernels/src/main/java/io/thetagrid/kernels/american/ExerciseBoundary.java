package io.thetagrid.kernels.american;

import static io.thetagrid.kernels.math.ScalarMath.atLeast;
import static io.thetagrid.kernels.math.ScalarMath.exp;
import static java.lang.Math.fma;
import static java.lang.Math.sqrt;

import io.thetagrid.kernels.backend.Accuracy;

/**
 * The spot at which one American option is exercised, as a function of its time to expiry: a put at or below it, a call
 * at or above it [Andersen, Lake and Offengenden 2016]. It is read off the Chebyshev points of H = ln²(B/X) at which
 * {@link AmericanScalar} solves for it.
 *
 * <p>Largest relative error against CONVERGED solved for the time asked for alone, over puts and calls with rates and yields
 * of 1–6 % up to three years: at volatilities of 15 % and 30 % FAST 2.6e-3, STANDARD 4e-4, HIGH 4e-5 down to a tenth of the
 * life, in its last hundredth 2.1e-3, 1.2e-3 and 5e-5; at 425 % 2.1e-3, 1.4e-3 and 5e-4, in the last hundredth up to 14 %, 6 %
 * and 3 %.
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
        double[] squared = new double[scheme.fine.nodes];
        double putRate = optionSign < 0.0 ? rate : dividendYield;
        double putYield = optionSign < 0.0 ? dividendYield : rate;
        double deviation = volatility * sqrt(timeToExpiry);
        boolean priced = strike >= 0.0
                && timeToExpiry >= 0.0
                && volatility >= 0.0
                && Double.isFinite(strike + deviation + putRate + putYield);
        double atExpiry;
        if (!priced || AmericanRows.hasTwoBoundaries(putRate, putYield)) {
            atExpiry = Double.NaN;
        } else if (AmericanRows.isNeverExercised(putRate, putYield)) {
            atExpiry = optionSign < 0.0 ? 0.0 : Double.POSITIVE_INFINITY;
        } else {
            double limit = putYield > putRate ? putRate / putYield : 1.0;
            atExpiry = optionSign < 0.0 ? strike * limit : strike / limit;
            if (deviation >= Puts.LOWEST_DEVIATION) { // without variance B is X at any time
                Puts puts = new Puts();
                puts.add(0, optionSign, 1.0, 1.0, timeToExpiry, putRate, putYield, volatility);
                PutTermsScalar.derive(puts);
                BoundaryScalar boundary = new BoundaryScalar(scheme);
                boundary.solve(puts, 0);
                for (int i = 0; i < squared.length; i++) {
                    squared[i] = boundary.log[i] * boundary.log[i];
                }
            }
        }
        return new ExerciseBoundary(scheme, optionSign, timeToExpiry, atExpiry, squared);
    }

    /** The spot from which on the option is exercised with {@code timeToExpiry} years left, at most the option's own. */
    public double criticalSpot(double timeToExpiry) {
        if (!(timeToExpiry >= 0.0 && timeToExpiry <= time)) {
            return Double.NaN;
        }
        double root = time > 0.0 ? sqrt(timeToExpiry / time) : 0.0;
        return atExpiry * exp(optionSign * sqrt(squaredBoundary(root)));
    }

    /** H at √(τ/T); 0 at expiry. */
    private double squaredBoundary(double root) {
        if (root == 0.0) {
            return 0.0;
        }
        double[] weights = new double[scheme.fine.nodes];
        scheme.fine.interpolate(2.0 * root - 1.0, weights, 0);
        double h = 0.0;
        for (int i = 0; i < weights.length; i++) {
            h = fma(weights[i], squared[i], h);
        }
        return atLeast(h, 0.0);
    }
}
