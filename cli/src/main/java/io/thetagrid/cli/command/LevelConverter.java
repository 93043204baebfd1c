package io.thetagrid.cli.command;

import io.thetagrid.core.io.Numbers;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a confidence level within the bounds that a book's levels have. */
final class LevelConverter implements ITypeConverter<Double> {
    @Override
    public Double convert(String value) {
        double level = Numbers.parse(value);
        if (!(level > 0.5 && level < 1)) {
            throw new TypeConversionException("expected a level between 0.5 and 1 (99 % is 0.99), got '" + value + "'");
        }
        return level;
    }
}
