/*
 * European contracts under scenarios, line by line those of the Java texts EuropeanRevaluationScalar, ContractTerms and
 * RevaluedContract. A contract is a row of CONTRACT_COLUMNS doubles.
 */
#pragma once
#include "columns.h"
#include "device_math.h"

#define LEAST_DEVIATION 1e-100

/* What depends on a contract and on the scenario's time and rate alone. */
enum { SQRT_TIME, DRIFT, SPOT_FACTOR, STRIKE_VALUE, TERM_COLUMNS };

INLINE void contract_terms(GLOBAL const double *contract, double rate_shift, double elapsed, double terms[TERM_COLUMNS]) {
    double time = at_least(contract[TIME_TO_EXPIRY] - elapsed, 0.0);
    double rate_time = (contract[RATE] + rate_shift) * time;
    double yield_time = contract[DIVIDEND_YIELD] * time;
    terms[SQRT_TIME] = sqrt(time);
    terms[DRIFT] = rate_time - yield_time - contract[LOG_MONEYNESS];
    terms[SPOT_FACTOR] = contract[SPOT] * exp_of(-yield_time);
    terms[STRIKE_VALUE] = contract[STRIKE] * exp_of(-rate_time);
}

INLINE double smile_under(GLOBAL const double *contract, double log_spot) {
    double moneyness = at_least(
        at_most(contract[LOG_MONEYNESS] - log_spot, contract[LOG_MONEYNESS_HIGH]), contract[LOG_MONEYNESS_LOW]);
    return fma(moneyness, fma(moneyness, contract[SMILE_CURVATURE], contract[SMILE_SLOPE]), contract[SMILE_LEVEL]);
}

/* Whether the smile is its level, wherever the spot goes. */
INLINE int is_flat(GLOBAL const double *contract) {
    return contract[SMILE_SLOPE] == 0.0 && contract[SMILE_CURVATURE] == 0.0;
}

/* sigma * sqrt(T) before the scenario's factor. */
INLINE double smile_deviation(GLOBAL const double *contract, double smile, double sqrt_time) {
    return at_least(at_least(smile, contract[VOLATILITY_FLOOR]) * sqrt_time, LEAST_DEVIATION);
}

INLINE double value_under(
    double option_sign,
    double log_spot,
    double growth,
    double deviation,
    double per_deviation,
    double drift,
    double spot_factor,
    double strike_value) {
    double centre = (log_spot + drift) * per_deviation;
    double d1 = fma(deviation, 0.5, centre);
    double d2 = fma(deviation, -0.5, centre);
    double distance1 = at_most(fabs(d1), TAIL_END);
    double distance2 = at_most(fabs(d2), TAIL_END);

    double spot_value = growth * spot_factor;
    double g = spot_value * gaussian(distance1);
    double tail1 = g * scaled_normal_tail(distance1);
    double tail2 = g * scaled_normal_tail(distance2);
    double spot_term = option_sign * d1 > 0.0 ? spot_value - tail1 : tail1;
    double strike_term = option_sign * d2 > 0.0 ? strike_value - tail2 : tail2;
    return option_sign * (spot_term - strike_term);
}
