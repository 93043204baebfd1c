/*
 * Black-Scholes-Merton implied volatility [Jaeckel, "Let's Be Rational", Wilmott 2017], line by line that of the Java
 * texts ImpliedVolatilityScalar and QuoteDomain, which derive it.
 */
#pragma once
#include "european.h"
#include "guess_coefficients.h"

#define LARGEST_LEAP 4e-3
#define LEAST_APART 4e-3
#define FARTHEST 37.6
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

INLINE double upper_guess(double a, double log) {
    double p = fma(fma(UPPER_P32, a, UPPER_P31), a, UPPER_P30);
    p = fma(p, log, fma(fma(UPPER_P22, a, UPPER_P21), a, UPPER_P20));
    p = fma(p, log, fma(fma(UPPER_P12, a, UPPER_P11), a, UPPER_P10));
    p = fma(p, log, fma(fma(UPPER_P02, a, UPPER_P01), a, UPPER_P00));
    double q = fma(UPPER_Q31, a, UPPER_Q30);
    q = fma(q, log, fma(UPPER_Q21, a, UPPER_Q20));
    q = fma(q, log, fma(UPPER_Q11, a, UPPER_Q10));
    q = fma(q, log, fma(UPPER_Q01, a, 1.0));
    return p / q;
}

INLINE double guess(double a, double most, double parity, double price, double shortfall) {
    int upper = price > shortfall;
    double in_the_money = price + parity;
    double log = rough_log_ratio(upper ? most : in_the_money, upper ? shortfall : price);
    if (upper) {
        return upper_guess(a, log);
    }
    double sum = price + in_the_money;
    double y = sum * sum;
    double p = fma(fma(LOWER_P42, y, LOWER_P41), y, LOWER_P40);
    p = fma(p, log, fma(fma(LOWER_P32, y, LOWER_P31), y, LOWER_P30));
    p = fma(p, log, fma(fma(LOWER_P22, y, LOWER_P21), y, LOWER_P20));
    p = fma(p, log, fma(fma(LOWER_P12, y, LOWER_P11), y, LOWER_P10));
    p = fma(p, log, fma(fma(LOWER_P02, y, LOWER_P01), y, LOWER_P00));
    double q = fma(LOWER_Q51, y, LOWER_Q50);
    q = fma(q, log, fma(LOWER_Q41, y, LOWER_Q40));
    q = fma(q, log, fma(LOWER_Q31, y, LOWER_Q30));
    q = fma(q, log, fma(LOWER_Q21, y, LOWER_Q20));
    q = fma(q, log, fma(LOWER_Q11, y, LOWER_Q10));
    q = fma(q, log, fma(LOWER_Q01, y, 1.0));
    return sum * p / q;
}

/* Householder's fifth-order step, in ln s; NaN where the guess was too far off, or s too small. */
INLINE double leap(double a, double most, double s, int upper, double target) {
    double h = a / s;
    double t = 0.5 * s;
    double hh = h * h;
    double tt = t * t;
    double sum = hh + tt;
    double far = h + t;
    int apart = s > 0.0 && s + a >= LEAST_APART && far <= FARTHEST;
    double m = apart ? exp_within(sum * -0.5) : NOT_A_NUMBER;

    double near = fabs(h - t);
    int rising = h < t;
    double near_scale = scaled_normal_tail_denominator(near);
    double far_scale = scaled_normal_tail_denominator(far);
    double far_tail = scaled_normal_tail_numerator(far) * near_scale;
    double near_tail = scaled_normal_tail_numerator(near);
    double scale = near_scale * far_scale;
    double tails = m * fma(near_tail, far_scale, rising ? far_tail : -far_tail);
    double value = rising != upper ? fma(most, scale, -tails) : tails;
    double rise = m * INVERSE_SQRT_2PI * (s * scale);
    double aim = target * scale;

    double slope = rise / value;
    double r = upper ? -slope : slope;
    double f = log_ratio(aim, value);
    double c1 = hh - tt + 1.0;
    double c2 = sum * -2.0;
    double c3 = (hh - tt) * 4.0;
    double h2 = c1 - r;
    double g = fma(-r, h2, c2);
    double h3 = fma(h2, h2, g);
    double h4 = fma(h3, h2 - r, fma(h2 + h2, g, c3));
    double ff = f * f;
    double fh = f * h2;
    double numerator = f * fma(r, r + fh, h3 * ff * (1.0 / 6.0));
    double quadratic = fma(h2 * h2, 0.25, h3 * (1.0 / 3.0)) * ff;
    double denominator = fma(fma(r, fma(fh, 1.5, r), quadratic), r, h4 * (1.0 / 24.0) * (ff * f));
    double odd = numerator * denominator * 0.5;
    double even = fma(numerator * (1.0 / 12.0), numerator, denominator * denominator);
    double next = s * (even + odd) / (even - odd);
    return fabs(f) <= slope * LARGEST_LEAP ? next : NOT_A_NUMBER;
}

