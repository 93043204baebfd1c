package io.thetagrid.core.pricing;

import io.thetagrid.kernels.backend.GreekColumn;
import io.thetagrid.kernels.backend.Status;
import java.util.EnumMap;
import java.util.Map;

/**
 * Prices and Greeks of a list of options, per share in kernel units.
 *
 * @param columns one array for each {@link GreekColumn} but the status; NaN where the status says why
 * @param statuses one for each option
 */
public record GreekTable(Map<GreekColumn, double[]> columns, Status[] statuses) {

    static GreekTable allocate(int rows) {
        Map<GreekColumn, double[]> columns = new EnumMap<>(GreekColumn.class);
        for (GreekColumn column : GreekColumn.values()) {
            if (column != GreekColumn.STATUS) {
                columns.put(column, new double[rows]);
            }
        }
        return new GreekTable(columns, new Status[rows]);
    }

    public double[] get(GreekColumn column) {
        return columns.get(column);
    }
}
