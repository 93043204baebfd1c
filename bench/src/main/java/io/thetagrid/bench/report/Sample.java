package io.thetagrid.bench.report;

import io.thetagrid.bench.engine.Engine;
import io.thetagrid.bench.row.Row;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.openjdk.jmh.util.ListStatistics;

/**
 * What an engine took for a row's work: one value for each iteration of every round.
 *
 * @param nanoseconds per item
 * @param bytesPerItem allocated, where it is known
 */
record Sample(Row row, Engine engine, List<Double> nanoseconds, OptionalDouble bytesPerItem) {
    /** As JMH reports its errors. */
    private static final double CONFIDENCE = 0.999;

    double mean() {
        return statistics().getMean();
    }

    /** Half the width of the mean's confidence interval, 99.9 %, relative; NaN of fewer than three values. */
    double relativeError() {
        return nanoseconds.size() < 3
                ? Double.NaN
                : statistics().getMeanErrorAt(CONFIDENCE) / statistics().getMean();
    }

    private ListStatistics statistics() {
        return new ListStatistics(
                nanoseconds.stream().mapToDouble(Double::doubleValue).toArray());
    }

    String json() {
        return String.format(
                Locale.ROOT,
                "{\"row\": \"%s\", \"engine\": \"%s\", \"item\": \"%s\", \"itemsPerCall\": %d, \"nanosecondsPerItem\": %.6g,"
                        + " \"relativeError\": %s, \"bytesPerItem\": %s, \"iterations\": [%s]}",
                row.name(),
                engine.name(),
                row.item(),
                row.items(),
                mean(),
                nanoseconds.size() < 3 ? "null" : String.format(Locale.ROOT, "%.4g", relativeError()),
                bytesPerItem.isPresent() ? String.format(Locale.ROOT, "%.4g", bytesPerItem.getAsDouble()) : "null",
                nanoseconds.stream()
                        .map(ns -> String.format(Locale.ROOT, "%.6g", ns))
                        .collect(Collectors.joining(", ")));
    }
}