/* Matches value and slope at the inflection, from the side the price lies on. */
INLINE double inflection_guess(double a, double most, double price, double shortfall) {
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

/* b, or in the upper half e^(-a/2) - b, within a few units in the last place. */
INLINE double value_at(double a, double most, double h, double t, double tt, double m, int upper) {
    if (t < SERIES_T && a < SERIES_DISTANCE) {
        double tails = m * tail_difference(h, t, tt);
        return upper ? most - tails : tails;
    }
    double near = scaled_normal_tail(at_most(fabs(h - t), TAIL_END));
    double far = scaled_normal_tail(at_most(h + t, TAIL_END));
    int rising = h < t;
    double tails = m * (near + (rising ? far : -far));
    return rising != upper ? most - tails : tails;
}

/* Newton's step, for what rounding has left. */
INLINE double newton_step(double a, double most, double s, int upper, double target) {
    double h = a / s;
    double t = 0.5 * s;
    double hh = h * h;
    double tt = t * t;
    double m = exp_of((hh + tt) * -0.5);
    double value = value_at(a, most, h, t, tt, m, upper);
    double slope = m * INVERSE_SQRT_2PI;
    return (target - value) / (upper ? -slope : slope);
}

/* Householder's third-order step, at least -s/2. */
INLINE double householder_step(double a, double most, double s, int upper, double target) {
    double per_s = 1.0 / s;
    double h = a * per_s;
    double t = 0.5 * s;
    double hh = h * h;
    double tt = t * t;
    double m = exp_of((hh + tt) * -0.5);
    double value = at_least(value_at(a, most, h, t, tt, m, upper), SMALLEST_NORMAL);

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

/* Third-order steps until they settle; NaN if they do not. */
INLINE double settle(double a, double most, double price, double shortfall) {
    int upper = price > shortfall;
    double target = upper ? shortfall : price;
    double s = inflection_guess(a, most, price, shortfall);
    for (int i = 0; i < MOST_STEPS; i++) {
        double step = householder_step(a, most, s, upper, target);
        s += step;
        if (fabs(step) <= LAST_STEP * s) {
            return s;
        }
    }
    return NOT_A_NUMBER;
}

/* s = volatility * sqrt(time) for a normalised price; NaN if the steps do not settle. */
INLINE double solve(double a, double most, double parity, double price, double shortfall, int full) {
    int upper = price > shortfall;
    double target = upper ? shortfall : price;
    double s = leap(a, most, guess(a, most, parity, price, shortfall), upper, target);
    if (s != s) {
        return settle(a, most, price, shortfall);
    }
    return full ? s + newton_step(a, most, s, upper, target) : s;
}

/* One row; quote and result point to the row in the first column. */
INLINE void solve_row(GLOBAL const double *quote, GLOBAL double *result, long stride, int full) {
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
        double spot_value = spot * exp_within(-yield_time);
        double strike_value = strike * exp_within(-rate_time);
        double forward_value = spot_value - strike_value;
        double intrinsic = at_least(option_sign * forward_value, 0.0);
        double maximum = option_sign > 0.0 ? spot_value : strike_value;
        double lesser = forward_value < 0.0 ? spot_value : strike_value;
        double per_money = 1.0 / sqrt(spot_value * strike_value);
        double distance = fabs(log_ratio(spot, strike) + (rate_time - yield_time));
        double most = lesser * per_money;
        double parity = fabs(forward_value) * per_money;
        double time_value = (price - intrinsic) * per_money;
        double shortfall = (maximum - price) * per_money;
        double deviation = solve(distance, most, parity, time_value, shortfall, full);
        volatility = deviation / sqrt(time);
        status = volatility > 0.0 ? OK : NOT_CONVERGED;
    }
    result[IMPLIED_VOLATILITY * stride] = volatility;
    result[IMPLIED_STATUS * stride] = status;
}
