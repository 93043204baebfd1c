package io.thetagrid.kernels.american;

import static io.thetagrid.kernels.math.ScalarMath.exp;
import static io.thetagrid.kernels.math.ScalarMath.logRatio;

/**
 * A put without variance: K·e^(−rt) − S·e^(−qt) at the best time t to exercise. That is now, at expiry, or, if q &gt; r &gt; 0,
 * at t* = ln(rK/(qS))/(r − q) where that lies between them.
 */
final class CertainExercise {
    private CertainExercise() {}

    /** t*, or NaN if it is not between now and expiry. */
    static double time(double spot, double strike, double timeToExpiry, double rate, double yield) {
        if (yield <= rate || rate <= 0.0) {
            return Double.NaN;
        }
        double best = logRatio(yield * spot, rate * strike) / (yield - rate);
        return best > 0.0 && best < timeToExpiry ? best : Double.NaN;
    }

    /** The put's value. */
    static double value(double spot, double strike, double timeToExpiry, double rate, double yield) {
        double value = Math.max(strike - spot, 0.0);
        value = Math.max(value, strike * exp(-rate * timeToExpiry) - spot * exp(-yield * timeToExpiry));
        double best = time(spot, strike, timeToExpiry, rate, yield);
        return best > 0.0 ? Math.max(value, strike * exp(-rate * best) - spot * exp(-yield * best)) : value;
    }
}
