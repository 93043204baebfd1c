/*
 * European price and Greeks [Black and Scholes 1973; Merton 1973], line by line those of the Java texts EuropeanScalar,
 * EuropeanDomain and EuropeanLimits, which derive them.
 */
#pragma once
#include "columns.h"
#include "device_math.h"

#define LOWEST_PRICE 1e-75
#define HIGHEST_PRICE 1e75
#define LOWEST_DEVIATION 1e-100
#define HIGHEST_DEVIATION 1e75
#define HIGHEST_RATE_TIME 300.0

INLINE int is_finite_and_not_negative(double x) { return x >= 0.0 && x <= LARGEST_DOUBLE; }

INLINE int is_finite(double x) { return fabs(x) <= LARGEST_DOUBLE; }

/* Where the lines hold as they stand; false also for NaN. */
INLINE int is_regular(
    double option_sign, double spot, double strike, double deviation, double rate_time, double yield_time) {
    return fabs(option_sign) == 1.0 && spot >= LOWEST_PRICE && spot <= HIGHEST_PRICE && strike >= LOWEST_PRICE
        && strike <= HIGHEST_PRICE && deviation >= LOWEST_DEVIATION && deviation <= HIGHEST_DEVIATION
        && fabs(rate_time) <= HIGHEST_RATE_TIME && fabs(yield_time) <= HIGHEST_RATE_TIME;
}

INLINE int limit_status(
    double option_sign, double spot, double strike, double time, double rate, double dividend_yield, double volatility) {
    if (!(fabs(option_sign) == 1.0 && is_finite_and_not_negative(spot) && is_finite_and_not_negative(strike)
          && is_finite_and_not_negative(time) && is_finite_and_not_negative(volatility) && is_finite(rate)
          && is_finite(dividend_yield))) {
        return INVALID_INPUT;
    }
    double deviation = volatility * sqrt(time);
    int limit = spot < LOWEST_PRICE || strike < LOWEST_PRICE || deviation < LOWEST_DEVIATION;
    int representable = spot <= HIGHEST_PRICE && strike <= HIGHEST_PRICE && fabs(rate * time) <= HIGHEST_RATE_TIME
        && fabs(dividend_yield * time) <= HIGHEST_RATE_TIME;
    return limit && representable ? OK : UNSUPPORTED;
}

/* Options without variance, spot or strike. Adding 0 turns -0 into 0. */
INLINE void price_limit(
    double option_sign,
    double spot,
    double strike,
    double time,
    double rate,
    double dividend_yield,
    double volatility,
    GLOBAL double *greeks,
    long stride) {
    int status = limit_status(option_sign, spot, strike, time, rate, dividend_yield, volatility);
    double yield_factor = exp_of(-dividend_yield * time);
    double spot_value = spot * yield_factor;
    double strike_value = strike * exp_of(-rate * time);
    double moneyness = option_sign * (spot_value - strike_value);
    double certainty = moneyness > 0.0 ? 1.0 : moneyness < 0.0 ? 0.0 : 0.5;
    if (status == OK && certainty == 0.5) {
        status = DEGENERATE;
    }
    double exercise = status == OK || status == DEGENERATE ? option_sign * certainty : NOT_A_NUMBER;
    double zero = exercise * 0.0 + 0.0;
    greeks[PRICE * stride] = exercise * (spot_value - strike_value) + 0.0;
    greeks[DELTA * stride] = exercise * yield_factor + 0.0;
    greeks[GAMMA * stride] = zero;
    greeks[VEGA * stride] = zero;
    greeks[THETA * stride] = exercise * (dividend_yield * spot_value - rate * strike_value) + 0.0;
    greeks[RHO * stride] = exercise * time * strike_value + 0.0;
    greeks[VANNA * stride] = zero;
    greeks[VOLGA * stride] = zero;
    greeks[GREEK_STATUS * stride] = status;
}

/* One row; option and greeks point to the row in the first column. */
INLINE void price_row(GLOBAL const double *option, GLOBAL double *greeks, long stride) {
    double option_sign = option[OPTION_SIGN * stride];
    double spot = option[SPOT * stride];
    double strike = option[STRIKE * stride];
    double time = option[TIME_TO_EXPIRY * stride];
    double rate = option[RATE * stride];
    double dividend_yield = option[DIVIDEND_YIELD * stride];
    double volatility = option[VOLATILITY * stride];

    double sqrt_time = sqrt(time);
    double deviation = volatility * sqrt_time;
    double rate_time = rate * time;
    double yield_time = dividend_yield * time;
    if (!is_regular(option_sign, spot, strike, deviation, rate_time, yield_time)) {
        price_limit(option_sign, spot, strike, time, rate, dividend_yield, volatility, greeks, stride);
        return;
    }

    double spot_squared = spot * spot;
    double gamma_scale = 1.0 / (spot_squared * deviation);
    double per_deviation = gamma_scale * spot_squared;
    double centre = (log_ratio(spot, strike) + (rate_time - yield_time)) * per_deviation;
    double d1 = fma(deviation, 0.5, centre);
    double d2 = fma(deviation, -0.5, centre);
    double distance1 = at_most(fabs(d1), TAIL_END);
    double distance2 = at_most(fabs(d2), TAIL_END);

    double yield_factor = exp_of(-yield_time);
    double strike_value = strike * exp_of(-rate_time);
    double g = yield_factor * gaussian(distance1);
    double tail1 = g * scaled_normal_tail(distance1);
    double tail2 = spot * g * scaled_normal_tail(distance2);
    double delta = option_sign * (option_sign * d1 > 0.0 ? yield_factor - tail1 : tail1);
    double spot_term = spot * delta;
    double strike_term = option_sign * (option_sign * d2 > 0.0 ? strike_value - tail2 : tail2);

    double density = spot * g * INVERSE_SQRT_2PI;
    double vega = density * sqrt_time;
    double decay = density * (volatility * volatility * 0.5) * per_deviation;
    double carry = fma(dividend_yield, spot_term, -(rate * strike_term));
    greeks[PRICE * stride] = spot_term - strike_term;
    greeks[DELTA * stride] = delta;
    greeks[GAMMA * stride] = density * gamma_scale;
    greeks[VEGA * stride] = vega;
    greeks[THETA * stride] = carry - decay;
    greeks[RHO * stride] = time * strike_term;
    greeks[VANNA * stride] = -(vega * d2) * (gamma_scale * spot);
    greeks[VOLGA * stride] = vega * d1 * (d2 * sqrt_time) * per_deviation;
    greeks[GREEK_STATUS * stride] = OK;
}
