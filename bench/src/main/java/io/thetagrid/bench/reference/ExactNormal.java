package io.thetagrid.bench.reference;

import org.apache.commons.math3.dfp.Dfp;
import org.apache.commons.math3.dfp.DfpField;

/** The normal distribution to 30 digits or more. */
final class ExactNormal {
    /**
     * Digits of every operation. Up to {@link #SERIES_END} the tail is what is left of one half, 6e−16 at the least, so that
     * 16 of the digits cancel.
     */
    private static final int DIGITS = 50;

    private static final double SERIES_END = 8;
    /** From 8 on the continued fraction gains more than 30 digits in so many steps. */
    private static final int FRACTION_STEPS = 120;

    static final DfpField FIELD = new DfpField(DIGITS);

    private static final Dfp HALF = FIELD.newDfp("0.5");
    private static final Dfp INVERSE_SQRT_2PI = FIELD.getPi().multiply(2).sqrt().reciprocal();
    private static final Dfp NEGLIGIBLE = FIELD.newDfp("1e-50");

    private ExactNormal() {}

    /** φ(x). */
    static Dfp density(Dfp x) {
        return x.multiply(x).multiply(HALF).negate().exp().multiply(INVERSE_SQRT_2PI);
    }

    /** N(x). */
    static Dfp cumulative(Dfp x) {
        double size = Math.abs(x.toDouble());
        Dfp absolute = x.abs();
        Dfp tail = size <= SERIES_END
                ? HALF.subtract(density(absolute).multiply(oddSeries(absolute)))
                : density(absolute).divide(fraction(absolute));
        return x.lessThan(FIELD.getZero()) ? tail : FIELD.getOne().subtract(tail);
    }

    /** (N(x) − 1/2) / φ(x) = x + x³/3 + x⁵/(3·5) + … [Abramowitz–Stegun 26.2.11]. */
    private static Dfp oddSeries(Dfp x) {
        Dfp square = x.multiply(x);
        Dfp term = x;
        Dfp sum = x;
        for (int odd = 3; term.greaterThan(NEGLIGIBLE.multiply(sum)); odd += 2) {
            term = term.multiply(square).divide(odd);
            sum = sum.add(term);
        }
        return sum;
    }

    /** φ(x) / N(−x) = x + 1/(x + 2/(x + 3/(x + …))) [Abramowitz–Stegun 26.2.14]. */
    private static Dfp fraction(Dfp x) {
        Dfp value = x;
        for (int step = FRACTION_STEPS; step >= 1; step--) {
            value = x.add(FIELD.newDfp(step).divide(value));
        }
        return value;
    }
}
