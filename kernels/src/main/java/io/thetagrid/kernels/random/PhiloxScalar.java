package io.thetagrid.kernels.random;

import static io.thetagrid.kernels.math.Coefficients.BITS_OF_2_52;
import static io.thetagrid.kernels.math.ScalarMath.normalQuantile;
import static java.lang.Math.abs;

import io.thetagrid.kernels.backend.Columns;
import io.thetagrid.kernels.backend.NormalStream;

/**
 * Standard normals from Philox4x32-10 [Salmon, Moraes, Dror and Shaw 2011], a bijection of counters: every draw is a pure
 * function of its name. Key: (seed, id). Counter: (scenario's low word, its high word, step, purpose). {@link PhiloxSimd}
 * follows the same lines.
 *
 * <p>One block gives two 64-bit words, hence two normals. A word's top bit and 52 more choose a uniform
 * u = ½ ± (m + ½)/2⁵³, symmetric about ½ and never 0 or 1; the normal is N⁻¹(u).
 */
public final class PhiloxScalar {
    static final int ROUNDS = 10;
    static final long MULTIPLIER_0 = 0xD2511F53L;
    static final long MULTIPLIER_1 = 0xCD9E8D57L;
    /** Golden ratio. */
    static final int WEYL_0 = 0x9E3779B9;
    /** √3 − 1. */
    static final int WEYL_1 = 0xBB67AE85;

    static final long LOW_WORD = 0xFFFFFFFFL;

    private PhiloxScalar() {}

    /** Fills one or two columns; see {@link io.thetagrid.kernels.backend.Backend#normals}. */
    public static void normals(NormalStream stream, long firstScenario, Columns normals) {
        int[] block = new int[4];
        for (int row = 0; row < normals.rows(); row++) {
            long scenario = firstScenario + row;
            block[0] = (int) scenario;
            block[1] = (int) (scenario >>> 32);
            block[2] = stream.step();
            block[3] = stream.purpose();
            encrypt(block, stream.seed(), stream.id());
            for (int column = 0; column < Math.min(normals.count(), 2); column++) {
                long word = (block[2 * column] & LOW_WORD) << 32 | (block[2 * column + 1] & LOW_WORD);
                normals.set(column, row, normal(centredUniform(word)));
            }
        }
    }

    /** The random block of a stream and a scenario: four words of 32 bits. */
    public static int[] block(NormalStream stream, long scenario) {
        int[] block = {(int) scenario, (int) (scenario >>> 32), stream.step(), stream.purpose()};
        encrypt(block, stream.seed(), stream.id());
        return block;
    }

    /** Replaces a counter by its random block. */
    static void encrypt(int[] counter, int key0, int key1) {
        long c0 = counter[0] & LOW_WORD;
        long c1 = counter[1] & LOW_WORD;
        long c2 = counter[2] & LOW_WORD;
        long c3 = counter[3] & LOW_WORD;
        for (int round = 0; round < ROUNDS; round++) {
            long product0 = c0 * MULTIPLIER_0;
            long product1 = c2 * MULTIPLIER_1;
            c0 = product1 >>> 32 ^ c1 ^ (key0 & LOW_WORD);
            c1 = product1 & LOW_WORD;
            c2 = product0 >>> 32 ^ c3 ^ (key1 & LOW_WORD);
            c3 = product0 & LOW_WORD;
            key0 += WEYL_0;
            key1 += WEYL_1;
        }
        counter[0] = (int) c0;
        counter[1] = (int) c1;
        counter[2] = (int) c2;
        counter[3] = (int) c3;
    }

    /** u − ½, exactly. */
    static double centredUniform(long word) {
        double distance = Double.longBitsToDouble(word << 1 >>> 12 | BITS_OF_2_52) - (0x1p52 - 0.5);
        double centred = distance * 0x1p-53;
        return word < 0 ? -centred : centred;
    }

    static double normal(double centred) {
        return normalQuantile(centred, 0.5 - abs(centred));
    }
}
