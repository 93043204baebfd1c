/*
 * Elementary functions, line by line those of the Java text ScalarMath, which states their errors: the same bits on the
 * processor and on every device. Subnormal numbers count as 0.
 */
#pragma once
#include "platform.h"
#include "coefficients.h"

/* The lesser; x where x is NaN. */
INLINE double at_most(double x, double bound) { return x > bound ? bound : x; }

/* The greater; x where x is NaN. */
INLINE double at_least(double x, double bound) { return x < bound ? bound : x; }

/*
 * a / b, correctly rounded, where b, 1/b and a/b are normal numbers or a is 0. nvcc's division is these lines and a branch
 * for the rest, which costs a tenth of the revaluation's time.
 */
INLINE double divide_regular(double a, double b) {
#if defined(__CUDACC__)
    double r;
    asm("rcp.approx.ftz.f64 %0, %1;" : "=d"(r) : "d"(b));
    double e = fma(-b, r, 1.0);
    r = fma(r, fma(e, e, e), r);
    r = fma(r, fma(-b, r, 1.0), r);
    double q = a * r;
    return fma(fma(-b, q, a), r, q);
#else
    return a / b;
#endif
}

/* p * 2^n, where n stands in the low bits of shifted. */
INLINE double times_power_of_2(double p, double shifted) { return double_of(bits_of(p) + (bits_of(shifted) << 52)); }

/* For -708 <= x <= 709; anything elsewhere. */
INLINE double exp_within(double x) {
    double shifted = fma(x, LOG2_E, ROUNDING);
    double n = shifted - ROUNDING;
    double r = fma(n, -LN2_LOW, fma(n, -LN2_HIGH, x));
    double z = r * r;
    double even = fma(z, EXP_10, EXP_8);
    double odd = fma(z, EXP_11, EXP_9);
    even = fma(even, z, EXP_6);
    odd = fma(odd, z, EXP_7);
    even = fma(even, z, EXP_4);
    odd = fma(odd, z, EXP_5);
    even = fma(even, z, EXP_2);
    odd = fma(odd, z, EXP_3);
    double p = fma(z, fma(odd, r, even), r) + 1.0;
    return times_power_of_2(p, shifted);
}

INLINE double exp_of(double x) {
    double y = exp_within(x);
    y = x <= EXP_HIGH ? y : x * POSITIVE_INFINITY;
    return x < EXP_LOW ? 0.0 : y;
}

/* A difference of two doubles' bits, rounded to whole exponents. */
INLINE word64 rounded_exponents(word64 difference) {
    return (difference + ((word64)1 << 51)) & ~(((word64)1 << 52) - 1);
}

/* k from k * 2^52, |k| < 2048, through the bits of 2^52 + 2048 + k. */
INLINE double exponents_as_double(word64 exponents) {
    word64 biased = (exponents + ((word64)1 << 63)) >> 52;
    return double_of(biased | BITS_OF_2_52) - (0x1p52 + 2048);
}

/* ln(a/b) without rounding a/b: with b' = b * 2^k nearest to a, k * ln 2 + 2 * atanh((a - b')/(a + b')). */
INLINE double log_ratio(double a, double b) {
    word64 exponents = rounded_exponents(bits_of(a) - bits_of(b));
    double k = exponents_as_double(exponents);
    double nearest = double_of(bits_of(b) + exponents);
    double s = (a - nearest) / (a + nearest);
    double z = s * s;
    double w = z * z;
    double even = fma(w, LOG_15, LOG_11);
    double odd = fma(w, LOG_13, LOG_9);
    even = fma(even, w, LOG_7);
    odd = fma(odd, w, LOG_5);
    even = fma(even, w, LOG_3);
    double twice_atanh = fma(s * z, fma(odd, z, even), s + s);
    return fma(k, LN2_HIGH, twice_atanh);
}

/* ln(a/b) within 2.2e-5. */
INLINE double rough_log_ratio(double a, double b) {
    word64 exponents = rounded_exponents(bits_of(a) - bits_of(b));
    double k = exponents_as_double(exponents);
    double nearest = double_of(bits_of(b) + exponents);
    double s = (a - nearest) / (a + nearest);
    return fma(k, LN2_HIGH, s * fma(s * s, LOG_ROUGH_3, 2.0));
}

INLINE double log_of(double x) {
    double y = log_ratio(x, 1.0);
    y = x <= LOG_HIGH ? y : x * POSITIVE_INFINITY;
    y = x < SMALLEST_NORMAL ? -POSITIVE_INFINITY : y;
    return x < 0.0 ? NOT_A_NUMBER : y;
}

/* e^(-x^2/2); the square's rounding error is carried along. The exponent can't be too high, and NaN comes by the rest. */
INLINE double gaussian(double x) {
    double square = x * x;
    double rest = fma(x, x, -square);
    double exponent = -0.5 * square;
    double y = exp_within(exponent);
    y = exponent < EXP_LOW ? 0.0 : y;
    return fma(y * -0.5, rest, y);
}

