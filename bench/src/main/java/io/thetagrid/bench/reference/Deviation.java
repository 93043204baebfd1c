package io.thetagrid.bench.reference;

import java.util.Locale;

/**
 * How far results lie from the truth.
 *
 * @param column of the results
 * @param unit what the errors are divided by, or their unit
 * @param rms root of the mean square
 * @param largest of all
 * @param compared rows
 * @param missing rows for which the engine gave no number; they are not among the compared
 */
public record Deviation(String column, String unit, double rms, double largest, int compared, int missing) {
    private static final String STANDARD_ERRORS = "standard errors";

    /** The deviations of one column from the truth, each divided by its scale. */
    public static Deviation of(String column, String unit, double[] results, double[] truth, double[] scales) {
        double squares = 0;
        double largest = 0;
        int missing = 0;
        for (int row = 0; row < truth.length; row++) {
            double error = Math.abs(results[row] - truth[row]) / scales[row];
            if (Double.isNaN(error)) {
                missing++;
                continue;
            }
            squares += error * error;
            largest = Math.max(largest, error);
        }
        int compared = truth.length - missing;
        return new Deviation(column, unit, Math.sqrt(squares / Math.max(1, compared)), largest, compared, missing);
    }

    /** A sample's moment against its expectation, in standard errors. */
    public static Deviation ofMoment(String column, double moment, double expected, double standardError, int draws) {
        double error = Math.abs(moment - expected) / standardError;
        return new Deviation(column, STANDARD_ERRORS, error, error, draws, 0);
    }

    /** For a table's cell. */
    public String text() {
        if (compared == 0) {
            return "no result";
        }
        if (unit.equals(STANDARD_ERRORS)) {
            return String.format(Locale.ROOT, "%s off by %.1f standard errors", column, largest);
        }
        String errors = String.format(Locale.ROOT, "%s %.1e (rms %.1e)", column, largest, rms);
        return missing == 0 ? errors : errors + ", " + missing + " without result";
    }

    public String json() {
        return String.format(
                Locale.ROOT,
                "{\"column\": \"%s\", \"unit\": \"%s\", \"rms\": %.4e, \"largest\": %.4e, \"compared\": %d, \"missing\": %d}",
                column,
                unit,
                rms,
                largest,
                compared,
                missing);
    }
}
