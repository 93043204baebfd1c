package io.thetagrid.kernels.math;

import static io.thetagrid.kernels.math.Coefficients.*;
import static java.lang.Math.abs;
import static java.lang.Math.fma;
import static java.lang.Math.sqrt;

/**
 * Elementary functions with the same bits on every machine: explicit fused multiply-adds, and nothing of the platform's
 * but +, −, ×, ÷, √. {@link VectorMath} holds the same lines over vectors, and each of its lanes equals these bit for bit.
 *
 * <p>Subnormal numbers count as 0.
 */
public final class ScalarMath {

    private ScalarMath() {}

    /** eˣ within 1 ulp; 0 below −708.39, infinite above 709.78. */
    public static double exp(double x) {
        double y = expWithin(x);
        y = x <= EXP_HIGH ? y : x * Double.POSITIVE_INFINITY;
        return x < EXP_LOW ? 0.0 : y;
    }

    /** eˣ within 1 ulp for −708 ≤ x ≤ 709; anything elsewhere. */
    public static double expWithin(double x) {
        double shifted = fma(x, LOG2_E, ROUNDING);
        double n = shifted - ROUNDING;
        double r = fma(n, -LN2_LOW, fma(n, -LN2_HIGH, x));
        double z = r * r;
        double even = fma(z, EXP_10, EXP_8);
        double odd = fma(z, EXP_11, EXP_9);
        even = fma(even, z, EXP_6);
        odd = fma(odd, z, EXP_7);
        even = fma(even, z, EXP_4);
        odd = fma(odd, z, EXP_5);
        even = fma(even, z, EXP_2);
        odd = fma(odd, z, EXP_3);
        double p = fma(z, fma(odd, r, even), r) + 1.0;
        return timesPowerOf2(p, shifted);
    }

    /** p·2ⁿ, where n stands in the low bits of {@code shifted} and no bit of the exponent overflows. */
    private static double timesPowerOf2(double p, double shifted) {
        return Double.longBitsToDouble(Double.doubleToRawLongBits(p) + (Double.doubleToRawLongBits(shifted) << 52));
    }

    /** ln x within 2 ulp; −∞ at 0, NaN below, infinite above 2¹⁰²³. */
    public static double log(double x) {
        double y = logRatio(x, 1.0);
        y = x <= LOG_HIGH ? y : x * Double.POSITIVE_INFINITY;
        y = x < Double.MIN_NORMAL ? Double.NEGATIVE_INFINITY : y;
        return x < 0.0 ? Double.NaN : y;
    }

    /**
     * ln(a/b) within 2 ulp for normal a and b in (0, 2¹⁰²³], without rounding a/b: exact where a and b are close.
     *
     * <p>With b' = b·2ᵏ nearest to a, ln(a/b) = k·ln 2 + 2·atanh((a − b')/(a + b')).
     */
    public static double logRatio(double a, double b) {
        long exponents = roundedExponents(Double.doubleToRawLongBits(a) - Double.doubleToRawLongBits(b));
        double k = exponentsAsDouble(exponents);
        double nearest = Double.longBitsToDouble(Double.doubleToRawLongBits(b) + exponents);
        double s = (a - nearest) / (a + nearest);
        double z = s * s;
        double w = z * z;
        double even = fma(w, LOG_15, LOG_11);
        double odd = fma(w, LOG_13, LOG_9);
        even = fma(even, w, LOG_7);
        odd = fma(odd, w, LOG_5);
        even = fma(even, w, LOG_3);
        double twiceAtanh = fma(s * z, fma(odd, z, even), s + s);
        return fma(k, LN2_HIGH, twiceAtanh);
    }

    /** ln(a/b) within 2.2e-5 for normal a and b in (0, 2¹⁰²³]: enough to guess by. */
    public static double roughLogRatio(double a, double b) {
        long exponents = roundedExponents(Double.doubleToRawLongBits(a) - Double.doubleToRawLongBits(b));
        double k = exponentsAsDouble(exponents);
        double nearest = Double.longBitsToDouble(Double.doubleToRawLongBits(b) + exponents);
        double s = (a - nearest) / (a + nearest);
        return fma(k, LN2_HIGH, s * fma(s * s, LOG_ROUGH_3, 2.0));
    }

    /** A difference of two doubles' bits, rounded to whole exponents. */
    private static long roundedExponents(long difference) {
        return (difference + (1L << 51)) & -(1L << 52);
    }

    /** k from k·2⁵², |k| &lt; 2048, through the bits of 2⁵² + 2048 + k. */
    private static double exponentsAsDouble(long exponents) {
        long biased = (exponents + Long.MIN_VALUE) >>> 52;
        return Double.longBitsToDouble(biased | BITS_OF_2_52) - (0x1p52 + 2048);
    }

    /** e^(−x²/2) within 2 ulp for |x| ≤ 40: the square's rounding error is carried along. */
    public static double gaussian(double x) {
        double square = x * x;
        double rest = fma(x, x, -square);
        double y = exp(-0.5 * square);
        return fma(y * -0.5, rest, y);
    }

    /** φ(x), the standard normal density. */
    public static double normalDensity(double x) {
        return gaussian(atMost(abs(x), TAIL_END)) * INVERSE_SQRT_2PI;
    }

    /** R(x) = e^(x²/2)·N(−x) within 3 ulp for 0 ≤ x ≤ 40: what multiplies a Gaussian to give its tail. */
    public static double scaledNormalTail(double x) {
        return scaledNormalTailNumerator(x) / scaledNormalTailDenominator(x);
    }

