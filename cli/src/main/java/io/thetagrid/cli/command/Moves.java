package io.thetagrid.cli.command;

import io.thetagrid.core.io.Numbers;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Moves given in percent: {@code -20,-10,0,10}, or {@code -20:10:5} for every five from −20 to 10.
 *
 * @param ratios per 1.00, ascending
 */
record Moves(List<Double> ratios) {
    private static final int MOST = 1001;
    private static final BigDecimal HIGHEST = BigDecimal.valueOf(10_000);

    Moves {
        ratios = List.copyOf(ratios);
    }

    /** Moves of a price: down to −100 %. */
    static final class OfSpot implements ITypeConverter<Moves> {
        @Override
        public Moves convert(String value) {
            return parse(value, BigDecimal.valueOf(-100), "from -100");
        }
    }

    /** Moves of a volatility, which never gets to nothing. */
    static final class OfVolatility implements ITypeConverter<Moves> {
        @Override
        public Moves convert(String value) {
            return parse(value, BigDecimal.valueOf(-99), "from -99");
        }
    }

    private static Moves parse(String value, BigDecimal lowest, String bound) {
        String expected = "expected percentages " + bound + " to 10000, each once, as -20,-10,0,10 or -20:10:5, got '"
                + value + "'";
        List<BigDecimal> percents = value.indexOf(':') < 0 ? listed(value, expected) : ranged(value, expected);
        TreeSet<BigDecimal> sorted = new TreeSet<>(percents);
        if (sorted.size() < percents.size()
                || sorted.first().compareTo(lowest) < 0
                || sorted.last().compareTo(HIGHEST) > 0) {
            throw new TypeConversionException(expected);
        }
        return new Moves(sorted.stream()
                .map(percent -> percent.movePointLeft(2).doubleValue())
                .toList());
    }

    private static List<BigDecimal> listed(String value, String expected) {
        List<BigDecimal> percents = new ArrayList<>();
        for (String part : value.split(",", -1)) {
            percents.add(number(part, expected));
        }
        if (percents.size() > MOST) {
            throw new TypeConversionException(expected);
        }
        return Collections.unmodifiableList(percents);
    }

    private static List<BigDecimal> ranged(String value, String expected) {
        String[] parts = value.split(":", -1);
        if (parts.length != 3) {
            throw new TypeConversionException(expected);
        }
        BigDecimal to = number(parts[1], expected);
        BigDecimal step = number(parts[2], expected);
        List<BigDecimal> percents = new ArrayList<>();
        for (BigDecimal next = number(parts[0], expected); next.compareTo(to) <= 0; next = next.add(step)) {
            percents.add(next);
            if (step.signum() <= 0 || percents.size() > MOST) {
                throw new TypeConversionException(expected);
            }
        }
        if (percents.isEmpty()) {
            throw new TypeConversionException(expected);
        }
        return Collections.unmodifiableList(percents);
    }

    private static BigDecimal number(String text, String expected) {
        double value = Numbers.parse(text);
        // An exponent could ask for more digits than there is memory for.
        if (!(Math.abs(value) <= 1e6) || (value != 0 && Math.abs(value) < 1e-6)) {
            throw new TypeConversionException(expected);
        }
        return BigDecimal.valueOf(value);
    }
}
