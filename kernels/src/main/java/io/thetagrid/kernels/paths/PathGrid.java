package io.thetagrid.kernels.paths;

/**
 * Times of a path and which of them are reported.
 *
 * @param times in years from now, rising, all above 0; one step leads to each
 * @param observed numbers of the times that are reported, rising
 */
public record PathGrid(double[] times, int[] observed) {

    public PathGrid {
        if (times.length == 0 || observed.length == 0) {
            throw new IllegalArgumentException("a path needs a time and an observed one");
        }
        for (int step = 0; step < times.length; step++) {
            double previous = step == 0 ? 0 : times[step - 1];
            if (!(times[step] > previous) || !Double.isFinite(times[step])) {
                throw new IllegalArgumentException(
                        "time " + step + " must lie after " + previous + " years, got " + times[step]);
            }
        }
        for (int i = 0; i < observed.length; i++) {
            int previous = i == 0 ? -1 : observed[i - 1];
            if (observed[i] <= previous || observed[i] >= times.length) {
                throw new IllegalArgumentException("observed time " + i + " must be one of " + times.length
                        + " and come after " + previous + ", got " + observed[i]);
            }
        }
    }

    /** Every time is reported. */
    public static PathGrid of(double... times) {
        int[] all = new int[times.length];
        for (int i = 0; i < all.length; i++) {
            all[i] = i;
        }
        return new PathGrid(times, all);
    }

    /** Steps of one length, all reported. */
    public static PathGrid uniform(double years, int steps) {
        double[] times = new double[steps];
        for (int i = 0; i < steps; i++) {
            times[i] = years * (i + 1) / steps;
        }
        return of(times);
    }

    /** The same steps with the last time alone reported. */
    public PathGrid lastObserved() {
        return new PathGrid(times, new int[] {times.length - 1});
    }

    public int steps() {
        return times.length;
    }

    /** Years that a step takes. */
    double length(int step) {
        return step == 0 ? times[0] : times[step] - times[step - 1];
    }
}
