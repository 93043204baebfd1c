/*
 * European implied volatility of quotes inside their bounds: a fitted guess and one of Householder's fifth-order steps, as
 * the engine's fast preset takes them (ImpliedVolatilityScalar derives them). Quotes whose guess is too far off for one
 * step come back as NaN.
 */
#include "vectors.h"

enum { OPTION_SIGN, SPOT, STRIKE, TIME_TO_EXPIRY, RATE, DIVIDEND_YIELD, PRICE };

#define BLOCK 128
#define APART (BLOCK + 40)
enum { DISTANCE, MOST, PARITY, TIME_VALUE, SHORTFALL, SQRT_TIME, DEVIATION, GAUSSIAN, TAILS, SCALE, COLUMNS };

#define IN(column) LOAD(in + (column) * apart + row)
#define KEPT(column) LOAD(block[column] + row)
#define KEEP(column, x) STORE(block[column] + row, x)

static void normalise(const double *in, long apart, double block[COLUMNS][APART], int rows) {
    for (int row = 0; row < rows; row += LANES) {
        doubles time = IN(TIME_TO_EXPIRY);
        KEEP(DISTANCE, IN(SPOT) * exp_of(-(IN(DIVIDEND_YIELD) * time)));
        KEEP(MOST, IN(STRIKE) * exp_of(-(IN(RATE) * time)));
        KEEP(SQRT_TIME, SQRT(time));
    }
    for (int row = 0; row < rows; row += LANES) {
        doubles sign = IN(OPTION_SIGN);
        doubles price = IN(PRICE);
        doubles spot_value = KEPT(DISTANCE);
        doubles strike_value = KEPT(MOST);
        doubles forward_value = spot_value - strike_value;
        doubles intrinsic = GREATER(sign * forward_value, ALL(0.0));
        doubles maximum = CHOOSE(ABOVE(sign, ALL(0.0)), spot_value, strike_value);
        doubles per_money = ALL(1.0) / SQRT(spot_value * strike_value);
        doubles drift = (IN(RATE) - IN(DIVIDEND_YIELD)) * IN(TIME_TO_EXPIRY);
        KEEP(DISTANCE, ABS(log_ratio(IN(SPOT), IN(STRIKE)) + drift));
        KEEP(MOST, LESSER(spot_value, strike_value) * per_money);
        KEEP(PARITY, ABS(forward_value) * per_money);
        KEEP(TIME_VALUE, (price - intrinsic) * per_money);
        KEEP(SHORTFALL, (maximum - price) * per_money);
    }
}

#define ROW3(name, x, i) ((x * ALL(name##i##2) + ALL(name##i##1)) * x + ALL(name##i##0))
#define ROW2(name, x, i) (x * ALL(name##i##1) + ALL(name##i##0))

static void guess(double block[COLUMNS][APART], int rows) {
    for (int row = 0; row < rows; row += LANES) {
        doubles price = KEPT(TIME_VALUE);
        doubles shortfall = KEPT(SHORTFALL);
        doubles in_the_money = price + KEPT(PARITY);
        mask upper = ABOVE(price, shortfall);
        doubles log = rough_log_ratio(CHOOSE(upper, KEPT(MOST), in_the_money), CHOOSE(upper, shortfall, price));
        doubles sum = price + in_the_money;
        doubles y = sum * sum;
        doubles p = ROW3(LOWER_P, y, 4);
        p = p * log + ROW3(LOWER_P, y, 3);
        p = p * log + ROW3(LOWER_P, y, 2);
        p = p * log + ROW3(LOWER_P, y, 1);
        p = p * log + ROW3(LOWER_P, y, 0);
        doubles q = ROW2(LOWER_Q, y, 5);
        q = q * log + ROW2(LOWER_Q, y, 4);
        q = q * log + ROW2(LOWER_Q, y, 3);
        q = q * log + ROW2(LOWER_Q, y, 2);
        q = q * log + ROW2(LOWER_Q, y, 1);
        q = q * log + (y * ALL(LOWER_Q01) + ALL(1.0));
        doubles a = KEPT(DISTANCE);
        doubles upper_p = ROW3(UPPER_P, a, 3);
        upper_p = upper_p * log + ROW3(UPPER_P, a, 2);
        upper_p = upper_p * log + ROW3(UPPER_P, a, 1);
        upper_p = upper_p * log + ROW3(UPPER_P, a, 0);
        doubles upper_q = ROW2(UPPER_Q, a, 3);
        upper_q = upper_q * log + ROW2(UPPER_Q, a, 2);
        upper_q = upper_q * log + ROW2(UPPER_Q, a, 1);
        upper_q = upper_q * log + (a * ALL(UPPER_Q01) + ALL(1.0));
        KEEP(DEVIATION, CHOOSE(upper, upper_p, sum * p) / CHOOSE(upper, upper_q, q));
    }
}

