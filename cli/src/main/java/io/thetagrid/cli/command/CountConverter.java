package io.thetagrid.cli.command;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a whole number from 0. */
final class CountConverter implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String value) {
        if (!value.matches("[0-9]{1,9}")) {
            throw new TypeConversionException("expected a whole number from 0, got '" + value + "'");
        }
        return Integer.valueOf(value);
    }
}
