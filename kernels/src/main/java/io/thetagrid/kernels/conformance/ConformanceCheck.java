package io.thetagrid.kernels.conformance;

import java.util.Locale;

/**
 * One verb of a backend held against the scalar backend, over all sizes.
 *
 * @param verb what was computed
 * @param values how many values were compared
 * @param different how many of them differ in any bit; all NaN count as one
 * @param worst the largest difference relative to the values' scale (their own size, or their sum's terms)
 * @param first where the first difference is; empty without one
 * @param tolerance the largest {@code worst} that passes; 0 demands the same bits
 * @param reason why the tolerance is what it is
 */
public record ConformanceCheck(
        String verb, long values, long different, double worst, String first, double tolerance, String reason) {

    public boolean passed() {
        return tolerance == 0 ? different == 0 : worst <= tolerance;
    }

    /** What was found, in a line. */
    public String detail() {
        return different == 0
                ? values + " values, the same bits"
                : String.format(
                        Locale.ROOT,
                        "%d of %d values differ, by %.1e at most (allowed: %.1e, as %s), first %s",
                        different,
                        values,
                        worst,
                        tolerance,
                        reason,
                        first);
    }

    /** Both as one. */
    ConformanceCheck and(ConformanceCheck other) {
        return new ConformanceCheck(
                verb,
                values + other.values,
                different + other.different,
                worst >= other.worst ? worst : other.worst,
                first.isEmpty() ? other.first : first,
                tolerance,
                reason);
    }
}
