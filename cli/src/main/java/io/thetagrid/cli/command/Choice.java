package io.thetagrid.cli.command;

import io.thetagrid.core.instrument.ExerciseStyle;
import io.thetagrid.core.risk.Dimension;
import io.thetagrid.core.risk.Exactness;
import io.thetagrid.core.risk.backtest.Side;
import io.thetagrid.kernels.backend.Accuracy;
import io.thetagrid.kernels.backend.DividendModel;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads an enum's constant as options spell it: in lower case. */
abstract class Choice<E extends Enum<E>> implements ITypeConverter<E> {
    private final Class<E> type;

    private Choice(Class<E> type) {
        this.type = type;
    }

    @Override
    public E convert(String value) {
        for (E constant : type.getEnumConstants()) {
            if (spelling(constant).equals(value)) {
                return constant;
            }
        }
        throw new TypeConversionException("expected "
                + Arrays.stream(type.getEnumConstants()).map(Choice::spelling).collect(Collectors.joining(", "))
                + ", got '" + value + "'");
    }

    static String spelling(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    static final class OfOutputFormat extends Choice<OutputFormat> {
        OfOutputFormat() {
            super(OutputFormat.class);
        }
    }

    static final class OfAuditFormat extends Choice<AuditFormat> {
        OfAuditFormat() {
            super(AuditFormat.class);
        }
    }

    static final class OfTableFormat extends Choice<TableFormat> {
        OfTableFormat() {
            super(TableFormat.class);
        }
    }

    static final class OfExactness extends Choice<Exactness> {
        OfExactness() {
            super(Exactness.class);
        }
    }

    static final class OfAccuracy extends Choice<Accuracy> {
        OfAccuracy() {
            super(Accuracy.class);
        }
    }

    static final class OfDimension extends Choice<Dimension> {
        OfDimension() {
            super(Dimension.class);
        }
    }

    static final class OfDividendModel extends Choice<DividendModel> {
        OfDividendModel() {
            super(DividendModel.class);
        }
    }

    static final class OfExerciseStyle extends Choice<ExerciseStyle> {
        OfExerciseStyle() {
            super(ExerciseStyle.class);
        }
    }

    static final class OfSide extends Choice<Side> {
        OfSide() {
            super(Side.class);
        }
    }

    static final class OfUnits extends Choice<Units> {
        OfUnits() {
            super(Units.class);
        }
    }
}
