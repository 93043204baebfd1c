package io.thetagrid.core.pricing;

import io.thetagrid.kernels.backend.Accuracy;
import io.thetagrid.kernels.backend.AmericanColumn;
import io.thetagrid.kernels.backend.Backend;
import io.thetagrid.kernels.backend.Batch;
import io.thetagrid.kernels.backend.GreekColumn;
import io.thetagrid.kernels.backend.OptionColumn;
import java.lang.foreign.Arena;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/**
 * Price and Greeks of American options: the kernel's own, with vanna and volga from its deltas and vegas at neighbouring
 * volatilities.
 */
final class AmericanGreeks {
    /** Relative step in volatility: the differences' error is of its square. */
    private static final double STEP = 0.01;

    /** Smallest step in volatility, for options that have none. */
    private static final double SMALLEST_STEP = 1e-4;

    private static final Map<GreekColumn, AmericanColumn> OF_THE_KERNEL = Map.of(
            GreekColumn.PRICE, AmericanColumn.PRICE,
            GreekColumn.DELTA, AmericanColumn.DELTA,
            GreekColumn.GAMMA, AmericanColumn.GAMMA,
            GreekColumn.VEGA, AmericanColumn.VEGA,
            GreekColumn.THETA, AmericanColumn.THETA,
            GreekColumn.RHO, AmericanColumn.RHO);

    private final Backend backend;
    private final Accuracy accuracy;

    AmericanGreeks(Backend backend, Accuracy accuracy) {
        this.backend = backend;
        this.accuracy = accuracy;
    }

    /** Prices the rows named, all American, into the same rows of the table. */
    void write(List<OptionTerms> options, int[] rows, GreekTable table) {
        Set<AmericanColumn> wanted = EnumSet.noneOf(AmericanColumn.class);
        OF_THE_KERNEL.forEach((greek, column) -> {
            if (table.wants(greek)) {
                wanted.add(column);
            }
        });
        try (Arena arena = Arena.ofConfined()) {
            Batch<AmericanColumn> values = values(arena, options, rows, wanted, OptionTerms::volatility);
            for (int i = 0; i < rows.length; i++) {
                table.statuses()[rows[i]] = values.status(AmericanColumn.STATUS, i);
            }
            OF_THE_KERNEL.forEach((greek, column) -> {
                for (int i = 0; i < rows.length; i++) {
                    put(table, greek, rows[i], values.get(column, i));
                }
            });
            if (table.wants(GreekColumn.VANNA) || table.wants(GreekColumn.VOLGA)) {
                writeDifferences(arena, options, rows, table);
            }
        }
    }

    private void writeDifferences(Arena arena, List<OptionTerms> options, int[] rows, GreekTable table) {
        Set<AmericanColumn> wanted = EnumSet.of(AmericanColumn.VEGA);
        Batch<AmericanColumn> up = values(arena, options, rows, wanted, AmericanGreeks::above);
        Batch<AmericanColumn> down = values(arena, options, rows, wanted, AmericanGreeks::below);
        for (int i = 0; i < rows.length; i++) {
            OptionTerms option = options.get(rows[i]);
            double width = above(option) - below(option);
            put(table, GreekColumn.VANNA, rows[i], change(up, down, AmericanColumn.DELTA, i) / width);
            put(table, GreekColumn.VOLGA, rows[i], change(up, down, AmericanColumn.VEGA, i) / width);
        }
    }

    private Batch<AmericanColumn> values(
            Arena arena,
            List<OptionTerms> options,
            int[] rows,
            Set<AmericanColumn> wanted,
            ToDoubleFunction<OptionTerms> volatility) {
        Batch<OptionColumn> batch = TablePricer.batch(arena, options, rows);
        for (int i = 0; i < rows.length; i++) {
            batch.set(OptionColumn.VOLATILITY, i, volatility.applyAsDouble(options.get(rows[i])));
        }
        Batch<AmericanColumn> values = Batch.allocate(arena, AmericanColumn.class, rows.length);
        backend.american(batch, accuracy, wanted, values);
        return values;
    }

    private static double above(OptionTerms option) {
        return option.volatility() + Math.max(option.volatility() * STEP, SMALLEST_STEP);
    }

    private static double below(OptionTerms option) {
        return Math.max(option.volatility() - Math.max(option.volatility() * STEP, SMALLEST_STEP), 0);
    }

    private static double change(Batch<AmericanColumn> up, Batch<AmericanColumn> down, AmericanColumn column, int i) {
        return up.get(column, i) - down.get(column, i);
    }

    private static void put(GreekTable table, GreekColumn column, int row, double value) {
        if (table.wants(column)) {
            table.get(column)[row] = value;
        }
    }
}
