/*
 * Doubles side by side, 8 with AVX-512 and 4 with AVX2, and the elementary functions on them. The compiler contracts
 * products and sums, so a polynomial's step is one instruction with its coefficient in memory. Coefficients are the
 * engine's own. Nothing here checks its input: within the kernels' domains it need not.
 */
#pragma once
#include <immintrin.h>

#include "coefficients.h"
#include "guess_coefficients.h"

#define INLINE static inline __attribute__((always_inline))

#ifdef __AVX512F__
#define LANES 8
typedef __m512d doubles;
typedef __m512i longs;
typedef __mmask8 mask;
#define ALL(x) _mm512_set1_pd(x)
#define ALL_LONGS(x) _mm512_set1_epi64(x)
#define LOAD(p) _mm512_load_pd(p)
#define STORE(p, x) _mm512_store_pd(p, x)
#define STREAM(p, x) _mm512_stream_pd(p, x)
#define BITS(x) _mm512_castpd_si512(x)
#define DOUBLES(x) _mm512_castsi512_pd(x)
#define SQRT(x) _mm512_sqrt_pd(x)
#define ABS(x) _mm512_abs_pd(x)
#define LESSER(a, b) _mm512_min_pd(a, b)
#define GREATER(a, b) _mm512_max_pd(a, b)
#define ABOVE(a, b) _mm512_cmp_pd_mask(a, b, _CMP_GT_OQ)
#define NEGATIVE(x) _mm512_movepi64_mask(BITS(x))
#define CHOOSE(m, a, b) _mm512_mask_blend_pd(m, b, a)
#define SHIFT_LEFT(x, n) _mm512_slli_epi64(x, n)
#define SHIFT_RIGHT(x, n) _mm512_srli_epi64(x, n)
#define ADD(a, b) _mm512_add_epi64(a, b)
#define SUBTRACT(a, b) _mm512_sub_epi64(a, b)
#define AND(a, b) _mm512_and_si512(a, b)
#define OR(a, b) _mm512_or_si512(a, b)
#define XOR(a, b) _mm512_xor_si512(a, b)
#define MULTIPLY_WORDS(a, b) _mm512_mul_epu32(a, b)
#define LANE_NUMBERS _mm512_setr_epi64(0, 1, 2, 3, 4, 5, 6, 7)
#else
#define LANES 4
typedef __m256d doubles;
typedef __m256i longs;
typedef __m256d mask;
#define ALL(x) _mm256_set1_pd(x)
#define ALL_LONGS(x) _mm256_set1_epi64x(x)
#define LOAD(p) _mm256_load_pd(p)
#define STORE(p, x) _mm256_store_pd(p, x)
#define STREAM(p, x) _mm256_stream_pd(p, x)
#define BITS(x) _mm256_castpd_si256(x)
#define DOUBLES(x) _mm256_castsi256_pd(x)
#define SQRT(x) _mm256_sqrt_pd(x)
#define ABS(x) _mm256_andnot_pd(ALL(-0.0), x)
#define LESSER(a, b) _mm256_min_pd(a, b)
#define GREATER(a, b) _mm256_max_pd(a, b)
#define ABOVE(a, b) _mm256_cmp_pd(a, b, _CMP_GT_OQ)
#define NEGATIVE(x) (x)
#define CHOOSE(m, a, b) _mm256_blendv_pd(b, a, m)
#define SHIFT_LEFT(x, n) _mm256_slli_epi64(x, n)
#define SHIFT_RIGHT(x, n) _mm256_srli_epi64(x, n)
#define ADD(a, b) _mm256_add_epi64(a, b)
#define SUBTRACT(a, b) _mm256_sub_epi64(a, b)
#define AND(a, b) _mm256_and_si256(a, b)
#define OR(a, b) _mm256_or_si256(a, b)
#define XOR(a, b) _mm256_xor_si256(a, b)
#define MULTIPLY_WORDS(a, b) _mm256_mul_epu32(a, b)
#define LANE_NUMBERS _mm256_setr_epi64x(0, 1, 2, 3)
#endif