static void gaussians(double block[COLUMNS][APART], int rows) {
    for (int row = 0; row < rows; row += LANES) {
        doubles s = KEPT(DEVIATION);
        doubles h = KEPT(DISTANCE) / s;
        doubles t = s * ALL(0.5);
        KEEP(GAUSSIAN, exp_of(LESSER(h * h + t * t, ALL(1416.0)) * ALL(-0.5)));
        KEEP(PARITY, h);
    }
}

/* R(|h - t|) -+ R(h + t) as TAILS / SCALE. */
static void tails(double block[COLUMNS][APART], int rows) {
    for (int row = 0; row < rows; row += LANES) {
        doubles h = KEPT(PARITY);
        doubles t = KEPT(DEVIATION) * ALL(0.5);
        doubles near = ABS(h - t);
        doubles far = h + t;
        doubles near_scale = tail_denominator(near);
        doubles far_scale = tail_denominator(far);
        doubles far_tail = tail_numerator(far) * near_scale;
        doubles signed_far = CHOOSE(ABOVE(t, h), far_tail, -far_tail);
        KEEP(TAILS, tail_numerator(near) * far_scale + signed_far);
        KEEP(SCALE, near_scale * far_scale);
    }
}

static void leap(double block[COLUMNS][APART], double *volatilities, int rows) {
    for (int row = 0; row < rows; row += LANES) {
        doubles s = KEPT(DEVIATION);
        doubles h = KEPT(PARITY);
        doubles t = s * ALL(0.5);
        doubles m = KEPT(GAUSSIAN);
        doubles scale = KEPT(SCALE);
        doubles price = KEPT(TIME_VALUE);
        doubles shortfall = KEPT(SHORTFALL);
        mask upper = ABOVE(price, shortfall);
        doubles tails = m * KEPT(TAILS);
        doubles rest = KEPT(MOST) * scale - tails;
        mask rising = ABOVE(t, h);
        doubles value = CHOOSE(upper, CHOOSE(rising, tails, rest), CHOOSE(rising, rest, tails));
        doubles slope = m * ALL(INVERSE_SQRT_2PI) * (s * scale) / value;
        doubles r = CHOOSE(upper, -slope, slope);
        doubles f = log_ratio(CHOOSE(upper, shortfall, price) * scale, value);
        doubles hh = h * h;
        doubles tt = t * t;
        doubles difference = hh - tt;
        doubles h2 = difference + ALL(1.0) - r;
        doubles g = (hh + tt) * ALL(-2.0) - r * h2;
        doubles h3 = h2 * h2 + g;
        doubles h4 = h3 * (h2 - r) + ((h2 + h2) * g + difference * ALL(4.0));
        doubles ff = f * f;
        doubles fh = f * h2;
        doubles numerator = f * (r * (r + fh) + h3 * ff * ALL(1.0 / 6.0));
        doubles quadratic = (h2 * h2 * ALL(0.25) + h3 * ALL(1.0 / 3.0)) * ff;
        doubles denominator = (r * (fh * ALL(1.5) + r) + quadratic) * r + h4 * ALL(1.0 / 24.0) * (ff * f);
        doubles odd = numerator * denominator * ALL(0.5);
        doubles even = (numerator * ALL(1.0 / 12.0)) * numerator + denominator * denominator;
        doubles found = s * (even + odd) / ((even - odd) * KEPT(SQRT_TIME));
        mask far_off = ABOVE(ABS(f), slope * ALL(4e-3));
        STORE(volatilities + row, CHOOSE(far_off, ALL(__builtin_nan("")), found));
    }
}

void roofline_implied_volatility(const double *in, long apart, double *volatilities, long rows) {
    double block[COLUMNS][APART] __attribute__((aligned(64)));
    for (long from = 0; from < rows; from += BLOCK) {
        int count = rows - from < BLOCK ? (int)(rows - from) : BLOCK;
        normalise(in + from, apart, block, count);
        guess(block, count);
        gaussians(block, count);
        tails(block, count);
        leap(block, volatilities + from, count);
    }
}
