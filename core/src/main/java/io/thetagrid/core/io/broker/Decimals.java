package io.thetagrid.core.io.broker;

import io.thetagrid.core.io.TableRow;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Decimals as brokers print them: {@code 1,234.56}, {@code $660.00}, {@code ($70.56)}, {@code -$1.04}. Kept exactly, but for
 * digits after the eighth decimal, which are the noise of binary fractions ({@code 0.1399999999999999}).
 */
final class Decimals {
    private static final Pattern PLAIN = Pattern.compile("[+-]?(\\d{1,15}(\\.\\d{0,20})?|\\.\\d{1,20})");
    private static final int DECIMALS = 8;
    private static final String EXPECTED = "a decimal such as -1,234.56";

    private Decimals() {}

    /** The decimal that a text stands for. */
    static Optional<BigDecimal> parse(String text) {
        String plain = text.strip().replace("$", "").replace(",", "");
        if (plain.startsWith("(") && plain.endsWith(")")) {
            plain = "-" + plain.substring(1, plain.length() - 1);
        }
        if (!PLAIN.matcher(plain).matches()) {
            return Optional.empty();
        }
        BigDecimal value = new BigDecimal(plain);
        return Optional.of(exact(value.scale() > DECIMALS ? value.setScale(DECIMALS, RoundingMode.HALF_EVEN) : value));
    }

    /** Without trailing zeros, and never in powers of ten. */
    static BigDecimal exact(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /** Whether a cell says nothing: brokers write it empty or as dashes. */
    static boolean isBlank(String text) {
        return text.isBlank() || text.strip().equals("--");
    }

    /** A cell's decimal; noted, and zero, where it is none. */
    static BigDecimal of(TableRow row, String column) {
        Optional<BigDecimal> value = parse(row.raw(column));
        if (value.isEmpty()) {
            row.reject(column, EXPECTED);
        }
        return value.orElse(BigDecimal.ZERO);
    }

    /** As {@link #of}, and zero where the cell says nothing. */
    static BigDecimal orZero(TableRow row, String column) {
        return isBlank(row.raw(column)) ? BigDecimal.ZERO : of(row, column);
    }

    static Optional<BigDecimal> optional(TableRow row, String column) {
        return isBlank(row.raw(column)) ? Optional.empty() : Optional.of(of(row, column));
    }
}
