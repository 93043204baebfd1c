package io.thetagrid.cli.format;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.OptionalDouble;

/** Numbers for a person; files get {@link Double#toString}. */
public final class Numbers {
    /** Stands where there is no number. */
    public static final String NONE = "–";

    private Numbers() {}

    /** With thousands separators and so many digits after the point. */
    public static String fixed(double value, int digits) {
        if (!Double.isFinite(value)) {
            return NONE;
        }
        String text = String.format(Locale.ROOT, "%,." + digits + "f", value);
        return isNegativeZero(text) ? text.substring(1) : text;
    }

    public static String fixed(OptionalDouble value, int digits) {
        return value.isPresent() ? fixed(value.getAsDouble(), digits) : NONE;
    }

    /** Money: cents below a hundred, whole units from there. */
    public static String money(double value) {
        return fixed(value, Math.abs(value) < 100 ? 2 : 0);
    }

    public static String money(OptionalDouble value) {
        return value.isPresent() ? money(value.getAsDouble()) : NONE;
    }

    /** A ratio as a percentage with its sign: 0.25 is 25.0 %. */
    public static String percent(double ratio, int digits) {
        return Double.isFinite(ratio) ? fixed(ratio * 100, digits) + " %" : NONE;
    }

    /** As many digits as somebody's number needs, six after the point at most. */
    public static String given(double value) {
        return BigDecimal.valueOf(value)
                .setScale(6, RoundingMode.HALF_EVEN)
                .stripTrailingZeros()
                .toPlainString();
    }

    /** A ratio that somebody gave, as a percentage with its sign: 0.125 is +12.5 %. */
    public static String move(double ratio) {
        return (ratio > 0 ? "+" : "") + given(ratio * 100) + " %";
    }

    /** Six significant digits, without an exponent where that stays readable. */
    public static String significant(double value) {
        if (!Double.isFinite(value)) {
            return NONE;
        }
        if (value == 0) {
            return "0";
        }
        double size = Math.abs(value);
        if (size >= 1e9 || size < 1e-6) {
            return String.format(Locale.ROOT, "%.5e", value);
        }
        int digits = 6;
        for (double bound = 1; size >= bound && digits > 0; bound *= 10) {
            digits--;
        }
        return fixed(value, digits);
    }

    private static boolean isNegativeZero(String text) {
        return text.startsWith("-") && text.chars().skip(1).allMatch(c -> c == '0' || c == '.' || c == ',');
    }
}
