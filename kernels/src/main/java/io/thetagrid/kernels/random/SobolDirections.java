package io.thetagrid.kernels.random;

import org.hipparchus.random.SobolSequenceGenerator;

/**
 * The direction numbers of Sobol' sequences that Joe and Kuo found [2008, new-joe-kuo-6], as Hipparchus holds them. A
 * direction is a fraction of 64 bits, its bits in reverse order: that of weight ½ comes lowest.
 */
final class SobolDirections {
    /** As many as Joe and Kuo give. */
    private static final int MAX_DIMENSIONS = 21201;

    /** Directions of a dimension: they reach 2³¹ points. */
    static final int COUNT = 31;

    /** Read as far as they were needed; reading them is slow. */
    private static long[][] known = new long[0][];

    private SobolDirections() {}

    /** Of a dimension from 0, by bit of the point's Gray code. */
    static synchronized long[] of(int dimension) {
        if (dimension < 0 || dimension >= MAX_DIMENSIONS) {
            throw new IllegalArgumentException(
                    "Sobol' sequences have dimensions 0 to " + (MAX_DIMENSIONS - 1) + ", got " + dimension);
        }
        if (dimension >= known.length) {
            known = read(Math.min(Math.max(dimension + 1, 2 * known.length), MAX_DIMENSIONS));
        }
        return known[dimension];
    }

    /** Point 2ᵏ⁺¹ − 1, whose Gray code is 2ᵏ, consists of direction k alone. */
    private static long[][] read(int dimensions) {
        SobolSequenceGenerator generator = new SobolSequenceGenerator(dimensions);
        long[][] directions = new long[dimensions][COUNT];
        for (int bit = 0; bit < COUNT; bit++) {
            double[] point = generator.skipTo(Integer.MAX_VALUE >>> (COUNT - 1 - bit));
            for (int dimension = 0; dimension < dimensions; dimension++) {
                directions[dimension][bit] = Long.reverse((long) (point[dimension] * 0x1p52) << 12);
            }
        }
        return directions;
    }
}
