package io.thetagrid.kernels.american;

import static io.thetagrid.kernels.math.ScalarMath.atLeast;
import static io.thetagrid.kernels.math.ScalarMath.atMost;
import static io.thetagrid.kernels.math.ScalarMath.exp;
import static io.thetagrid.kernels.math.ScalarMath.logRatio;
import static io.thetagrid.kernels.math.ScalarMath.normalCdf;
import static io.thetagrid.kernels.math.ScalarMath.normalDensity;
import static java.lang.Math.abs;
import static java.lang.Math.fma;
import static java.lang.Math.sqrt;

/**
 * An American put with q &lt; r &lt; 0 [Andersen and Lake 2021, "Fast American option pricing: the double-boundary case"]. A
 * negative rate pays for waiting to receive the strike, so exercise pays only where the spot costs more to hold,
 * q·S &lt; r·K, and the put is in the money: between a lower boundary Y, which rises from K·r/q at expiry, and an upper one B,
 * which falls from K. If σ exceeds σ* = √(−2q) − √(−2r) they meet at a finite time to expiry τ*, beyond which the put is held.
 *
 * <p>With I(b) = ∫ r·K·e^(−ru)·N(−d₋(u, S/b(T−u))) − q·S·e^(−qu)·N(−d₊(u, S/b(T−u))) du, u from T − min(T, τ*) to T, the put
 * is worth its European value plus I(B) − I(Y). Up to τ*, when it is not due for exercise now, I(Y) vanishes from the sum
 * above B; below Y the value is also K − S − I(Y), whose terms don't grow and cancel.
 *
 * <p>Error per 100 of strike, root mean square and largest of 1,000 random contracts (yields down to −12 %, volatility 4 %
 * to 40 %, up to five years) against a scheme of 28 nodes and 90 points: FAST 1.4e-5 and 1.7e-4, STANDARD 6e-7 and 1.2e-5,
 * HIGH 1.5e-8 and 1.8e-7; trees of 1,003 steps agree to 5e-5 and 9e-4, their own error. It grows tenfold and more where −qT
 * exceeds 5, and up to 3e-3, 5e-4 and 4e-4 where (r − q)√T/σ exceeds 30.
 *
 * <p>One row at a time, for scalar and vector callers alike: the region is rare. An object serves one thread.
 */
final class TwoBoundaryPut {
    /** A premium proven smaller than this part of the strike is left out. */
    private static final double NEGLIGIBLE = 1e-17;

    /** Rates count as at most this, so that ratios to them are normal numbers. */
    private static final double HIGHEST_RATE = -1e-300;

    /** More than any bracket of √τ* needs. */
    private static final int SEARCH_STEPS = 100;

    /** Price per share and its derivatives in the spot. */
    record Value(double price, double delta, double gamma) {

        private Value plus(Value other, double factor) {
            return new Value(
                    fma(factor, other.price, price), fma(factor, other.delta, delta), fma(factor, other.gamma, gamma));
        }
    }

    /** ∂V/∂σ, ∂V/∂r and ∂V/∂q: a call's rate is its put's yield. */
    record Slopes(double vega, double ofRate, double ofYield) {}

    private final TwoBoundaryScheme scheme;
    private final TwoBoundaryCurve upper;
    private final TwoBoundaryCurve lower;

    private double spot;
    private double strike;
    private double time;
    private double rate;
    private double yield;
    private double volatility;
    /** ln(q/r). */
    private double height;

    /** h. */
    private double horizon;

    private double upperCritical;
    private double lowerCritical;

    TwoBoundaryPut(TwoBoundaryScheme scheme) {
        this.scheme = scheme;
        upper = TwoBoundaryCurve.upper(scheme);
        lower = TwoBoundaryCurve.lower(scheme);
    }

