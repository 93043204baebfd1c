package io.thetagrid.kernels.random;

import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;

import io.thetagrid.kernels.backend.Columns;
import io.thetagrid.kernels.backend.NormalStream;
import java.lang.foreign.MemorySegment;

/**
 * One coordinate of a Sobol' sequence [1967] in the order of Gray codes [Antonov–Saleev 1979], scrambled [Owen 1995] by a
 * hash whose bits depend on the leading bits of its argument alone [Laine–Karras 2011, Burley 2020]. It is a pure function
 * of the scrambling's name, the dimension and the point's number.
 */
public final class SobolDimension {
    /** Points are numbered from 0 and below it. */
    public static final long MAX_POINTS = 1L << SobolDirections.COUNT;

    // Even multipliers: the fractions of √2, √3 and √5 without their last bit.
    private static final long MULTIPLIER_0 = 0x6A09E667F3BCC908L;
    private static final long MULTIPLIER_1 = 0xBB67AE8584CAA73AL;
    private static final long MULTIPLIER_2 = 0x3C6EF372FE94F82AL;

    private final long[] directions;
    private final long shift;
    private final long factor;

    /** @param factor odd */
    SobolDimension(int dimension, long shift, long factor) {
        this.directions = SobolDirections.of(dimension);
        this.shift = shift;
        this.factor = factor;
    }

    /**
     * A dimension of the scrambling that a stream names.
     *
     * @param dimension from 0, below 21,201
     */
    public static SobolDimension of(NormalStream name, int dimension) {
        int[] seeds = PhiloxScalar.block(name, -1 - dimension); // no scenario has a negative number
        return new SobolDimension(dimension, joined(seeds[0], seeds[1]), joined(seeds[2], seeds[3]) | 1);
    }

    /** Refuses points beyond the sequence. */
    public static void requirePoints(long first, int count) {
        if (first < 0 || first + count > MAX_POINTS) {
            throw new IllegalArgumentException("Sobol' points are numbered from 0 to " + (MAX_POINTS - 1) + ", got "
                    + first + " to " + (first + count - 1));
        }
    }

    /** Fills a column with scrambled coordinates less ½, as {@link PhiloxScalar#centredUniform} makes them of 64 bits. */
    void centredUniforms(long firstPoint, Columns uniforms, int column) {
        MemorySegment segment = uniforms.segment();
        long firstAt = uniforms.offset(column);
        long reversed = reversed(firstPoint);
        for (int row = 0; row < uniforms.rows(); row++) {
            double uniform = PhiloxScalar.centredUniform(Long.reverse(scramble(reversed)));
            segment.set(JAVA_DOUBLE, firstAt + (long) row * Double.BYTES, uniform);
            int changed = Long.numberOfTrailingZeros(firstPoint + row + 1);
            reversed ^= changed < directions.length ? directions[changed] : 0; // after the last point comes none
        }
    }

    /** The coordinate before scrambling, its bits in reverse order. */
    long reversed(long point) {
        long reversed = 0;
        for (long gray = point ^ point >>> 1; gray != 0; gray &= gray - 1) {
            reversed ^= directions[Long.numberOfTrailingZeros(gray)];
        }
        return reversed;
    }

    /** Adding, and multiplying by odd or xor-ing even multiples, carry upwards only: bit k depends on bits 0 to k. */
    long scramble(long reversed) {
        long x = reversed;
        x ^= x * MULTIPLIER_0;
        x += shift;
        x *= factor;
        x ^= x * MULTIPLIER_1;
        x ^= x * MULTIPLIER_2;
        return x;
    }

    private static long joined(int high, int low) {
        return (high & PhiloxScalar.LOW_WORD) << 32 | (low & PhiloxScalar.LOW_WORD);
    }
}
