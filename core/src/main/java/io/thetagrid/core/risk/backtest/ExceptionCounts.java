package io.thetagrid.core.risk.backtest;

/**
 * What tests of coverage need to know of a series of days with and without exceptions.
 *
 * @param observations days, at least 1
 * @param exceptions days on which the loss was beyond VaR
 * @param first day of the first exception, from 1; 0 where there is none
 * @param n00 days without an exception after such a day
 * @param n01 exceptions after a day without one
 * @param n10 days without an exception after an exception
 * @param n11 exceptions after an exception
 */
public record ExceptionCounts(int observations, int exceptions, int first, int n00, int n01, int n10, int n11) {

    public ExceptionCounts {
        if (observations < 1
                || exceptions < 0
                || exceptions > observations
                || n00 + n01 + n10 + n11 != observations - 1) {
            throw new IllegalArgumentException("exceptions need 1 day or more and one transition less than days, got "
                    + exceptions + " in " + observations + " days with " + n00 + ", " + n01 + ", " + n10 + ", " + n11);
        }
    }

    /** Counts of the days, oldest first. */
    public static ExceptionCounts of(boolean[] days) {
        int exceptions = 0;
        int first = 0;
        int[][] transitions = new int[2][2];
        for (int day = 0; day < days.length; day++) {
            if (days[day]) {
                exceptions++;
                first = first == 0 ? day + 1 : first;
            }
            if (day > 0) {
                transitions[days[day - 1] ? 1 : 0][days[day] ? 1 : 0]++;
            }
        }
        return new ExceptionCounts(
                days.length,
                exceptions,
                first,
                transitions[0][0],
                transitions[0][1],
                transitions[1][0],
                transitions[1][1]);
    }
}