    /** Values a put with positive spot, strike and time, and {@code yield < rate < 0}. */
    Value value(double spot, double strike, double time, double rate, double yield, double volatility) {
        this.spot = spot;
        this.strike = strike;
        this.time = time;
        this.rate = atMost(rate, HIGHEST_RATE);
        this.yield = yield;
        this.volatility = volatility;
        height = logRatio(yield, this.rate);
        upperCritical = Double.NaN;
        lowerCritical = Double.NaN;
        if ((rate - yield) * time * exp(-rate * time) < NEGLIGIBLE) {
            return greater(european(), intrinsic());
        }
        if (volatility * sqrt(time) < Puts.LOWEST_DEVIATION) {
            upperCritical = strike;
            lowerCritical = strike * exp(-height);
            return greater(greater(european(), intrinsic()), certain());
        }
        findBoundaries();
        if (horizon == time) {
            upperCritical = strike * exp(upper.last());
            lowerCritical = strike * exp(lower.last() - height);
            if (spot >= lowerCritical && spot <= upperCritical) {
                return intrinsic();
            }
        }
        return greater(greater(bounded(held()), intrinsic()), certain());
    }

    /** The highest spot at which the last put is exercised now; NaN if there is none. */
    double upperCritical() {
        return upperCritical;
    }

    /** The lowest such spot. */
    double lowerCritical() {
        return lowerCritical;
    }

    /**
     * Derivatives in the parameters, per 1.00, of a put as in {@link #value}: differences of prices over small steps, seven
     * values in all. The critical spots afterwards are those of the last step.
     */
    Slopes slopes(double spot, double strike, double time, double rate, double yield, double volatility) {
        double vega = 0.0;
        if (volatility * sqrt(time) >= 2.0 * Puts.LOWEST_DEVIATION) {
            double step = 1e-3 * volatility;
            double more = value(spot, strike, time, rate, yield, volatility + step).price;
            double less = value(spot, strike, time, rate, yield, volatility - step).price;
            vega = (more - less) / (2.0 * step);
        }
        double price = value(spot, strike, time, rate, yield, volatility).price;
        // One-sided differences of second order, into the region q < r < 0.
        double step = 1e-4 * yield;
        double rateStep = rate < 0.5 * yield ? -step : step;
        double near = value(spot, strike, time, rate + rateStep, yield, volatility).price;
        double far = value(spot, strike, time, rate + 2.0 * rateStep, yield, volatility).price;
        double ofRate = (4.0 * (near - price) - (far - price)) / (2.0 * rateStep);
        near = value(spot, strike, time, rate, yield + step, volatility).price;
        far = value(spot, strike, time, rate, yield + 2.0 * step, volatility).price;
        double ofYield = (4.0 * (near - price) - (far - price)) / (2.0 * step);
        return new Slopes(vega, ofRate, ofYield);
    }

    private static Value greater(Value a, Value b) {
        return b.price > a.price ? b : a;
    }

    private Value intrinsic() {
        return new Value(strike - spot, -1.0, 0.0);
    }

    /**
     * Without variance: exercise at t* = ln(qS/(rK))/(q − r), when a spot below K·r/q has grown to it, or at expiry, which
     * is no more than the European value.
     */
    private Value certain() {
        double best = (logRatio(spot, strike) + height) / (yield - rate);
        if (!(best > 0.0 && best < time)) {
            return intrinsic();
        }
        double spotFactor = exp(-yield * best);
        double curvature = spotFactor * yield / ((yield - rate) * spot);
        return new Value(fma(strike, exp(-rate * best), -spot * spotFactor), -spotFactor, curvature);
    }

    private Value european() {
        double deviation = volatility * sqrt(time);
        double forward = logRatio(spot, strike) + (rate - yield) * time;
        double plus = forward / deviation + 0.5 * deviation;
        double minus = forward / deviation - 0.5 * deviation;
        double strikeFactor = exp(-rate * time);
        double spotFactor = exp(-yield * time);
        if (deviation < Puts.LOWEST_DEVIATION) {
            boolean delivered = forward < 0.0;
            return delivered
                    ? new Value(fma(strike, strikeFactor, -spot * spotFactor), -spotFactor, 0.0)
                    : new Value(0.0, 0.0, 0.0);
        }
        double price = strike * strikeFactor * normalCdf(-minus) - spot * spotFactor * normalCdf(-plus);
        double gamma = spotFactor * normalDensity(plus) / (spot * deviation);
        return new Value(atLeast(price, 0.0), -spotFactor * normalCdf(-plus), gamma);
    }

