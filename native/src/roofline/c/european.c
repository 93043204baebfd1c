/* European price, and five Greeks, of regular options [Black and Scholes 1973; Merton 1973], in loops through a block. */
#include "vectors.h"

enum { OPTION_SIGN, SPOT, STRIKE, TIME_TO_EXPIRY, RATE, DIVIDEND_YIELD, VOLATILITY };
enum { PRICE, DELTA, GAMMA, VEGA, THETA, RHO };

#define BLOCK 128
#define APART (BLOCK + 40)
enum { SQRT_TIME, YIELD_FACTOR, STRIKE_VALUE, GAMMA_SCALE, D1, D2, G, TAIL1, TAIL2, COLUMNS };

#define IN(column) LOAD(in + (column) * in_apart + row)
#define OUT(column, x) STORE(out + (column) * out_apart + row, x)
#define KEPT(column) LOAD(block[column] + row)
#define KEEP(column, x) STORE(block[column] + row, x)

static void discounts(const double *in, long in_apart, double block[COLUMNS][APART], int rows) {
    for (int row = 0; row < rows; row += LANES) {
        doubles time = IN(TIME_TO_EXPIRY);
        KEEP(SQRT_TIME, SQRT(time));
        KEEP(YIELD_FACTOR, exp_of(-(IN(DIVIDEND_YIELD) * time)));
        KEEP(STRIKE_VALUE, IN(STRIKE) * exp_of(-(IN(RATE) * time)));
    }
}

static void distances(const double *in, long in_apart, double block[COLUMNS][APART], int rows) {
    for (int row = 0; row < rows; row += LANES) {
        doubles spot = IN(SPOT);
        doubles deviation = IN(VOLATILITY) * KEPT(SQRT_TIME);
        doubles squared = spot * spot;
        doubles gamma_scale = ALL(1.0) / (squared * deviation);
        doubles drift = (IN(RATE) - IN(DIVIDEND_YIELD)) * IN(TIME_TO_EXPIRY);
        doubles centre = (log_ratio(spot, IN(STRIKE)) + drift) * (gamma_scale * squared);
        KEEP(GAMMA_SCALE, gamma_scale);
        KEEP(D1, centre + deviation * ALL(0.5));
        KEEP(D2, centre - deviation * ALL(0.5));
    }
}

static void gaussians(double block[COLUMNS][APART], int rows) {
    for (int row = 0; row < rows; row += LANES) {
        KEEP(G, KEPT(YIELD_FACTOR) * gaussian(KEPT(D1)));
    }
}

static void tails(double block[COLUMNS][APART], int rows) {
    for (int row = 0; row < rows; row += LANES) {
        KEEP(TAIL1, tail(LESSER(ABS(KEPT(D1)), ALL(TAIL_END))));
        KEEP(TAIL2, tail(LESSER(ABS(KEPT(D2)), ALL(TAIL_END))));
    }
}

INLINE void values(
    const double *in, long in_apart, double block[COLUMNS][APART], double *out, long out_apart, int rows, int greeks) {
    for (int row = 0; row < rows; row += LANES) {
        doubles sign = IN(OPTION_SIGN);
        doubles spot = IN(SPOT);
        doubles g = KEPT(G);
        doubles spot_g = spot * g;
        doubles tail1 = g * KEPT(TAIL1);
        doubles tail2 = spot_g * KEPT(TAIL2);
        doubles delta = sign * CHOOSE(ABOVE(sign * KEPT(D1), ALL(0.0)), KEPT(YIELD_FACTOR) - tail1, tail1);
        doubles strike_term = sign * CHOOSE(ABOVE(sign * KEPT(D2), ALL(0.0)), KEPT(STRIKE_VALUE) - tail2, tail2);
        doubles spot_term = spot * delta;
        OUT(PRICE, spot_term - strike_term);
        if (greeks) {
            doubles volatility = IN(VOLATILITY);
            doubles gamma_scale = KEPT(GAMMA_SCALE);
            doubles density = spot_g * ALL(INVERSE_SQRT_2PI);
            doubles per_deviation = gamma_scale * (spot * spot);
            doubles decay = density * (volatility * volatility * ALL(0.5)) * per_deviation;
            OUT(DELTA, delta);
            OUT(GAMMA, density * gamma_scale);
            OUT(VEGA, density * KEPT(SQRT_TIME));
            OUT(THETA, IN(DIVIDEND_YIELD) * spot_term - IN(RATE) * strike_term - decay);
            OUT(RHO, IN(TIME_TO_EXPIRY) * strike_term);
        }
    }
}

static void prices(
    const double *in, long in_apart, double block[COLUMNS][APART], double *out, long out_apart, int rows) {
    values(in, in_apart, block, out, out_apart, rows, 0);
}

static void prices_and_greeks(
    const double *in, long in_apart, double block[COLUMNS][APART], double *out, long out_apart, int rows) {
    values(in, in_apart, block, out, out_apart, rows, 1);
}

void roofline_european(const double *in, long in_apart, double *out, long out_apart, long rows, int greeks) {
    double block[COLUMNS][APART] __attribute__((aligned(64)));
    for (long from = 0; from < rows; from += BLOCK) {
        int count = rows - from < BLOCK ? (int)(rows - from) : BLOCK;
        discounts(in + from, in_apart, block, count);
        distances(in + from, in_apart, block, count);
        gaussians(block, count);
        tails(block, count);
        (greeks ? prices_and_greeks : prices)(in + from, in_apart, block, out + from, out_apart, count);
    }
}
