/* Standard normals: Philox4x32-10 [Salmon and others 2011], then Box-Muller [1958], in two loops through a block. */
#include "vectors.h"

#define BLOCK 512
#define APART (BLOCK + 40)

/* sin(2 * pi * x) and cos(2 * pi * x) for |x| <= 1/8: minimax in x^2, 1e-16. */
INLINE doubles sine(doubles x) {
    doubles z = x * x;
    doubles s = z * ALL(3.780872103817810783) + ALL(-15.09380435723998488);
    s = s * z + ALL(42.058685022746212);
    s = s * z + ALL(-76.70585970429546595);
    s = s * z + ALL(81.60524927594811167);
    s = s * z + ALL(-41.34170224039963631);
    return x * (s * z + ALL(6.283185307179586457));
}

INLINE doubles cosine(doubles x) {
    doubles z = x * x;
    doubles c = z * ALL(7.810299467925412929) + ALL(-26.42425743296464117);
    c = c * z + ALL(60.24462009292049114);
    c = c * z + ALL(-85.45681709039770811);
    c = c * z + ALL(64.93939402236557805);
    c = c * z + ALL(-19.73920880217842173);
    return c * z + ALL(0.9999999999999999529);
}

/* A word's upper 52 bits as a number in [1, 2). */
INLINE doubles from_one_to_two(longs word) {
    return DOUBLES(OR(SHIFT_RIGHT(word, 12), ALL_LONGS(0x3ff0000000000000LL)));
}

static void words(unsigned seed, unsigned id, unsigned step, unsigned purpose, long first, int rows, longs *out) {
    longs multiplier0 = ALL_LONGS(0xD2511F53LL);
    longs multiplier1 = ALL_LONGS(0xCD9E8D57LL);
    longs low_word = ALL_LONGS(0xFFFFFFFFLL);
    for (int row = 0; row < rows; row += LANES) {
        longs c0 = ADD(ALL_LONGS(first + row), LANE_NUMBERS);
        longs c1 = SHIFT_RIGHT(c0, 32);
        longs c2 = ALL_LONGS(step);
        longs c3 = ALL_LONGS(purpose);
        unsigned key0 = seed;
        unsigned key1 = id;
#pragma GCC unroll 10
        for (int round = 0; round < 10; round++) {
            longs product0 = MULTIPLY_WORDS(c0, multiplier0);
            longs product1 = MULTIPLY_WORDS(c2, multiplier1);
            c0 = XOR(SHIFT_RIGHT(product1, 32), XOR(c1, ALL_LONGS(key0)));
            c1 = product1;
            c2 = XOR(SHIFT_RIGHT(product0, 32), XOR(c3, ALL_LONGS(key1)));
            c3 = product0;
            key0 += 0x9E3779B9u;
            key1 += 0xBB67AE85u;
        }
        out[2 * (row / LANES)] = OR(SHIFT_LEFT(c0, 32), AND(c1, low_word));
        out[2 * (row / LANES) + 1] = OR(SHIFT_LEFT(c2, 32), AND(c3, low_word));
    }
}

void roofline_normals(
    int seed, int id, int step, int purpose, long first_scenario, double *out, long apart, long rows) {
    longs block[2 * BLOCK / LANES];
    for (long from = 0; from < rows; from += BLOCK) {
        int count = rows - from < BLOCK ? (int)(rows - from) : BLOCK;
        words((unsigned)seed, (unsigned)id, (unsigned)step, (unsigned)purpose, first_scenario + from, count, block);
        for (int row = 0; row < count; row += LANES) {
            longs angle = block[2 * (row / LANES) + 1];
            /* u in (0, 1]; up to an eighth of a turn to either side, and three bits for the quarter. */
            doubles u = ALL(2.0) - from_one_to_two(block[2 * (row / LANES)]);
            doubles turn = (from_one_to_two(angle) - ALL(1.5)) * ALL(0.25);
            doubles radius = SQRT(log_ratio(u, ALL(1.0)) * ALL(-2.0));
            doubles s = sine(turn) * radius;
            doubles c = cosine(turn) * radius;
            mask swap = NEGATIVE(DOUBLES(SHIFT_LEFT(angle, 63)));
            longs sign = ALL_LONGS((long long)(1ULL << 63));
            doubles one = CHOOSE(swap, s, c);
            doubles other = CHOOSE(swap, c, s);
            STORE(out + from + row, DOUBLES(XOR(BITS(one), AND(SHIFT_LEFT(angle, 62), sign))));
            STORE(out + apart + from + row, DOUBLES(XOR(BITS(other), AND(SHIFT_LEFT(angle, 61), sign))));
        }
    }
}
