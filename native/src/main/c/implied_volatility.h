/*
 * Black-Scholes-Merton implied volatility [Jaeckel, "Let's Be Rational", Wilmott 2017], line by line that of the Java
 * texts ImpliedVolatilityScalar and QuoteDomain, which derive it.
 */
#pragma once
#include "european.h"

#define LAST_STEP 1e-5
#define MOST_STEPS 24
#define SERIES_T 0.15
#define SERIES_DISTANCE 1.0
#define WINITZKI_SHIFT 4.3307467508
#define WINITZKI_SCALE 6.802721088435374
#define SQRT_8 2.8284271247461903
#define LOWEST_TIME 1e-75
#define HIGHEST_TIME 1e75
#define LOWEST_NORMALISED 1e-280

INLINE int is_regular_price(double money) { return money >= LOWEST_PRICE && money <= HIGHEST_PRICE; }

/* OK where the solver can start. */
INLINE int quote_status(
    double option_sign, double spot, double strike, double time, double rate, double dividend_yield, double price) {
    if (!(fabs(option_sign) == 1.0 && is_finite_and_not_negative(spot) && is_finite_and_not_negative(strike)
          && is_finite_and_not_negative(time) && is_finite_and_not_negative(price) && is_finite(rate)
          && is_finite(dividend_yield))) {
        return INVALID_INPUT;
    }
    double rate_time = rate * time;
    double yield_time = dividend_yield * time;
    if (fabs(rate_time) > HIGHEST_RATE_TIME || fabs(yield_time) > HIGHEST_RATE_TIME) {
        return UNSUPPORTED;
    }
    double spot_value = spot * exp_of(-yield_time);
    double strike_value = strike * exp_of(-rate_time);
    double intrinsic = at_least(option_sign * (spot_value - strike_value), 0.0);
    int certain = spot == 0.0 || strike == 0.0 || time == 0.0;
    double maximum = certain ? intrinsic : option_sign > 0.0 ? spot_value : strike_value;
    if (price <= intrinsic) {
        return BELOW_INTRINSIC;
    }
    if (price >= maximum) {
        return ABOVE_MAXIMUM;
    }
    double money = sqrt(spot_value * strike_value);
    int regular = is_regular_price(spot) && is_regular_price(strike) && time >= LOWEST_TIME && time <= HIGHEST_TIME
        && price - intrinsic >= LOWEST_NORMALISED * money && maximum - price >= LOWEST_NORMALISED * money;
    return regular ? OK : UNSUPPORTED;
}

INLINE double guess(double a, double most, double price, double shortfall) {
    double s = sqrt(a + a);
    double inflection = most * (0.5 - scaled_normal_tail(s));
    int above = price >= inflection;
    double room = most - inflection;

    double part = shortfall / room;
    double log_argument = at_least(above ? part * (2.0 - part) : inflection, SMALLEST_NORMAL);
    double log = log_ratio(log_argument, above ? 1.0 : price);
    double q = fma(log, 0.5, WINITZKI_SHIFT);
    double erf_inverse = sqrt(sqrt(fma(q, q, -(log * WINITZKI_SCALE))) - q);
    double guess_above = fma(erf_inverse, room / most * SQRT_8, s);

    double curvature = 0.5 * most * INVERSE_SQRT_2PI * s / inflection;
    double guess_below = s / sqrt(log / curvature + 1.0);
    return above ? guess_above : guess_below;
}

/* R(h - t) - R(h + t) for small t: twice the odd part of R's Taylor series. */
INLINE double tail_difference(double h, double t, double tt) {
    double tail = scaled_normal_tail(at_most(h, TAIL_END));
    double g0 = fma(-h, tail, INVERSE_SQRT_2PI);
    double g1 = fma(h, g0, -tail);
    double g2 = fma(h, g1, 2.0 * g0);
    double g3 = fma(h, g2, 3.0 * g1);
    double g4 = fma(h, g3, 4.0 * g2);
    double g5 = fma(h, g4, 5.0 * g3);
    double g6 = fma(h, g5, 6.0 * g4);
    double g7 = fma(h, g6, 7.0 * g5);
    double g8 = fma(h, g7, 8.0 * g6);
    double g9 = fma(h, g8, 9.0 * g7);
    double g10 = fma(h, g9, 10.0 * g8);
    double sum = fma(g10, tt * (1.0 / 39916800), g8 * (1.0 / 362880));
    sum = fma(sum, tt, g6 * (1.0 / 5040));
    sum = fma(sum, tt, g4 * (1.0 / 120));
    sum = fma(sum, tt, g2 * (1.0 / 6));
    sum = fma(sum, tt, g0);
    return sum * (t + t);
}

