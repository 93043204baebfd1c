package io.thetagrid.kernels.math;

import static io.thetagrid.kernels.math.Coefficients.*;
import static jdk.incubator.vector.VectorOperators.GE;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LE;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LSHR;
import static jdk.incubator.vector.VectorOperators.LT;

import java.nio.ByteOrder;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/**
 * {@link ScalarMath} over vectors, line by line; each lane equals the scalar function bit for bit. Accuracy and domains
 * are documented there.
 */
public final class VectorMath {
    /** The machine's widest vectors: 8, 4 or 2 lanes. */
    public static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;

    /** Longs of the same shape. */
    public static final VectorSpecies<Long> LONG_SPECIES = LongVector.SPECIES_PREFERRED;

    public static final int LANES = SPECIES.length();

    private VectorMath() {}

    @Inline
    public static DoubleVector exp(DoubleVector x) {
        DoubleVector y = expWithin(x);
        y = x.mul(Double.POSITIVE_INFINITY).blend(y, x.compare(LE, EXP_HIGH));
        return y.blend(0.0, x.compare(LT, EXP_LOW));
    }

    @Inline
    public static DoubleVector expWithin(DoubleVector x) {
        DoubleVector shifted = fma(x, LOG2_E, ROUNDING);
        DoubleVector n = shifted.sub(ROUNDING);
        DoubleVector r = n.fma(all(-LN2_LOW), n.fma(all(-LN2_HIGH), x));
        DoubleVector z = r.mul(r);
        DoubleVector even = fma(z, EXP_10, EXP_8);
        DoubleVector odd = fma(z, EXP_11, EXP_9);
        even = fma(even, z, EXP_6);
        odd = fma(odd, z, EXP_7);
        even = fma(even, z, EXP_4);
        odd = fma(odd, z, EXP_5);
        even = fma(even, z, EXP_2);
        odd = fma(odd, z, EXP_3);
        DoubleVector p = z.fma(odd.fma(r, even), r).add(1.0);
        return timesPowerOf2(p, shifted);
    }

    @Inline
    public static DoubleVector timesPowerOf2(DoubleVector p, DoubleVector shifted) {
        return bits(p).add(bits(shifted).lanewise(LSHL, 52)).reinterpretAsDoubles();
    }

    @Inline
    public static DoubleVector log(DoubleVector x) {
        DoubleVector y = logRatio(x, all(1.0));
        y = x.mul(Double.POSITIVE_INFINITY).blend(y, x.compare(LE, LOG_HIGH));
        y = y.blend(Double.NEGATIVE_INFINITY, x.compare(LT, Double.MIN_NORMAL));
        return y.blend(Double.NaN, x.compare(LT, 0.0));
    }

    @Inline
    public static DoubleVector logRatio(DoubleVector a, DoubleVector b) {
        LongVector exponents = roundedExponents(bits(a).sub(bits(b)));
        DoubleVector k = exponentsAsDouble(exponents);
        DoubleVector nearest = bits(b).add(exponents).reinterpretAsDoubles();
        DoubleVector s = a.sub(nearest).div(a.add(nearest));
        DoubleVector z = s.mul(s);
        DoubleVector w = z.mul(z);
        DoubleVector even = fma(w, LOG_15, LOG_11);
        DoubleVector odd = fma(w, LOG_13, LOG_9);
        even = fma(even, w, LOG_7);
        odd = fma(odd, w, LOG_5);
        even = fma(even, w, LOG_3);
        DoubleVector twiceAtanh = s.mul(z).fma(odd.fma(z, even), s.add(s));
        return k.fma(all(LN2_HIGH), twiceAtanh);
    }

    @Inline
    public static DoubleVector roughLogRatio(DoubleVector a, DoubleVector b) {
        LongVector exponents = roundedExponents(bits(a).sub(bits(b)));
        DoubleVector k = exponentsAsDouble(exponents);
        DoubleVector nearest = bits(b).add(exponents).reinterpretAsDoubles();
        DoubleVector s = a.sub(nearest).div(a.add(nearest));
        return k.fma(all(LN2_HIGH), s.mul(fma(s.mul(s), LOG_ROUGH_3, 2.0)));
    }

    @Inline
    public static LongVector roundedExponents(LongVector difference) {
        return difference.add(1L << 51).and(-(1L << 52));
    }

