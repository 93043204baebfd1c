/* European price, and five Greeks, of regular options [Black and Scholes 1973; Merton 1973], in loops through a block. */
#include "vectors.h"

enum { OPTION_SIGN, SPOT, STRIKE, TIME_TO_EXPIRY, RATE, DIVIDEND_YIELD, VOLATILITY };
enum { PRICE, DELTA, GAMMA, VEGA, THETA, RHO };

/* From here on results go past the caches, which they would fill. */
#define STREAMED_ROWS (1L << 18)

#define BLOCK 128
#define APART (BLOCK + 40)
enum { SQRT_TIME, YIELD_FACTOR, STRIKE_VALUE, GAMMA_SCALE, D1, D2, G, TAIL1, TAIL2, COLUMNS };

#define IN(column) LOAD(in + (column) * in_apart + row)
#define OUT(column, x)                                      \
    do {                                                    \
        if (streamed) {                                     \
            STREAM(out + (column) * out_apart + row, x);    \
        } else {                                            \
            STORE(out + (column) * out_apart + row, x);     \
        }                                                   \
    } while (0)
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

INLINE void distances(const double *in, long in_apart, double block[COLUMNS][APART], int rows, int greeks) {
    for (int row = 0; row < rows; row += LANES) {
        doubles spot = IN(SPOT);
        doubles deviation = IN(VOLATILITY) * KEPT(SQRT_TIME);
        doubles drift = (IN(RATE) - IN(DIVIDEND_YIELD)) * IN(TIME_TO_EXPIRY);
        doubles centre = log_ratio(spot, IN(STRIKE)) + drift;
        if (greeks) {
            doubles squared = spot * spot;
            doubles gamma_scale = ALL(1.0) / (squared * deviation);
            KEEP(GAMMA_SCALE, gamma_scale);
            centre = centre * (gamma_scale * squared);
        } else {
            centre = centre / deviation;
        }
        KEEP(D1, centre + deviation * ALL(0.5));
        KEEP(D2, centre - deviation * ALL(0.5));
    }
}

static void distances_alone(const double *in, long in_apart, double block[COLUMNS][APART], int rows) {
    distances(in, in_apart, block, rows, 0);
}

static void distances_and_gamma_scales(const double *in, long in_apart, double block[COLUMNS][APART], int rows) {
    distances(in, in_apart, block, rows, 1);
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
    const double *in,
    long in_apart,
    double block[COLUMNS][APART],
    double *out,
    long out_apart,
    int rows,
    int greeks,
    int streamed) {
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

#define VALUES(name, greeks, streamed)                                                                            \
    static void name(                                                                                             \
        const double *in, long in_apart, double block[COLUMNS][APART], double *out, long out_apart, int rows) {   \
        values(in, in_apart, block, out, out_apart, rows, greeks, streamed);                                      \
    }
VALUES(prices, 0, 0)
VALUES(streamed_prices, 0, 1)
VALUES(prices_and_greeks, 1, 0)
VALUES(streamed_prices_and_greeks, 1, 1)

void roofline_european(const double *in, long in_apart, double *out, long out_apart, long rows, int greeks) {
    double block[COLUMNS][APART] __attribute__((aligned(64)));
    int streamed = rows >= STREAMED_ROWS;
    for (long from = 0; from < rows; from += BLOCK) {
        int count = rows - from < BLOCK ? (int)(rows - from) : BLOCK;
        discounts(in + from, in_apart, block, count);
        (greeks ? distances_and_gamma_scales : distances_alone)(in + from, in_apart, block, count);
        gaussians(block, count);
        tails(block, count);
        (greeks ? (streamed ? streamed_prices_and_greeks : prices_and_greeks)
                : (streamed ? streamed_prices : prices))(in + from, in_apart, block, out + from, out_apart, count);
    }
    if (streamed) {
        _mm_sfence();
    }
}