/* Householder's third-order step, at least -s/2. */
INLINE double householder_step(double a, double most, double s, int upper, double target) {
    double per_s = 1.0 / s;
    double h = a * per_s;
    double t = 0.5 * s;
    double hh = h * h;
    double tt = t * t;
    double m = exp_of((hh + tt) * -0.5);
    double near = scaled_normal_tail(at_most(fabs(h - t), TAIL_END));
    double far = scaled_normal_tail(at_most(h + t, TAIL_END));
    int rising = h < t;
    double tails = m * (rising ? near + far : near - far);
    double price = rising ? most - tails : tails;
    double shortfall = rising ? tails : most - tails;
    if (t < SERIES_T && a < SERIES_DISTANCE) {
        price = m * tail_difference(h, t, tt);
        shortfall = most - price;
    }
    double value = at_least(upper ? shortfall : price, SMALLEST_NORMAL);

    double slope = m * INVERSE_SQRT_2PI;
    double f = log_ratio(value, target);
    double f1 = (upper ? -slope : slope) / value;
    double b2 = (hh - tt) * per_s;
    double hs = h * per_s;
    double b3 = fma(b2, b2, fma(hs, -3.0 * hs, -0.25));
    double f2 = b2 - f1;
    double f3 = fma(f1, fma(2.0, f1, -3.0 * b2), b3);
    double newton = -f / f1;
    double numerator = newton * fma(f2 * newton, 0.5, 1.0);
    double denominator = fma(newton, fma(f3 * newton, 1.0 / 6.0, f2), 1.0);
    return at_least(numerator / denominator, -t);
}

/* s = volatility * sqrt(time) for a normalised price; NaN if the steps do not settle. */
INLINE double solve(double a, double price, double shortfall) {
    double most = exp_of(-0.5 * a);
    int upper = price > shortfall;
    double target = upper ? shortfall : price;
    double s = guess(a, most, price, shortfall);
    for (int i = 0; i < MOST_STEPS; i++) {
        double step = householder_step(a, most, s, upper, target);
        s += step;
        if (fabs(step) <= LAST_STEP * s) {
            return s;
        }
    }
    return NOT_A_NUMBER;
}

/* One row; quote and result point to the row in the first column. */
INLINE void solve_row(GLOBAL const double *quote, GLOBAL double *result, long stride) {
    double option_sign = quote[OPTION_SIGN * stride];
    double spot = quote[SPOT * stride];
    double strike = quote[STRIKE * stride];
    double time = quote[TIME_TO_EXPIRY * stride];
    double rate = quote[RATE * stride];
    double dividend_yield = quote[DIVIDEND_YIELD * stride];
    double price = quote[QUOTED_PRICE * stride];

    int status = quote_status(option_sign, spot, strike, time, rate, dividend_yield, price);
    double volatility = NOT_A_NUMBER;
    if (status == OK) {
        double rate_time = rate * time;
        double yield_time = dividend_yield * time;
        double spot_value = spot * exp_of(-yield_time);
        double strike_value = strike * exp_of(-rate_time);
        double intrinsic = at_least(option_sign * (spot_value - strike_value), 0.0);
        double maximum = option_sign > 0.0 ? spot_value : strike_value;
        double per_money = 1.0 / sqrt(spot_value * strike_value);
        double distance = fabs(log_ratio(spot, strike) + (rate_time - yield_time));
        double deviation = solve(distance, (price - intrinsic) * per_money, (maximum - price) * per_money);
        volatility = deviation / sqrt(time);
        status = volatility > 0.0 ? OK : NOT_CONVERGED;
    }
    result[IMPLIED_VOLATILITY * stride] = volatility;
    result[IMPLIED_STATUS * stride] = status;
}