    /** N(x), the standard normal distribution, with full relative accuracy in the left tail; 0 below −37.6. */
    public static double normalCdf(double x) {
        double distance = atMost(abs(x), TAIL_END);
        double tail = gaussian(distance) * scaledNormalTail(distance);
        return x > 0.0 ? 1.0 - tail : tail;
    }

    /** N⁻¹(p) within 1e-15 relative; infinite at 0 and 1, NaN outside. */
    public static double inverseNormalCdf(double p) {
        return normalQuantile(p - 0.5, atMost(p, 1.0 - p));
    }

    /**
     * N⁻¹ of a probability p given by {@code centred} = p − ½ and {@code tail} = min(p, 1 − p), both exact: the form
     * that loses nothing near 0 and 1 [Wichura 1988, AS 241, PPND16].
     */
    public static double normalQuantile(double centred, double tail) {
        double r = fma(-centred, centred, QUANTILE_CENTRE_SQUARED);
        double central = centred * centralQuantile(r);
        double s = sqrt(-log(tail));
        double outer = s > QUANTILE_FAR ? farQuantile(s) : nearQuantile(s);
        outer = centred < 0.0 ? -outer : outer;
        return abs(centred) > QUANTILE_CENTRE ? outer : central;
    }

    private static double centralQuantile(double r) {
        double a = fma(r, QUANTILE_A7, QUANTILE_A6);
        a = fma(a, r, QUANTILE_A5);
        a = fma(a, r, QUANTILE_A4);
        a = fma(a, r, QUANTILE_A3);
        a = fma(a, r, QUANTILE_A2);
        a = fma(a, r, QUANTILE_A1);
        a = fma(a, r, QUANTILE_A0);
        double b = fma(r, QUANTILE_B7, QUANTILE_B6);
        b = fma(b, r, QUANTILE_B5);
        b = fma(b, r, QUANTILE_B4);
        b = fma(b, r, QUANTILE_B3);
        b = fma(b, r, QUANTILE_B2);
        b = fma(b, r, QUANTILE_B1);
        b = fma(b, r, 1.0);
        return a / b;
    }

    private static double nearQuantile(double s) {
        double r = s - QUANTILE_NEAR;
        double c = fma(r, QUANTILE_C7, QUANTILE_C6);
        c = fma(c, r, QUANTILE_C5);
        c = fma(c, r, QUANTILE_C4);
        c = fma(c, r, QUANTILE_C3);
        c = fma(c, r, QUANTILE_C2);
        c = fma(c, r, QUANTILE_C1);
        c = fma(c, r, QUANTILE_C0);
        double d = fma(r, QUANTILE_D7, QUANTILE_D6);
        d = fma(d, r, QUANTILE_D5);
        d = fma(d, r, QUANTILE_D4);
        d = fma(d, r, QUANTILE_D3);
        d = fma(d, r, QUANTILE_D2);
        d = fma(d, r, QUANTILE_D1);
        d = fma(d, r, 1.0);
        return c / d;
    }

    private static double farQuantile(double s) {
        double r = s - QUANTILE_FAR;
        double e = fma(r, QUANTILE_E7, QUANTILE_E6);
        e = fma(e, r, QUANTILE_E5);
        e = fma(e, r, QUANTILE_E4);
        e = fma(e, r, QUANTILE_E3);
        e = fma(e, r, QUANTILE_E2);
        e = fma(e, r, QUANTILE_E1);
        e = fma(e, r, QUANTILE_E0);
        double f = fma(r, QUANTILE_F7, QUANTILE_F6);
        f = fma(f, r, QUANTILE_F5);
        f = fma(f, r, QUANTILE_F4);
        f = fma(f, r, QUANTILE_F3);
        f = fma(f, r, QUANTILE_F2);
        f = fma(f, r, QUANTILE_F1);
        f = fma(f, r, 1.0);
        return s < Double.POSITIVE_INFINITY ? e / f : s;
    }

    /** Over {@link #scaledNormalTailDenominator} it is R(x); apart, several tails share one division. */
    public static double scaledNormalTailNumerator(double x) {
        double z = x * x;
        double even = fma(z, TAIL_P8, TAIL_P6);
        double odd = fma(z, TAIL_P9, TAIL_P7);
        even = fma(even, z, TAIL_P4);
        odd = fma(odd, z, TAIL_P5);
        even = fma(even, z, TAIL_P2);
        odd = fma(odd, z, TAIL_P3);
        even = fma(even, z, TAIL_P0);
        odd = fma(odd, z, TAIL_P1);
        return fma(odd, x, even);
    }

    /** From 3e5 at 0 to 2e16 at 40. */
    public static double scaledNormalTailDenominator(double x) {
        double z = x * x;
        double even = fma(z + TAIL_Q8, z, TAIL_Q6);
        double odd = fma(z, TAIL_Q9, TAIL_Q7);
        even = fma(even, z, TAIL_Q4);
        odd = fma(odd, z, TAIL_Q5);
        even = fma(even, z, TAIL_Q2);
        odd = fma(odd, z, TAIL_Q3);
        even = fma(even, z, TAIL_Q0);
        odd = fma(odd, z, TAIL_Q1);
        return fma(odd, x, even);
    }

    /** The lesser; x where x is NaN. */
    public static double atMost(double x, double bound) {
        return x > bound ? bound : x;
    }

    /** The greater; x where x is NaN. */
    public static double atLeast(double x, double bound) {
        return x < bound ? bound : x;
    }
}
