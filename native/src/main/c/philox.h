/*
 * Standard normals from Philox4x32-10 [Salmon, Moraes, Dror and Shaw 2011], line by line those of the Java text
 * PhiloxScalar. Key: (seed, id). Counter: (scenario's low word, its high word, step, purpose).
 */
#pragma once
#include "device_math.h"

#define PHILOX_ROUNDS 10
#define PHILOX_MULTIPLIER_0 0xD2511F53u
#define PHILOX_MULTIPLIER_1 0xCD9E8D57u
#define PHILOX_WEYL_0 0x9E3779B9u
#define PHILOX_WEYL_1 0xBB67AE85u

/* Replaces a counter by its random block. */
INLINE void encrypt(word32 counter[4], word32 key0, word32 key1) {
    word32 c0 = counter[0];
    word32 c1 = counter[1];
    word32 c2 = counter[2];
    word32 c3 = counter[3];
    for (int round = 0; round < PHILOX_ROUNDS; round++) {
        word64 product0 = (word64)c0 * PHILOX_MULTIPLIER_0;
        word64 product1 = (word64)c2 * PHILOX_MULTIPLIER_1;
        c0 = (word32)(product1 >> 32) ^ c1 ^ key0;
        c1 = (word32)product1;
        c2 = (word32)(product0 >> 32) ^ c3 ^ key1;
        c3 = (word32)product0;
        key0 += PHILOX_WEYL_0;
        key1 += PHILOX_WEYL_1;
    }
    counter[0] = c0;
    counter[1] = c1;
    counter[2] = c2;
    counter[3] = c3;
}

/* u - 1/2, exactly. */
INLINE double centred_uniform(word64 word) {
    double distance = double_of(word << 1 >> 12 | BITS_OF_2_52) - (0x1p52 - 0.5);
    double centred = distance * 0x1p-53;
    return word >> 63 ? -centred : centred;
}

INLINE double normal_of(word32 high, word32 low) {
    double centred = centred_uniform((word64)high << 32 | low);
    return normal_quantile(centred, 0.5 - fabs(centred));
}
