/*
 * P&L of European contracts under scenarios of one time and rate, whose volatility keeps its level: contracts outside,
 * scenarios inside, everything that a contract or a scenario has alone computed once.
 */
#include <math.h>

#include "vectors.h"

enum {
    OPTION_SIGN,
    SPOT,
    STRIKE,
    TIME_TO_EXPIRY,
    RATE,
    DIVIDEND_YIELD,
    SMILE_LEVEL,
    SMILE_SLOPE,
    SMILE_CURVATURE,
    LOG_MONEYNESS,
    LOG_MONEYNESS_LOW,
    LOG_MONEYNESS_HIGH,
    VOLATILITY_FLOOR,
    WEIGHT
};
enum { LOG_SPOT, VOL_FACTOR, RATE_SHIFT, TIME_ELAPSED };

#define TILE 512
#define APART (TILE + 40)
enum { GROWTH, PER_VOL_FACTOR, D1, D2, G, COLUMNS };

#define KEPT(column) LOAD(block[column] + row)
#define KEEP(column, x) STORE(block[column] + row, x)

static double normal(double x) { return 0.5 * erfc(-x * 0.70710678118654752440); }

static double base_value(double sign, double spot, double strike, double rate_time, double yield_time, double deviation) {
    double d1 = (log(spot / strike) + rate_time - yield_time) / deviation + 0.5 * deviation;
    return sign * (spot * exp(-yield_time) * normal(sign * d1)
                   - strike * exp(-rate_time) * normal(sign * (d1 - deviation)));
}

void roofline_revaluation(
    const double *contracts,
    long contracts_apart,
    long count,
    const double *scenarios,
    long scenarios_apart,
    double *pnl,
    long rows) {
    double block[COLUMNS][APART] __attribute__((aligned(64)));
    double elapsed = scenarios[TIME_ELAPSED * scenarios_apart];
    double rate_shift = scenarios[RATE_SHIFT * scenarios_apart];
    for (long from = 0; from < rows; from += TILE) {
        int tile = rows - from < TILE ? (int)(rows - from) : TILE;
        const double *log_spot = scenarios + LOG_SPOT * scenarios_apart + from;
        const double *vol_factor = scenarios + VOL_FACTOR * scenarios_apart + from;
        for (int row = 0; row < tile; row += LANES) {
            KEEP(GROWTH, exp_of(LOAD(log_spot + row)));
            KEEP(PER_VOL_FACTOR, ALL(1.0) / LOAD(vol_factor + row));
            STORE(pnl + from + row, ALL(0.0));
        }
        for (long i = 0; i < count; i++) {
#define TERM(column) contracts[(column) * contracts_apart + i]
            double sign = TERM(OPTION_SIGN);
            double base_time = TERM(TIME_TO_EXPIRY);
            double volatility = TERM(SMILE_LEVEL);
            double base = base_value(
                sign,
                TERM(SPOT),
                TERM(STRIKE),
                TERM(RATE) * base_time,
                TERM(DIVIDEND_YIELD) * base_time,
                volatility * sqrt(base_time));
            double time = base_time - elapsed;
            double rate_time = (TERM(RATE) + rate_shift) * time;
            double yield_time = TERM(DIVIDEND_YIELD) * time;
            double deviation = sign * volatility * sqrt(time);
            doubles signed_deviation = ALL(deviation);
            doubles signed_inverse = ALL(1.0 / deviation);
            doubles drift = ALL(rate_time - yield_time - TERM(LOG_MONEYNESS));
            doubles spot_factor = ALL(TERM(SPOT) * exp(-yield_time));
            doubles strike_value = ALL(TERM(STRIKE) * exp(-rate_time));
            doubles signed_base = ALL(sign * base);
            doubles signed_weight = ALL(sign * TERM(WEIGHT));
            for (int row = 0; row < tile; row += LANES) {
                doubles centre = (LOAD(log_spot + row) + drift) * (KEPT(PER_VOL_FACTOR) * signed_inverse);
                doubles half = LOAD(vol_factor + row) * signed_deviation * ALL(0.5);
                KEEP(D1, centre + half);
                KEEP(D2, centre - half);
            }
            for (int row = 0; row < tile; row += LANES) {
                KEEP(G, KEPT(GROWTH) * spot_factor * gaussian(KEPT(D1)));
            }
            for (int row = 0; row < tile; row += LANES) {
                doubles d1 = KEPT(D1);
                doubles d2 = KEPT(D2);
                doubles g = KEPT(G);
                doubles tail1 = g * tail(LESSER(ABS(d1), ALL(TAIL_END)));
                doubles tail2 = g * tail(LESSER(ABS(d2), ALL(TAIL_END)));
                doubles spot_term = CHOOSE(ABOVE(d1, ALL(0.0)), KEPT(GROWTH) * spot_factor - tail1, tail1);
                doubles strike_term = CHOOSE(ABOVE(d2, ALL(0.0)), strike_value - tail2, tail2);
                doubles gain = spot_term - strike_term - signed_base;
                STORE(pnl + from + row, LOAD(pnl + from + row) + gain * signed_weight);
            }
        }
    }
}
