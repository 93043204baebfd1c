package io.thetagrid.kernels.random;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.thetagrid.kernels.backend.Columns;
import io.thetagrid.kernels.backend.NormalStream;
import io.thetagrid.kernels.reference.SharedReference;
import io.thetagrid.kernels.reference.SharedReference.Row;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SobolTest {
    private static final NormalStream NAME = new NormalStream(3, 1, 0, 0);

    /** Dimension 0 is van der Corput's; the others follow their file's recurrence [Joe–Kuo 2008, (2) and (3)]. */
    @Test
    void directionsAreThoseOfJoeAndKuo() throws IOException {
        List<String> lines = Files.readAllLines(SharedReference.file("rng/new-joe-kuo-6.21201"));
        assertEquals(21_201, lines.size());
        for (String line : lines.subList(1, lines.size())) {
            int[] numbers = Arrays.stream(line.trim().split("\\s+", -1))
                    .mapToInt(Integer::parseInt)
                    .toArray();
            int degree = numbers[1];
            long[] m = new long[31];
            for (int k = 0; k < 31; k++) {
                if (k < degree) {
                    m[k] = numbers[3 + k];
                } else {
                    m[k] = m[k - degree] ^ m[k - degree] << degree;
                    for (int i = 1; i < degree; i++) {
                        long coefficient = numbers[2] >> (degree - 1 - i) & 1;
                        m[k] ^= (coefficient * m[k - i]) << i;
                    }
                }
            }
            long[] directions = SobolDirections.of(numbers[0] - 1);
            for (int k = 0; k < 31; k++) {
                assertEquals(m[k] << (63 - k), Long.reverse(directions[k]), line);
            }
        }
    }

    /** The table prints five digits, which these dyadic fractions need not exceed. */
    @Test
    void firstPoints() {
        int rows = 0;
        for (Row row : SharedReference.rows("low_discrepancy_points.csv")) {
            if (row.text("sequence").equals("sobol_gray_code")) {
                int dimension = (int) row.number("dimension") - 1;
                long point = (long) row.number("point_index_from_1_zero_excluded");
                assertEquals(row.number("expected"), coordinate(dimension, point), row.toString());
                rows++;
            }
        }
        assertTrue(rows >= 15);
    }

    /** QuantLib's Sobol points start as Joe and Kuo's do in these dimensions; three digits are printed. */
    @Test
    void discrepancies() {
        int rows = 0;
        for (Row row : SharedReference.rows("low_discrepancy_discrepancies.csv")) {
            int points = (int) row.number("points");
            int dimensions = (int) row.number("dimension");
            if (row.text("generator").equals("Sobol") && dimensions <= 3 && points <= 20_000) {
                double expected = row.number("expected_L2_star_discrepancy_3_digits");
                assertEquals(expected, starDiscrepancy(points, dimensions), 0.006 * expected, row.toString());
                rows++;
            }
        }
        assertTrue(rows >= 6);
    }

    /** The L2 star discrepancy of points 1 to n [Warnock 1972]. */
    private static double starDiscrepancy(int n, int dimensions) {
        double[][] x = new double[n][dimensions];
        for (int i = 0; i < n; i++) {
            for (int d = 0; d < dimensions; d++) {
                x[i][d] = coordinate(d, i + 1);
            }
        }
        double pairs = 0;
        double single = 0;
        for (int i = 0; i < n; i++) {
            double product = 1;
            for (int d = 0; d < dimensions; d++) {
                product *= (1 - x[i][d] * x[i][d]) / 2;
            }
            single += product;
            for (int j = 0; j < n; j++) {
                double pair = 1;
                for (int d = 0; d < dimensions; d++) {
                    pair *= 1 - Math.max(x[i][d], x[j][d]);
                }
                pairs += pair;
            }
        }
        return Math.sqrt(pairs / n / n - 2 * single / n + Math.pow(3, -dimensions));
    }

    private static double coordinate(int dimension, long point) {
        return (Long.reverse(new SobolDimension(dimension, 0, 1).reversed(point)) >>> 12) * 0x1p-52;
    }

    /** Every elementary interval of the first two dimensions holds one point of a net, whichever 2¹⁰ points these are. */
    @Test
    void scramblingKeepsTheNet() {
        for (long first : new long[] {0, 1024, 1L << 20, SobolDimension.MAX_POINTS - 1024}) {
            double[] x = uniforms(SobolDimension.of(NAME, 0), first);
            double[] y = uniforms(SobolDimension.of(NAME, 1), first);
            for (int bits = 0; bits <= 10; bits++) {
                BitSet cells = new BitSet();
                for (int i = 0; i < 1024; i++) {
                    int column = (int) ((x[i] + 0.5) * (1 << bits));
                    int line = (int) ((y[i] + 0.5) * (1 << (10 - bits)));
                    cells.set(column << (10 - bits) | line);
                }
                assertEquals(1024, cells.cardinality());
            }
        }
    }

    /**
     * Owen's scrambling swaps the halves of each interval with probability ½, and any two intervals independently, which is
     * what the variance of an estimate rests on. Over 4,096 scramblings no frequency of either is off by 6 deviations.
     */
    @Test
    void halvesAreSwappedIndependently() {
        int seeds = 4_096;
        SplittableRandom random = new SplittableRandom(1);
        BitSet[] swapped = new BitSet[127]; // intervals of lengths 1 to 2⁻⁶
        Arrays.setAll(swapped, i -> new BitSet(seeds));
        for (int seed = 0; seed < seeds; seed++) {
            SobolDimension dimension = new SobolDimension(0, random.nextLong(), random.nextLong() | 1);
            for (int level = 0; level < 7; level++) {
                for (int prefix = 0; prefix < 1 << level; prefix++) {
                    swapped[(1 << level) - 1 + prefix].set(seed, (dimension.scramble(prefix) >>> level & 1) == 1);
                }
            }
        }
        double tolerance = 6 * Math.sqrt(seeds) / 2;
        for (int i = 0; i < swapped.length; i++) {
            assertEquals(seeds / 2.0, swapped[i].cardinality(), tolerance);
            for (int j = 0; j < i; j++) {
                BitSet both = (BitSet) swapped[i].clone();
                both.xor(swapped[j]);
                assertEquals(seeds / 2.0, both.cardinality(), tolerance, i + " and " + j);
            }
        }
    }

    @Test
    void normalsAreAFunctionOfTheirName() {
        double[] whole = normals(NAME, 5, 0, 600);
        assertArrayEquals(Arrays.copyOfRange(whole, 300, 310), normals(NAME, 5, 300, 10));
        assertNotEquals(whole[1], normals(NAME, 6, 0, 2)[1]);
        assertNotEquals(whole[0], normals(new NormalStream(4, 1, 0, 0), 5, 0, 1)[0]);
        assertNotEquals(whole[0], normals(new NormalStream(3, 2, 0, 0), 5, 0, 1)[0]);
        assertNotEquals(whole[0], normals(new NormalStream(3, 1, 1, 0), 5, 0, 1)[0]);
        assertNotEquals(whole[0], normals(new NormalStream(3, 1, 0, 1), 5, 0, 1)[0]);
    }

    /** 2¹² points of any dimension: each of as many equally likely intervals holds one, so moments are nearly exact. */
    @Test
    void momentsAreNearlyExact() {
        for (int dimension : new int[] {0, 1, 50, 999, 21_200}) {
            double mean = 0;
            double square = 0;
            for (double z : normals(NAME, dimension, 0, 4_096)) {
                mean += z / 4_096;
                square += z * z / 4_096;
            }
            assertEquals(0, mean, 2e-3, "a normal's largest summand is 4 of 4,096");
            assertEquals(1, square, 1e-2, "its square's is 14 of 4,096");
        }
    }

    @Test
    void whatLiesBeyondTheSequenceIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> SobolDimension.of(NAME, 21_201));
        assertThrows(IllegalArgumentException.class, () -> SobolDimension.of(NAME, -1));
        assertThrows(IllegalArgumentException.class, () -> SobolDimension.requirePoints(-1, 1));
        assertThrows(IllegalArgumentException.class, () -> SobolDimension.requirePoints((1L << 31) - 1, 2));
    }

    private static double[] normals(NormalStream name, int dimension, long first, int rows) {
        try (Arena arena = Arena.ofConfined()) {
            Columns normals = Columns.allocate(arena, 1, rows);
            SobolScalar.normals(SobolDimension.of(name, dimension), first, normals, 0);
            return normals.toArray(0);
        }
    }

    private static double[] uniforms(SobolDimension dimension, long first) {
        try (Arena arena = Arena.ofConfined()) {
            Columns uniforms = Columns.allocate(arena, 1, 1024);
            dimension.centredUniforms(first, uniforms, 0);
            return uniforms.toArray(0);
        }
    }
}
