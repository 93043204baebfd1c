package io.thetagrid.cli.command;

import io.thetagrid.core.io.Instants;
import java.time.Instant;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads an instant that names its zone. */
final class InstantConverter implements ITypeConverter<Instant> {
    @Override
    public Instant convert(String value) {
        return Instants.parse(value)
                .orElseThrow(
                        () -> new TypeConversionException("expected " + Instants.EXPECTED + ", got '" + value + "'"));
    }
}
