package io.thetagrid.cli.command;

import io.thetagrid.core.io.Numbers;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a rate within the bounds that a book's rates have, so that 4 for 4 % is noticed. */
final class RateConverter implements ITypeConverter<Double> {
    private static final double LOWEST = -0.5;
    private static final double HIGHEST = 1;

    @Override
    public Double convert(String value) {
        double rate = Numbers.parse(value);
        if (!(rate >= LOWEST && rate <= HIGHEST)) {
            throw new TypeConversionException(
                    "expected a rate per 1.00 from -0.5 to 1 (4 % is 0.04), got '" + value + "'");
        }
        return rate;
    }
}
