package io.thetagrid.core.pricing;

import io.thetagrid.kernels.backend.GreekColumn;
import io.thetagrid.kernels.backend.Status;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/**
 * Prices and Greeks of a list of options, per share in kernel units.
 *
 * @param columns one array for each {@link GreekColumn} that was wanted, but the status; NaN where the status says why
 * @param statuses one for each option
 */
public record GreekTable(Map<GreekColumn, double[]> columns, Status[] statuses) {

    static GreekTable allocate(int rows, Set<GreekColumn> wanted) {
        Map<GreekColumn, double[]> columns = new EnumMap<>(GreekColumn.class);
        for (GreekColumn column : wanted) {
            if (column != GreekColumn.STATUS) {
                columns.put(column, new double[rows]);
            }
        }
        return new GreekTable(columns, new Status[rows]);
    }

    /** A column that was wanted. */
    public double[] get(GreekColumn column) {
        return columns.get(column);
    }

    boolean has(GreekColumn column) {
        return columns.containsKey(column);
    }
}