    @Inline
    public static DoubleVector exponentsAsDouble(LongVector exponents) {
        LongVector biased = exponents.add(Long.MIN_VALUE).lanewise(LSHR, 52);
        return biased.or(BITS_OF_2_52).reinterpretAsDoubles().sub(0x1p52 + 2048);
    }

    @Inline
    public static DoubleVector gaussian(DoubleVector x) {
        DoubleVector square = x.mul(x);
        DoubleVector rest = x.fma(x, square.neg());
        DoubleVector exponent = square.mul(-0.5); // can't be too high, and NaN comes by the rest
        DoubleVector y = expWithin(exponent).blend(0.0, exponent.compare(LT, EXP_LOW));
        return y.mul(-0.5).fma(rest, y);
    }

    @Inline
    public static DoubleVector normalDensity(DoubleVector x) {
        return gaussian(atMost(x.abs(), TAIL_END)).mul(INVERSE_SQRT_2PI);
    }

    @Inline
    public static DoubleVector scaledNormalTail(DoubleVector x) {
        return scaledNormalTailNumerator(x).div(scaledNormalTailDenominator(x));
    }

    @Inline
    public static DoubleVector normalCdf(DoubleVector x) {
        DoubleVector distance = atMost(x.abs(), TAIL_END);
        DoubleVector tail = gaussian(distance).mul(scaledNormalTail(distance));
        return tail.blend(all(1.0).sub(tail), x.compare(GT, 0.0));
    }

    @Inline
    public static DoubleVector inverseNormalCdf(DoubleVector p) {
        DoubleVector complement = all(1.0).sub(p);
        return normalQuantile(p.sub(0.5), p.blend(complement, p.compare(GT, complement)));
    }

    @Inline
    public static DoubleVector normalQuantile(DoubleVector centred, DoubleVector tail) {
        DoubleVector outer = normalQuantileOfTail(centred, tail);
        return normalQuantileOfCentre(centred).blend(outer, centred.abs().compare(GT, QUANTILE_CENTRE));
    }

    /** {@link #normalQuantile} where {@code |centred|} is at most {@code QUANTILE_CENTRE}. */
    @Inline
    public static DoubleVector normalQuantileOfCentre(DoubleVector centred) {
        DoubleVector r = centred.neg().fma(centred, all(QUANTILE_CENTRE_SQUARED));
        return centred.mul(centralQuantile(r));
    }

    /** {@link #normalQuantile} elsewhere. */
    @Inline
    public static DoubleVector normalQuantileOfTail(DoubleVector centred, DoubleVector tail) {
        DoubleVector s = log(tail).neg().sqrt();
        DoubleVector outer = nearQuantile(s);
        VectorMask<Double> far = s.compare(GT, QUANTILE_FAR);
        if (far.anyTrue()) {
            outer = outer.blend(farQuantile(s), far);
        }
        return outer.blend(outer.neg(), centred.compare(LT, 0.0));
    }

    @Inline
    public static DoubleVector centralQuantile(DoubleVector r) {
        DoubleVector a = fma(r, QUANTILE_A7, QUANTILE_A6);
        a = fma(a, r, QUANTILE_A5);
        a = fma(a, r, QUANTILE_A4);
        a = fma(a, r, QUANTILE_A3);
        a = fma(a, r, QUANTILE_A2);
        a = fma(a, r, QUANTILE_A1);
        a = fma(a, r, QUANTILE_A0);
        DoubleVector b = fma(r, QUANTILE_B7, QUANTILE_B6);
        b = fma(b, r, QUANTILE_B5);
        b = fma(b, r, QUANTILE_B4);
        b = fma(b, r, QUANTILE_B3);
        b = fma(b, r, QUANTILE_B2);
        b = fma(b, r, QUANTILE_B1);
        b = fma(b, r, 1.0);
        return a.div(b);
    }

    @Inline
    public static DoubleVector nearQuantile(DoubleVector s) {
        DoubleVector r = s.sub(QUANTILE_NEAR);
        DoubleVector c = fma(r, QUANTILE_C7, QUANTILE_C6);
        c = fma(c, r, QUANTILE_C5);
        c = fma(c, r, QUANTILE_C4);
        c = fma(c, r, QUANTILE_C3);
        c = fma(c, r, QUANTILE_C2);
        c = fma(c, r, QUANTILE_C1);
        c = fma(c, r, QUANTILE_C0);
        DoubleVector d = fma(r, QUANTILE_D7, QUANTILE_D6);
        d = fma(d, r, QUANTILE_D5);
        d = fma(d, r, QUANTILE_D4);
        d = fma(d, r, QUANTILE_D3);
        d = fma(d, r, QUANTILE_D2);
        d = fma(d, r, QUANTILE_D1);
        d = fma(d, r, 1.0);
        return c.div(d);
    }

