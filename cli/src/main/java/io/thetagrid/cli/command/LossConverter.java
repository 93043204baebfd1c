package io.thetagrid.cli.command;

import io.thetagrid.core.io.Numbers;
import io.thetagrid.core.risk.LossTarget;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a loss given in percent of portfolio value. */
final class LossConverter implements ITypeConverter<LossTarget> {
    private static final double HIGHEST = 1000;

    @Override
    public LossTarget convert(String value) {
        double percent = Numbers.parse(value);
        if (!(percent > 0 && percent <= HIGHEST)) {
            throw new TypeConversionException(
                    "expected a percentage of portfolio value above 0, at most 1000, got '" + value + "'");
        }
        return new LossTarget("loss", percent / 100);
    }
}
