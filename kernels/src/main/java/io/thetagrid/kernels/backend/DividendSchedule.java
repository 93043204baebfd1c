package io.thetagrid.kernels.backend;

/**
 * Cash dividends of a batch of options: row {@code i}'s stand at {@code first[i]} to {@code first[i + 1] − 1}, in any order.
 * One with an ex-date at or before now has already happened, one at or after expiry comes too late: both are ignored.
 *
 * @param first for each row the position of its first dividend, and at last the number of all
 * @param years from now to the ex-date
 * @param amounts in cash per share, &ge; 0
 */
public record DividendSchedule(int[] first, double[] years, double[] amounts) {

    public DividendSchedule {
        if (first.length == 0 || first[0] != 0 || first[first.length - 1] != years.length) {
            throw new IllegalArgumentException("the positions must lead from 0 to " + years.length);
        }
        if (years.length != amounts.length) {
            throw new IllegalArgumentException(years.length + " ex-dates and " + amounts.length + " amounts");
        }
        for (int row = 1; row < first.length; row++) {
            if (first[row] < first[row - 1]) {
                throw new IllegalArgumentException("row " + row + " begins before the one above it");
            }
        }
    }

    /** The same dividends for every row. */
    public static DividendSchedule same(int rows, double[] years, double[] amounts) {
        int[] first = new int[rows + 1];
        double[] allYears = new double[rows * years.length];
        double[] allAmounts = new double[rows * years.length];
        for (int row = 0; row < rows; row++) {
            first[row + 1] = first[row] + years.length;
            System.arraycopy(years, 0, allYears, first[row], years.length);
            System.arraycopy(amounts, 0, allAmounts, first[row], years.length);
        }
        return new DividendSchedule(first, allYears, allAmounts);
    }

    /** The dividends of some rows, in their order. */
    public DividendSchedule of(int[] rows) {
        int[] starts = new int[rows.length + 1];
        for (int i = 0; i < rows.length; i++) {
            starts[i + 1] = starts[i] + first[rows[i] + 1] - first[rows[i]];
        }
        double[] chosenYears = new double[starts[rows.length]];
        double[] chosenAmounts = new double[starts[rows.length]];
        for (int i = 0; i < rows.length; i++) {
            int count = starts[i + 1] - starts[i];
            System.arraycopy(years, first[rows[i]], chosenYears, starts[i], count);
            System.arraycopy(amounts, first[rows[i]], chosenAmounts, starts[i], count);
        }
        return new DividendSchedule(starts, chosenYears, chosenAmounts);
    }

    public int rows() {
        return first.length - 1;
    }

    /** Number of dividends of all rows. */
    public int count() {
        return years.length;
    }
}
