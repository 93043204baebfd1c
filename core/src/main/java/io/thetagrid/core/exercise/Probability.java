package io.thetagrid.core.exercise;

/**
 * A probability per 1.00 with its 95 % sampling interval; the interval is the value itself where nothing was sampled.
 *
 * @param low at least 0
 * @param high at most 1
 */
public record Probability(double value, double low, double high) {
    private static final double QUANTILE = 1.959963984540054;

    /** One that is known. */
    public static Probability exactly(double value) {
        return new Probability(value, value, value);
    }

    /**
     * The mean of independent numbers in [0, 1], by the central limit theorem; the interval reaches to within 3/n of 0 and 1,
     * since what is rare enough may not have been seen [Hanley and Lippman-Hand 1983, "If nothing goes wrong, is everything
     * all right?"].
     */
    static Probability mean(double sum, double sumOfSquares, int count) {
        double mean = Math.clamp(sum / count, 0, 1);
        double variance = Math.max(sumOfSquares / count - mean * mean, 0) / (count - 1);
        double spread = QUANTILE * Math.sqrt(variance);
        double unseen = 3.0 / count;
        return new Probability(mean, Math.clamp(mean - spread, 0, 1 - unseen), Math.clamp(mean + spread, unseen, 1));
    }
}