/* e^x for -708 <= x <= 709. */
INLINE doubles exp_of(doubles x) {
    doubles shifted = x * ALL(LOG2_E) + ALL(ROUNDING);
    doubles n = shifted - ALL(ROUNDING);
    doubles r = x - n * ALL(LN2_HIGH);
    r = r - n * ALL(LN2_LOW);
    doubles z = r * r;
    doubles even = z * ALL(EXP_10) + ALL(EXP_8);
    doubles odd = z * ALL(EXP_11) + ALL(EXP_9);
    even = even * z + ALL(EXP_6);
    odd = odd * z + ALL(EXP_7);
    even = even * z + ALL(EXP_4);
    odd = odd * z + ALL(EXP_5);
    even = even * z + ALL(EXP_2);
    odd = odd * z + ALL(EXP_3);
    doubles p = (z * (odd * r + even) + r) + ALL(1.0);
    return DOUBLES(ADD(BITS(p), SHIFT_LEFT(BITS(shifted), 52)));
}

/* e^(-x^2/2), 0 beyond 37.6. */
INLINE doubles gaussian(doubles x) { return exp_of(LESSER(x * x, ALL(1416.0)) * ALL(-0.5)); }

/* k * ln 2 + 2 * atanh(s): ln(a/b) with one division. */
INLINE doubles log_ratio(doubles a, doubles b) {
    longs exponents = AND(ADD(SUBTRACT(BITS(a), BITS(b)), ALL_LONGS(1LL << 51)), ALL_LONGS(-(1LL << 52)));
    longs biased = SHIFT_RIGHT(ADD(exponents, ALL_LONGS(1LL << 62)), 52);
    doubles k = DOUBLES(OR(biased, ALL_LONGS(BITS_OF_2_52))) - ALL(0x1p52 + 1024);
    doubles nearest = DOUBLES(ADD(BITS(b), exponents));
    doubles s = (a - nearest) / (a + nearest);
    doubles z = s * s;
    doubles w = z * z;
    doubles even = w * ALL(LOG_15) + ALL(LOG_11);
    doubles odd = w * ALL(LOG_13) + ALL(LOG_9);
    even = even * w + ALL(LOG_7);
    odd = odd * w + ALL(LOG_5);
    even = even * w + ALL(LOG_3);
    return k * ALL(LN2_HIGH) + ((s * z) * (odd * z + even) + (s + s));
}

/* The same within 2.2e-5. */
INLINE doubles rough_log_ratio(doubles a, doubles b) {
    longs exponents = AND(ADD(SUBTRACT(BITS(a), BITS(b)), ALL_LONGS(1LL << 51)), ALL_LONGS(-(1LL << 52)));
    longs biased = SHIFT_RIGHT(ADD(exponents, ALL_LONGS(1LL << 62)), 52);
    doubles k = DOUBLES(OR(biased, ALL_LONGS(BITS_OF_2_52))) - ALL(0x1p52 + 1024);
    doubles nearest = DOUBLES(ADD(BITS(b), exponents));
    doubles s = (a - nearest) / (a + nearest);
    return k * ALL(LN2_HIGH) + s * ((s * s) * ALL(LOG_ROUGH_3) + ALL(2.0));
}

/* R(x) = e^(x^2/2) * N(-x) for 0 <= x <= 40, as numerator / denominator. */
INLINE doubles tail_numerator(doubles x) {
    doubles p = x * ALL(TAIL_P9) + ALL(TAIL_P8);
    p = p * x + ALL(TAIL_P7);
    p = p * x + ALL(TAIL_P6);
    p = p * x + ALL(TAIL_P5);
    p = p * x + ALL(TAIL_P4);
    p = p * x + ALL(TAIL_P3);
    p = p * x + ALL(TAIL_P2);
    p = p * x + ALL(TAIL_P1);
    return p * x + ALL(TAIL_P0);
}

INLINE doubles tail_denominator(doubles x) {
    doubles q = x + ALL(TAIL_Q9);
    q = q * x + ALL(TAIL_Q8);
    q = q * x + ALL(TAIL_Q7);
    q = q * x + ALL(TAIL_Q6);
    q = q * x + ALL(TAIL_Q5);
    q = q * x + ALL(TAIL_Q4);
    q = q * x + ALL(TAIL_Q3);
    q = q * x + ALL(TAIL_Q2);
    q = q * x + ALL(TAIL_Q1);
    return q * x + ALL(TAIL_Q0);
}

INLINE doubles tail(doubles x) { return tail_numerator(x) / tail_denominator(x); }
