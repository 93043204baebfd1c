package io.thetagrid.kernels.random;

import static io.thetagrid.kernels.math.Coefficients.BITS_OF_2_52;
import static io.thetagrid.kernels.math.VectorMath.LANES;
import static io.thetagrid.kernels.math.VectorMath.LONG_SPECIES;
import static io.thetagrid.kernels.math.VectorMath.all;
import static io.thetagrid.kernels.math.VectorMath.load;
import static io.thetagrid.kernels.math.VectorMath.normalQuantile;
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
import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;

/** {@link PhiloxScalar} over vectors, the same lines and the same bits: first the uniforms, then their quantiles. */
public final class PhiloxSimd {
    /** Rows that stay in the first-level cache between the two loops. */
    private static final int BLOCK = 1024;

    private PhiloxSimd() {}

    /** Fills one or two columns; see {@link io.thetagrid.kernels.backend.Backend#normals}. */
    public static void normals(NormalStream stream, long firstScenario, Columns normals) {
        int columns = Math.min(normals.count(), 2);
        for (int from = 0; from < normals.rows(); from += BLOCK) {
            int to = Math.min(from + BLOCK, normals.rows());
            centredUniforms(stream, firstScenario, normals, from, to);
            for (int column = 0; column < columns; column++) {
                normalsInPlace(normals.segment(), normals.offset(column), from, to);
            }
        }
    }

    private static void centredUniforms(NormalStream stream, long firstScenario, Columns uniforms, int from, int to) {
        MemorySegment out = uniforms.segment();
        boolean two = uniforms.count() > 1;
        long firstAt = uniforms.offset(0);
        long secondAt = uniforms.offset(1);
        LongVector step = LongVector.broadcast(LONG_SPECIES, stream.step() & LOW_WORD);
        LongVector purpose = LongVector.broadcast(LONG_SPECIES, stream.purpose() & LOW_WORD);
        LongVector lanes = LongVector.zero(LONG_SPECIES).addIndex(1);
        for (int row = from; row < to; row += LANES) {
            LongVector scenario = lanes.add(firstScenario + row);
            LongVector c0 = scenario.and(LOW_WORD);
            LongVector c1 = scenario.lanewise(LSHR, 32);
            LongVector c2 = step;
            LongVector c3 = purpose;
            int key0 = stream.seed();
            int key1 = stream.id();
            for (int round = 0; round < ROUNDS; round++) {
                LongVector product0 = c0.mul(MULTIPLIER_0);
                LongVector product1 = c2.mul(MULTIPLIER_1);
                c0 = product1.lanewise(LSHR, 32).lanewise(XOR, c1).lanewise(XOR, key0 & LOW_WORD);
                c1 = product1.and(LOW_WORD);
                c2 = product0.lanewise(LSHR, 32).lanewise(XOR, c3).lanewise(XOR, key1 & LOW_WORD);
                c3 = product0.and(LOW_WORD);
                key0 += WEYL_0;
                key1 += WEYL_1;
            }
            long at = (long) row * Double.BYTES;
            store(centredUniform(c0.lanewise(LSHL, 32).or(c1)), out, firstAt + at);
            if (two) {
                store(centredUniform(c2.lanewise(LSHL, 32).or(c3)), out, secondAt + at);
            }
        }
    }

    @Inline
    static DoubleVector centredUniform(LongVector word) {
        LongVector distanceBits = word.lanewise(LSHL, 1).lanewise(LSHR, 12).or(BITS_OF_2_52);
        DoubleVector distance = distanceBits.reinterpretAsDoubles().sub(0x1p52 - 0.5);
        DoubleVector centred = distance.mul(0x1p-53);
        return centred.reinterpretAsLongs().or(word.and(Long.MIN_VALUE)).reinterpretAsDoubles();
    }

    /** Turns uniforms less ½ into their quantiles. */
    static void normalsInPlace(MemorySegment segment, long columnAt, int from, int to) {
        for (int row = from; row < to; row += LANES) {
            long at = columnAt + (long) row * Double.BYTES;
            DoubleVector centred = load(segment, at);
            store(normalQuantile(centred, all(0.5).sub(centred.abs())), segment, at);
        }
    }
}
