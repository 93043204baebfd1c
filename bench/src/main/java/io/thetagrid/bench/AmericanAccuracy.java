package io.thetagrid.bench;

import io.thetagrid.kernels.backend.Accuracy;
import io.thetagrid.kernels.backend.AmericanColumn;
import io.thetagrid.kernels.backend.Backend;
import io.thetagrid.kernels.backend.Backends;
import io.thetagrid.kernels.backend.Batch;
import io.thetagrid.kernels.backend.OptionColumn;
import io.thetagrid.kernels.backend.Status;
import java.io.PrintStream;
import java.lang.foreign.Arena;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How far each preset of the American kernel lies from its converged one, over random contracts on a spot of 100: {@code
 * AmericanAccuracy [contracts]}. The tests judge the converged preset by other people's prices.
 */
public final class AmericanAccuracy {
    private static final int CONTRACTS = 100_000;

    private static final Set<AmericanColumn> COLUMNS =
            EnumSet.complementOf(EnumSet.of(AmericanColumn.STATUS, AmericanColumn.BOUNDARY));

    private AmericanAccuracy() {}

    public static void main(String[] arguments) {
        int contracts = arguments.length > 0 ? Integer.parseInt(arguments[0]) : CONTRACTS;
        try (Arena arena = Arena.ofConfined()) {
            System.out.println(
                    "Listed: strikes 50-200, a day to two years, volatility 10-90 %, rates 0.5-8.5 %, yields 0-5 %");
            compare(arena, Options.random(arena, contracts), System.out);
            System.out.println(
                    "Wide: strikes 20-500, an hour to ten years, volatility 3-900 %, rates and yields -1-15 %");
            compare(arena, Options.wide(arena, contracts), System.out);
        }
    }

    private static void compare(Arena arena, Batch<OptionColumn> options, PrintStream out) {
        Backend backend = Backends.pick("simd");
        Batch<AmericanColumn> converged = values(arena, options, backend, Accuracy.CONVERGED);
        out.println("preset,column,rms,largest,contract of the largest (sign spot strike time rate yield volatility)");
        for (Accuracy accuracy : EnumSet.complementOf(EnumSet.of(Accuracy.CONVERGED))) {
            Batch<AmericanColumn> values = values(arena, options, backend, accuracy);
            for (AmericanColumn column : COLUMNS) {
                double squares = 0;
                double largest = 0;
                int worst = 0;
                int compared = 0;
                for (int row = 0; row < options.rows(); row++) {
                    if (converged.status(AmericanColumn.STATUS, row) != Status.OK) {
                        continue;
                    }
                    double error = Math.abs(values.get(column, row) - converged.get(column, row));
                    compared++;
                    squares += error * error;
                    if (error > largest) {
                        largest = error;
                        worst = row;
                    }
                }
                out.printf(
                        "%s,%s,%.1e,%.1e,%s%n",
                        accuracy, column, Math.sqrt(squares / compared), largest, contract(options, worst));
            }
        }
    }

    private static Batch<AmericanColumn> values(
            Arena arena, Batch<OptionColumn> options, Backend backend, Accuracy accuracy) {
        Batch<AmericanColumn> values = Batch.allocate(arena, AmericanColumn.class, options.rows());
        backend.american(options, accuracy, COLUMNS, values);
        return values;
    }

    private static String contract(Batch<OptionColumn> options, int row) {
        return Stream.of(OptionColumn.values())
                .map(column -> String.format("%.5g", options.get(column, row)))
                .collect(Collectors.joining(" "));
    }
}