/* Over scaled_normal_tail_denominator it is R(x); apart, several tails share one division. */
INLINE double scaled_normal_tail_numerator(double x) {
    double z = x * x;
    double even = fma(z, TAIL_P8, TAIL_P6);
    double odd = fma(z, TAIL_P9, TAIL_P7);
    even = fma(even, z, TAIL_P4);
    odd = fma(odd, z, TAIL_P5);
    even = fma(even, z, TAIL_P2);
    odd = fma(odd, z, TAIL_P3);
    even = fma(even, z, TAIL_P0);
    odd = fma(odd, z, TAIL_P1);
    return fma(odd, x, even);
}

INLINE double scaled_normal_tail_denominator(double x) {
    double z = x * x;
    double even = fma(z + TAIL_Q8, z, TAIL_Q6);
    double odd = fma(z, TAIL_Q9, TAIL_Q7);
    even = fma(even, z, TAIL_Q4);
    odd = fma(odd, z, TAIL_Q5);
    even = fma(even, z, TAIL_Q2);
    odd = fma(odd, z, TAIL_Q3);
    even = fma(even, z, TAIL_Q0);
    odd = fma(odd, z, TAIL_Q1);
    return fma(odd, x, even);
}

/* R(x) = e^(x^2/2) * N(-x) for 0 <= x <= 40: what multiplies a Gaussian to give its tail. */
INLINE double scaled_normal_tail(double x) {
    return divide_regular(scaled_normal_tail_numerator(x), scaled_normal_tail_denominator(x));
}

/* N(x), the standard normal distribution. */
INLINE double normal_cdf(double x) {
    double distance = at_most(fabs(x), TAIL_END);
    double tail = gaussian(distance) * scaled_normal_tail(distance);
    return x > 0.0 ? 1.0 - tail : tail;
}

INLINE double central_quantile(double r) {
    double a = fma(r, QUANTILE_A7, QUANTILE_A6);
    a = fma(a, r, QUANTILE_A5);
    a = fma(a, r, QUANTILE_A4);
    a = fma(a, r, QUANTILE_A3);
    a = fma(a, r, QUANTILE_A2);
    a = fma(a, r, QUANTILE_A1);
    a = fma(a, r, QUANTILE_A0);
    double b = fma(r, QUANTILE_B7, QUANTILE_B6);
    b = fma(b, r, QUANTILE_B5);
    b = fma(b, r, QUANTILE_B4);
    b = fma(b, r, QUANTILE_B3);
    b = fma(b, r, QUANTILE_B2);
    b = fma(b, r, QUANTILE_B1);
    b = fma(b, r, 1.0);
    return a / b;
}

INLINE double near_quantile(double s) {
    double r = s - QUANTILE_NEAR;
    double c = fma(r, QUANTILE_C7, QUANTILE_C6);
    c = fma(c, r, QUANTILE_C5);
    c = fma(c, r, QUANTILE_C4);
    c = fma(c, r, QUANTILE_C3);
    c = fma(c, r, QUANTILE_C2);
    c = fma(c, r, QUANTILE_C1);
    c = fma(c, r, QUANTILE_C0);
    double d = fma(r, QUANTILE_D7, QUANTILE_D6);
    d = fma(d, r, QUANTILE_D5);
    d = fma(d, r, QUANTILE_D4);
    d = fma(d, r, QUANTILE_D3);
    d = fma(d, r, QUANTILE_D2);
    d = fma(d, r, QUANTILE_D1);
    d = fma(d, r, 1.0);
    return c / d;
}

INLINE double far_quantile(double s) {
    double r = s - QUANTILE_FAR;
    double e = fma(r, QUANTILE_E7, QUANTILE_E6);
    e = fma(e, r, QUANTILE_E5);
    e = fma(e, r, QUANTILE_E4);
    e = fma(e, r, QUANTILE_E3);
    e = fma(e, r, QUANTILE_E2);
    e = fma(e, r, QUANTILE_E1);
    e = fma(e, r, QUANTILE_E0);
    double f = fma(r, QUANTILE_F7, QUANTILE_F6);
    f = fma(f, r, QUANTILE_F5);
    f = fma(f, r, QUANTILE_F4);
    f = fma(f, r, QUANTILE_F3);
    f = fma(f, r, QUANTILE_F2);
    f = fma(f, r, QUANTILE_F1);
    f = fma(f, r, 1.0);
    return s < POSITIVE_INFINITY ? e / f : s;
}

/* The quantile of a probability given by centred = p - 1/2 and tail = min(p, 1 - p) [Wichura 1988, AS 241, PPND16]. */
INLINE double normal_quantile(double centred, double tail) {
    if (fabs(centred) > QUANTILE_CENTRE) {
        double s = sqrt(-log_of(tail));
        double outer = s > QUANTILE_FAR ? far_quantile(s) : near_quantile(s);
        return centred < 0.0 ? -outer : outer;
    }
    double r = fma(-centred, centred, QUANTILE_CENTRE_SQUARED);
    return centred * central_quantile(r);
}
