package io.thetagrid.kernels.random;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.thetagrid.kernels.backend.Columns;
import io.thetagrid.kernels.backend.NormalStream;
import io.thetagrid.kernels.math.ScalarMath;
import io.thetagrid.kernels.reference.SharedReference;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhiloxTest {

    /** Random123 1.14.0, tests/kat_vectors, philox4x32 10. */
    @ParameterizedTest
    @CsvSource({
        "00000000 00000000 00000000 00000000 00000000 00000000, 6627e8d5 e169c58d bc57ac4c 9b00dbd8",
        "ffffffff ffffffff ffffffff ffffffff ffffffff ffffffff, 408f276d 41c83b0e a20bc7c6 6d5451fd",
        "243f6a88 85a308d3 13198a2e 03707344 a4093822 299f31d0, d16cfe09 94fdcceb 5001e420 24126ea1"
    })
    void knownAnswers(String counterAndKey, String expected) {
        assertKnownAnswer(words(counterAndKey), words(expected));
    }

    @Test
    void random123File() throws IOException {
        int rows = 0;
        for (String line : Files.readAllLines(SharedReference.file("rng/random123_kat_vectors.txt"))) {
            if (line.startsWith("philox4x32 10 ")) {
                int[] words = words(line.substring("philox4x32 10 ".length()));
                assertKnownAnswer(Arrays.copyOf(words, 6), Arrays.copyOfRange(words, 6, 10));
                rows++;
            }
        }
        assertTrue(rows >= 3);
    }

    @Test
    void uniformsAreSymmetricAndNeverZeroOrOne() {
        assertEquals(0x1p-54, PhiloxScalar.centredUniform(0));
        assertEquals(-0x1p-54, PhiloxScalar.centredUniform(Long.MIN_VALUE));
        assertEquals(0.5 - 0x1p-54, PhiloxScalar.centredUniform(Long.MAX_VALUE));
        assertEquals(-0.5 + 0x1p-54, PhiloxScalar.centredUniform(-1));
        assertEquals(ScalarMath.inverseNormalCdf(0x1p-54), PhiloxScalar.normal(-0.5 + 0x1p-54));
    }

    @Test
    void everyDrawIsAFunctionOfItsName() {
        NormalStream stream = new NormalStream(42, 7, 3, 1);
        double[] whole = draw(stream, 0, 1000, 0);
        assertArrayEquals(Arrays.copyOfRange(whole, 500, 510), draw(stream, 500, 10, 0));
        assertNotEquals(whole[0], draw(stream, 0, 1, 1)[0]);
        assertNotEquals(whole[0], draw(new NormalStream(43, 7, 3, 1), 0, 1, 0)[0]);
        assertNotEquals(whole[0], draw(new NormalStream(42, 8, 3, 1), 0, 1, 0)[0]);
        assertNotEquals(whole[0], draw(new NormalStream(42, 7, 4, 1), 0, 1, 0)[0]);
        assertNotEquals(whole[0], draw(new NormalStream(42, 7, 3, 2), 0, 1, 0)[0]);
        assertNotEquals(whole[0], draw(stream, 1L << 32, 1, 0)[0]);
    }

    /** Five standard errors of each moment over 2·10⁵ draws. */
    @Test
    void momentsAreNormal() {
        double[] first = draw(new NormalStream(1, 2, 0, 0), 0, 200_000, 0);
        double[] second = draw(new NormalStream(1, 2, 0, 0), 0, 200_000, 1);
        double mean = 0;
        double square = 0;
        double cube = 0;
        double fourth = 0;
        double product = 0;
        int n = first.length;
        for (int i = 0; i < n; i++) {
            double x = first[i];
            mean += x / n;
            square += x * x / n;
            cube += x * x * x / n;
            fourth += x * x * x * x / n;
            product += x * second[i] / n;
        }
        double error = 5 / Math.sqrt(n);
        assertEquals(0, mean, error);
        assertEquals(1, square, error * Math.sqrt(2));
        assertEquals(0, cube, error * Math.sqrt(15));
        assertEquals(3, fourth, error * Math.sqrt(96));
        assertEquals(0, product, error);
    }

    private static double[] draw(NormalStream stream, long first, int rows, int column) {
        try (Arena arena = Arena.ofConfined()) {
            Columns normals = Columns.allocate(arena, 2, rows);
            PhiloxScalar.normals(stream, first, normals);
            return normals.toArray(column);
        }
    }

    private static void assertKnownAnswer(int[] counterAndKey, int[] expected) {
        int[] block = Arrays.copyOf(counterAndKey, 4);
        PhiloxScalar.encrypt(block, counterAndKey[4], counterAndKey[5]);
        assertArrayEquals(expected, block);
    }

    private static int[] words(String hex) {
        return Stream.of(hex.trim().split("\\s+", -1))
                .mapToInt(word -> Integer.parseUnsignedInt(word, 16))
                .toArray();
    }
}
