package io.thetagrid.kernels.random;

import static io.thetagrid.kernels.math.Coefficients.BITS_OF_2_52;
import static io.thetagrid.kernels.math.VectorMath.LANES;
import static io.thetagrid.kernels.math.VectorMath.LONG_SPECIES;
import static io.thetagrid.kernels.math.VectorMath.bits;
import static io.thetagrid.kernels.math.VectorMath.load;
import static io.thetagrid.kernels.math.VectorMath.store;
import static io.thetagrid.kernels.random.PhiloxScalar.LOW_WORD;
import static io.thetagrid.kernels.random.PhiloxScalar.MULTIPLIER_0;
import static io.thetagrid.kernels.random.PhiloxScalar.MULTIPLIER_1;
import static io.thetagrid.kernels.random.PhiloxScalar.ROUNDS;
import static io.thetagrid.kernels.random.PhiloxScalar.WEYL_0;
import static io.thetagrid.kernels.random.PhiloxScalar.WEYL_1;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LSHR;
import static jdk.incubator.vector.VectorOperators.XOR;

import io.thetagrid.kernels.backend.Columns;
import io.thetagrid.kernels.backend.NormalStream;
import io.thetagrid.kernels.math.Inline;
import java.lang.foreign.Arena;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;

/** {@link PhiloxScalar} over vectors, the same lines and the same bits: first the uniforms, then their quantiles. */
public final class PhiloxSimd {
    /** Rows that stay in the first-level cache between the loops. */
    private static final int BLOCK = 512;

    /**
     * In an array, whose elements HotSpot takes for variables: it multiplies 32-bit words by one instruction where both
     * factors are masked, but by six where one is a constant.
     */
    private static final long[] MULTIPLIERS = {MULTIPLIER_0, MULTIPLIER_1};

    // Columns of a block: the counters' four words; then the uniforms in the first two.
    private static final int WORDS = 4;

    private static final ThreadLocal<Columns> BLOCKS =
            ThreadLocal.withInitial(() -> Columns.allocate(Arena.ofAuto(), WORDS, BLOCK));

    private PhiloxSimd() {}

    /** Fills one or two columns; see {@link io.thetagrid.kernels.backend.Backend#normals}. */
    public static void normals(NormalStream stream, long firstScenario, Columns normals) {
        Columns block = BLOCKS.get();
        for (int from = 0; from < normals.rows(); from += BLOCK) {
            int rows = Math.min(BLOCK, normals.rows() - from);
            firstRounds(stream, firstScenario + from, rows, block);
            lastRounds(stream, rows, block);
            for (int column = 0; column < Math.min(normals.count(), 2); column++) {
                QuantilesSimd.quantiles(block.address(column, 0), rows, normals.address(column, from));
            }
        }
    }

    /**
     * Half of the rounds. Each waits for the one before; all ten in one loop would keep a processor waiting, which looks
     * ahead by about as many instructions. Bits above a word are rubbish.
     */
    private static void firstRounds(NormalStream stream, long firstScenario, int rows, Columns block) {
        LongVector multiplier0 =
                LongVector.broadcast(LONG_SPECIES, MULTIPLIERS[0]).and(LOW_WORD);
        LongVector multiplier1 =
                LongVector.broadcast(LONG_SPECIES, MULTIPLIERS[1]).and(LOW_WORD);
        LongVector seed = LongVector.broadcast(LONG_SPECIES, stream.seed());
        LongVector id = LongVector.broadcast(LONG_SPECIES, stream.id());
        LongVector step = LongVector.broadcast(LONG_SPECIES, stream.step());
        LongVector purpose = LongVector.broadcast(LONG_SPECIES, stream.purpose());
        LongVector lanes = LongVector.zero(LONG_SPECIES).addIndex(1);
        long c0At = block.address(0, 0);
        long c1At = block.address(1, 0);
        long c2At = block.address(2, 0);
        long c3At = block.address(3, 0);
        for (int row = 0; row < rows; row += LANES) {
            LongVector c0 = lanes.add(firstScenario + row);
            LongVector c1 = c0.lanewise(LSHR, 32);
            LongVector c2 = step;
            LongVector c3 = purpose;
            LongVector key0 = seed;
            LongVector key1 = id;
            for (int round = 0; round < ROUNDS / 2; round++) {
                LongVector product0 = c0.and(LOW_WORD).mul(multiplier0);
                LongVector product1 = c2.and(LOW_WORD).mul(multiplier1);
                c0 = product1.lanewise(LSHR, 32).lanewise(XOR, c1.lanewise(XOR, key0));
                c1 = product1;
                c2 = product0.lanewise(LSHR, 32).lanewise(XOR, c3.lanewise(XOR, key1));
                c3 = product0;
                key0 = key0.add(WEYL_0);
                key1 = key1.add(WEYL_1);
            }
            long at = (long) row * Double.BYTES;
            store(c0.reinterpretAsDoubles(), c0At + at);
            store(c1.reinterpretAsDoubles(), c1At + at);
            store(c2.reinterpretAsDoubles(), c2At + at);
            store(c3.reinterpretAsDoubles(), c3At + at);
        }
    }

    /** The other half, and the uniforms. */
    private static void lastRounds(NormalStream stream, int rows, Columns block) {
        LongVector multiplier0 =
                LongVector.broadcast(LONG_SPECIES, MULTIPLIERS[0]).and(LOW_WORD);
        LongVector multiplier1 =
                LongVector.broadcast(LONG_SPECIES, MULTIPLIERS[1]).and(LOW_WORD);
        LongVector seed = LongVector.broadcast(LONG_SPECIES, stream.seed() + ROUNDS / 2 * (long) WEYL_0);
        LongVector id = LongVector.broadcast(LONG_SPECIES, stream.id() + ROUNDS / 2 * (long) WEYL_1);
        long c0At = block.address(0, 0);
        long c1At = block.address(1, 0);
        long c2At = block.address(2, 0);
        long c3At = block.address(3, 0);
        for (int row = 0; row < rows; row += LANES) {
            long at = (long) row * Double.BYTES;
            LongVector c0 = bits(load(c0At + at));
            LongVector c1 = bits(load(c1At + at));
            LongVector c2 = bits(load(c2At + at));
            LongVector c3 = bits(load(c3At + at));
            LongVector key0 = seed;
            LongVector key1 = id;
            for (int round = ROUNDS / 2; round < ROUNDS; round++) {
                LongVector product0 = c0.and(LOW_WORD).mul(multiplier0);
                LongVector product1 = c2.and(LOW_WORD).mul(multiplier1);
                c0 = product1.lanewise(LSHR, 32).lanewise(XOR, c1.lanewise(XOR, key0));
                c1 = product1;
                c2 = product0.lanewise(LSHR, 32).lanewise(XOR, c3.lanewise(XOR, key1));
                c3 = product0;
                key0 = key0.add(WEYL_0);
                key1 = key1.add(WEYL_1);
            }
            store(centredUniform(c0, c1), c0At + at);
            store(centredUniform(c2, c3), c1At + at);
        }
    }

    @Inline
    static DoubleVector centredUniform(LongVector high, LongVector low) {
        LongVector word = high.lanewise(LSHL, 32).or(low.and(LOW_WORD));
        LongVector distanceBits = word.lanewise(LSHL, 1).lanewise(LSHR, 12).or(BITS_OF_2_52);
        DoubleVector distance = distanceBits.reinterpretAsDoubles().sub(0x1p52 - 0.5);
        DoubleVector centred = distance.mul(0x1p-53);
        return centred.reinterpretAsLongs().or(word.and(Long.MIN_VALUE)).reinterpretAsDoubles();
    }
}
