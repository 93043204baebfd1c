package io.thetagrid.core.pricing;

import io.thetagrid.kernels.backend.GreekColumn;
import io.thetagrid.kernels.backend.Status;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * Prices and Greeks of a list of options, per share in kernel units.
 *
 * @param columns one array for each {@link GreekColumn} asked for; NaN where the status says why
 * @param statuses one for each option
 */
public record GreekTable(Map<GreekColumn, double[]> columns, Status[] statuses) {

    /** All but the status, which has its own type. */
    static final Set<GreekColumn> ALL =
            Collections.unmodifiableSet(EnumSet.complementOf(EnumSet.of(GreekColumn.STATUS)));

    static GreekTable allocate(int rows, Set<GreekColumn> wanted) {
        Map<GreekColumn, double[]> columns = new EnumMap<>(GreekColumn.class);
        wanted.forEach(column -> columns.put(column, new double[rows]));
        return new GreekTable(columns, new Status[rows]);
    }

    boolean wants(GreekColumn column) {
        return columns.containsKey(column);
    }

    public double[] get(GreekColumn column) {
        return columns.get(column);
    }
}
