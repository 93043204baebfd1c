package io.thetagrid.cli.command;

import io.thetagrid.core.io.Numbers;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a number between 0 and 1, neither of them. */
final class ShareConverter implements ITypeConverter<Double> {
    @Override
    public Double convert(String value) {
        double share = Numbers.parse(value);
        if (!(share > 0 && share < 1)) {
            throw new TypeConversionException("expected a number between 0 and 1, got '" + value + "'");
        }
        return share;
    }
}