    /** Solves both boundaries up to T or, if they meet before, up to τ*. */
    private void findBoundaries() {
        double far = sqrt(time);
        double farGap = gap(time);
        if (farGap > 0.0) {
            return;
        }
        // Regula falsi in √τ, where the gap is nearly linear, with the Illinois rule: an end that stays counts half.
        double near = 0.0;
        double nearGap = height;
        double root = atMost(height / (2.0 * volatility), 0.5 * far);
        boolean nearMoved = false;
        for (int step = 0; step < SEARCH_STEPS; step++) {
            double gap = gap(root * root);
            if (abs(gap) <= scheme.tolerance * height) {
                return;
            }
            boolean moveNear = gap > 0.0;
            if (moveNear) {
                farGap *= step > 0 && nearMoved ? 0.5 : 1.0;
                near = root;
                nearGap = gap;
            } else {
                nearGap *= step > 0 && !nearMoved ? 0.5 : 1.0;
                far = root;
                farGap = gap;
            }
            nearMoved = moveNear;
            root = fma(far - near, nearGap / (nearGap - farGap), near);
        }
    }

    /** ln(B/Y) at τ, at most 0 from τ* on; both boundaries are then those up to τ. */
    private double gap(double tau) {
        horizon = tau;
        upper.solve(rate, yield, volatility, tau);
        if (upper.last() <= -height) {
            return upper.last();
        }
        lower.solve(rate, yield, volatility, tau);
        return height + upper.last() - lower.last();
    }

    private Value held() {
        double logSpot = logRatio(spot, strike);
        if (horizon < time) {
            return european().plus(exercise(upper, logSpot), 1.0).plus(exercise(lower, logSpot + height), -1.0);
        }
        return spot > upperCritical
                ? european().plus(exercise(upper, logSpot), 1.0)
                : intrinsic().plus(exercise(lower, logSpot + height), -1.0);
    }

    /** ∫ r·K·e^(−ru)·N(−d₋) − q·S·e^(−qu)·N(−d₊) du for one boundary and ln(S/X). */
    private Value exercise(TwoBoundaryCurve boundary, double logSpot) {
        double strikeSum = 0.0;
        double spotSum = 0.0;
        double slopeSum = 0.0;
        double curvatureSum = 0.0;
        for (int k = 0; k < scheme.points; k++) {
            double u = fma(horizon, scheme.age[k], time - horizon);
            double deviation = volatility * sqrt(u);
            double distance = logSpot - boundary.log(scheme.interpolation, k);
            double plus = fma(rate - yield, u, distance) / deviation + 0.5 * deviation;
            double minus = plus - deviation;
            double strikeValue = strike * rate * horizon * scheme.weight[k] * exp(-rate * u);
            double spotValue = spot * yield * horizon * scheme.weight[k] * exp(-yield * u);
            double spotDensity = spotValue * normalDensity(plus) / deviation;
            double slope = fma(strikeValue, normalDensity(minus) / deviation, -spotDensity);
            strikeSum = fma(strikeValue, normalCdf(-minus), strikeSum);
            spotSum = fma(spotValue, normalCdf(-plus), spotSum);
            slopeSum += slope;
            curvatureSum += fma(slope, plus / deviation, spotDensity);
        }
        return new Value(strikeSum - spotSum, -(spotSum + slopeSum) / spot, curvatureSum / (spot * spot));
    }

    /** A convex price, no less than exercise, with slope −1 at both boundaries. */
    private Value bounded(Value value) {
        double least = spot > upperCritical ? -1.0 : -exp(-yield * time);
        double most = spot < lowerCritical ? -1.0 : 0.0;
        return new Value(value.price, atMost(atLeast(value.delta, least), most), atLeast(value.gamma, 0.0));
    }
}