    @Inline
    public static DoubleVector farQuantile(DoubleVector s) {
        DoubleVector r = s.sub(QUANTILE_FAR);
        DoubleVector e = fma(r, QUANTILE_E7, QUANTILE_E6);
        e = fma(e, r, QUANTILE_E5);
        e = fma(e, r, QUANTILE_E4);
        e = fma(e, r, QUANTILE_E3);
        e = fma(e, r, QUANTILE_E2);
        e = fma(e, r, QUANTILE_E1);
        e = fma(e, r, QUANTILE_E0);
        DoubleVector f = fma(r, QUANTILE_F7, QUANTILE_F6);
        f = fma(f, r, QUANTILE_F5);
        f = fma(f, r, QUANTILE_F4);
        f = fma(f, r, QUANTILE_F3);
        f = fma(f, r, QUANTILE_F2);
        f = fma(f, r, QUANTILE_F1);
        f = fma(f, r, 1.0);
        return s.blend(e.div(f), s.compare(LT, Double.POSITIVE_INFINITY));
    }

    @Inline
    public static DoubleVector scaledNormalTailNumerator(DoubleVector x) {
        DoubleVector z = x.mul(x);
        DoubleVector even = fma(z, TAIL_P8, TAIL_P6);
        DoubleVector odd = fma(z, TAIL_P9, TAIL_P7);
        even = fma(even, z, TAIL_P4);
        odd = fma(odd, z, TAIL_P5);
        even = fma(even, z, TAIL_P2);
        odd = fma(odd, z, TAIL_P3);
        even = fma(even, z, TAIL_P0);
        odd = fma(odd, z, TAIL_P1);
        return odd.fma(x, even);
    }

    @Inline
    public static DoubleVector scaledNormalTailDenominator(DoubleVector x) {
        DoubleVector z = x.mul(x);
        DoubleVector even = fma(z.add(TAIL_Q8), z, TAIL_Q6);
        DoubleVector odd = fma(z, TAIL_Q9, TAIL_Q7);
        even = fma(even, z, TAIL_Q4);
        odd = fma(odd, z, TAIL_Q5);
        even = fma(even, z, TAIL_Q2);
        odd = fma(odd, z, TAIL_Q3);
        even = fma(even, z, TAIL_Q0);
        odd = fma(odd, z, TAIL_Q1);
        return odd.fma(x, even);
    }

    @Inline
    public static DoubleVector atMost(DoubleVector x, double bound) {
        return x.blend(bound, x.compare(GT, bound));
    }

    @Inline
    public static DoubleVector atLeast(DoubleVector x, double bound) {
        return x.blend(bound, x.compare(LT, bound));
    }

    /** Lanes from {@code low} to {@code high}; false where x is NaN. */
    @Inline
    public static VectorMask<Double> within(DoubleVector x, double low, double high) {
        return x.compare(GE, low).and(x.compare(LE, high));
    }

    /** As many doubles as there are lanes, from an address on. */
    @Inline
    public static DoubleVector load(long address) {
        return DoubleVector.fromMemorySegment(SPECIES, Memory.ALL, address, ByteOrder.nativeOrder());
    }

    /** Writes as many doubles as there are lanes. */
    @Inline
    public static void store(DoubleVector x, long address) {
        x.intoMemorySegment(Memory.ALL, address, ByteOrder.nativeOrder());
    }

    /** As many elements of an array as there are lanes. */
    @Inline
    public static DoubleVector lanes(double[] values, int at) {
        return DoubleVector.fromArray(SPECIES, values, at);
    }

    /** A constant in every lane. */
    @Inline
    public static DoubleVector all(double constant) {
        return DoubleVector.broadcast(SPECIES, constant);
    }

    @Inline
    public static DoubleVector fma(DoubleVector a, DoubleVector b, double c) {
        return a.fma(b, all(c));
    }

    @Inline
    public static DoubleVector fma(DoubleVector a, double b, double c) {
        return a.fma(all(b), all(c));
    }

    @Inline
    public static LongVector bits(DoubleVector x) {
        return x.reinterpretAsLongs();
    }
}
