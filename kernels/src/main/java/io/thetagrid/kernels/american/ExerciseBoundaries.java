package io.thetagrid.kernels.american;

import static java.lang.Math.fma;

import io.thetagrid.kernels.backend.Accuracy;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Exercise boundaries of all puts with one time to expiry, rate and yield, by volatility. ln(B/X) depends on neither spot
 * nor strike, so a contract under ten thousand scenarios, or a whole chain, shares a few dozen solutions: in every binade
 * σ = m·2ᵉ, 1 ≤ m &lt; 2, the boundary is a Chebyshev sum in m. It is analytic but for σ = 0, so ten terms err by
 * (3 + √8)⁻¹⁰ = 2e-8 of its own size, and the price by as much of the premium.
 *
 * <p>Safe to share between threads; a binade is solved when first asked for, with the same bits whoever asks.
 */
public final class ExerciseBoundaries {
    private static final int TERMS = 10;
    private static final int LOWEST_EXPONENT = -30;
    private static final int BINADES = 64;

    private final ExerciseScheme scheme;
    private final double time;
    private final double rate;
    private final double yield;
    private final AtomicReferenceArray<double[]> binades = new AtomicReferenceArray<>(BINADES);

    /**
     * @param optionSign +1 calls, −1 puts: a call's boundary is that of the put with rate and yield exchanged
     * @param time years to expiry
     */
    public ExerciseBoundaries(Accuracy accuracy, double optionSign, double time, double rate, double dividendYield) {
        this.scheme = ExerciseScheme.of(accuracy);
        this.time = time;
        this.rate = optionSign < 0.0 ? rate : dividendYield;
        this.yield = optionSign < 0.0 ? dividendYield : rate;
    }

    ExerciseScheme scheme() {
        return scheme;
    }

    /** ln(B/X) at the scheme's nodes. */
    double[] at(double volatility) {
        int exponent = Math.clamp(Math.getExponent(volatility), LOWEST_EXPONENT, LOWEST_EXPONENT + BINADES - 1);
        double[] coefficients = binades.get(exponent - LOWEST_EXPONENT);
        if (coefficients == null) {
            coefficients = solve(exponent);
            binades.set(exponent - LOWEST_EXPONENT, coefficients);
        }
        double x = fma(2.0, Math.scalb(volatility, -exponent), -3.0);
        double[] logs = new double[scheme.fine.nodes];
        for (int i = 0; i < scheme.fine.nodes; i++) {
            logs[i] = chebyshev(coefficients, i * TERMS, x);
        }
        return logs;
    }

    /** Clenshaw's sum; a boundary never lies above X. */
    private static double chebyshev(double[] coefficients, int offset, double x) {
        double next = 0.0;
        double sum = 0.0;
        for (int k = TERMS - 1; k > 0; k--) {
            double current = fma(2.0 * x, sum, coefficients[offset + k] - next);
            next = sum;
            sum = current;
        }
        return Math.min(fma(x, sum, coefficients[offset] - next), 0.0);
    }

    /** Chebyshev coefficients in m of every node's ln(B/X). */
    private double[] solve(int exponent) {
        double[] coefficients = new double[scheme.fine.nodes * TERMS];
        Puts puts = new Puts();
        for (int point = 0; point < TERMS; point++) {
            double angle = (point + 0.5) * StrictMath.PI / TERMS;
            double volatility = Math.scalb(1.5 + 0.5 * StrictMath.cos(angle), exponent);
            puts.add(0, -1.0, 1.0, 1.0, time, rate, yield, volatility);
        }
        PutTermsScalar.derive(puts);
        BoundaryScalar boundary = new BoundaryScalar(scheme);
        for (int point = 0; point < TERMS; point++) {
            double angle = (point + 0.5) * StrictMath.PI / TERMS;
            boundary.solve(puts, point);
            for (int k = 0; k < TERMS; k++) {
                double weight = (k == 0 ? 1.0 : 2.0) / TERMS * StrictMath.cos(k * angle);
                for (int i = 0; i < scheme.fine.nodes; i++) {
                    coefficients[i * TERMS + k] += weight * boundary.log[i];
                }
            }
        }
        return coefficients;
    }
}
