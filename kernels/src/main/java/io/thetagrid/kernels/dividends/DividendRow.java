package io.thetagrid.kernels.dividends;

import static io.thetagrid.kernels.math.ScalarMath.exp;
import static java.lang.Math.fma;

import io.thetagrid.kernels.backend.Batch;
import io.thetagrid.kernels.backend.DividendModel;
import io.thetagrid.kernels.backend.DividendSchedule;
import io.thetagrid.kernels.backend.OptionColumn;
import io.thetagrid.kernels.backend.Status;
import java.util.Arrays;

/**
 * One option and its dividends, read from a batch and cut into the pieces of time between ex-dates.
 *
 * <p>In all models the spot is S = Z + shift with a Z that is lognormal with drift r − q: Z itself falls at ex-dates in {@link
 * DividendModel#SPOT}; the shift is the value of the dividends to come in {@link DividendModel#ESCROWED} and minus the
 * compounded dividends paid in {@link DividendModel#FORWARD}.
 */
final class DividendRow {
    /** Spots and strikes below it count as 0, as in the European kernel; above {@link #HIGHEST_PRICE} none is treated. */
    private static final double LOWEST_PRICE = 1e-75;

    private static final double HIGHEST_PRICE = 1e75;
    private static final double HIGHEST_RATE_TIME = 100;
    private static final double HIGHEST_DEVIATION = 16;
    /** Where σ√T is smaller it is taken as this: worth 4e-6 of the spot at most. */
    private static final double LOWEST_DEVIATION = 1e-5;
    /** A dividend leaves at least this part of the grid's middle, which must stay positive. */
    private static final double LEAST_LEFT = 0.05;

    double optionSign;
    double spot;
    double strike;
    double time;
    double rate;
    double yield;
    double volatility;

    /** Number of pieces: 2^level. */
    int level;

    int pieces;
    /** Ends of the pieces in years from now, the last at expiry; amounts and positions in the schedule (or −1) of them. */
    double[] end = new double[16];

    double[] amount = new double[16];
    int[] position = new int[16];

    /** Value of Z in the middle of the grid, and the shift, at each piece's later end: before its dividend and after. */
    double[] middle = new double[16];

    double[] shift = new double[16];
    double[] middleAfter = new double[16];
    double[] shiftAfter = new double[16];

    /** Z and shift today. */
    double lognormal;

    double shiftToday;

    /** Reads a row; {@link Status#OK} if the grid shall price it. */
    Status read(Batch<OptionColumn> options, DividendSchedule schedule, int row) {
        optionSign = options.get(OptionColumn.OPTION_SIGN, row);
        spot = options.get(OptionColumn.SPOT, row);
        strike = options.get(OptionColumn.STRIKE, row);
        time = options.get(OptionColumn.TIME_TO_EXPIRY, row);
        rate = options.get(OptionColumn.RATE, row);
        yield = options.get(OptionColumn.DIVIDEND_YIELD, row);
        volatility = options.get(OptionColumn.VOLATILITY, row);
        boolean valid = Math.abs(optionSign) == 1.0
                && isFiniteAndNotNegative(spot)
                && isFiniteAndNotNegative(strike)
                && isFiniteAndNotNegative(time)
                && isFiniteAndNotNegative(volatility)
                && Double.isFinite(rate)
                && Double.isFinite(yield);
        pieces = 0;
        for (int k = schedule.first()[row]; k < schedule.first()[row + 1]; k++) {
            double years = schedule.years()[k];
            double cash = schedule.amounts()[k];
            valid &= Double.isFinite(years) && isFiniteAndNotNegative(cash);
            if (years > 0.0 && years < time && cash > 0.0) {
                insert(years, cash, k);
            }
        }
        if (!valid) {
            return Status.INVALID_INPUT;
        }
        double deviation = volatility * Math.sqrt(time);
        boolean treated = spot <= HIGHEST_PRICE
                && strike <= HIGHEST_PRICE
                && deviation <= HIGHEST_DEVIATION
                && Math.abs(rate * time) <= HIGHEST_RATE_TIME
                && Math.abs(yield * time) <= HIGHEST_RATE_TIME;
        if (!treated) {
            return Status.UNSUPPORTED;
        }
        if (time > 0.0 && deviation < LOWEST_DEVIATION) {
            volatility = LOWEST_DEVIATION / Math.sqrt(time);
        }
        return Status.OK;
    }

    private static boolean isFiniteAndNotNegative(double x) {
        return x >= 0.0 && x <= Double.MAX_VALUE;
    }

    boolean isWide() {
        return volatility * Math.sqrt(time) > GridScheme.WIDE;
    }

    /** Expired, or without a spot: no grid is needed. */
    boolean isLimit() {
        return time == 0.0 || spot < LOWEST_PRICE;
    }

    /** Distance of the nodes in ln Z. */
    double spacing(GridScheme scheme) {
        return GridScheme.HALF_WIDTH * (volatility * Math.sqrt(time)) / scheme.centre;
    }

    /** Cuts what is left of the life until there are a power of two of pieces. */
    void cut() {
        insert(time, 0.0, -1);
        level = Integer.SIZE - Integer.numberOfLeadingZeros(pieces - 1);
        while (pieces < 1 << level) {
            int longest = 0;
            for (int j = 1; j < pieces; j++) {
                longest = length(j) > length(longest) ? j : longest;
            }
            insert(end[longest] - 0.5 * length(longest), 0.0, -1);
        }
    }

    double length(int piece) {
        return piece == 0 ? end[0] : end[piece] - end[piece - 1];
    }

    private void insert(double years, double cash, int k) {
        if (pieces == end.length) {
            end = Arrays.copyOf(end, 2 * pieces);
            amount = Arrays.copyOf(amount, 2 * pieces);
            position = Arrays.copyOf(position, 2 * pieces);
            middle = Arrays.copyOf(middle, 2 * pieces);
            shift = Arrays.copyOf(shift, 2 * pieces);
            middleAfter = Arrays.copyOf(middleAfter, 2 * pieces);
            shiftAfter = Arrays.copyOf(shiftAfter, 2 * pieces);
        }
        int j = pieces++;
        for (; j > 0 && end[j - 1] > years; j--) {
            end[j] = end[j - 1];
            amount[j] = amount[j - 1];
            position[j] = position[j - 1];
        }
        end[j] = years;
        amount[j] = cash;
        position[j] = k;
    }

    /** Finds Z, the shift and the grid's middle at all times; false if nothing of the spot is lognormal. */
    boolean follow(DividendModel model) {
        double drift = rate - yield;
        shiftToday = 0.0;
        if (model == DividendModel.ESCROWED) {
            for (int j = 0; j < pieces; j++) {
                shiftToday = fma(amount[j], exp(-drift * end[j]), shiftToday);
            }
        }
        lognormal = spot - shiftToday;
        double z = lognormal;
        double s = shiftToday;
        for (int j = 0; j < pieces; j++) {
            double growth = exp(drift * length(j));
            middle[j] = z * growth;
            shift[j] = s * growth;
            boolean falls = model == DividendModel.SPOT;
            middleAfter[j] = falls ? Math.max(middle[j] - amount[j], LEAST_LEFT * middle[j]) : middle[j];
            shiftAfter[j] = falls ? 0.0 : shift[j] - amount[j];
            z = middleAfter[j];
            s = shiftAfter[j];
        }
        return lognormal >= LOWEST_PRICE;
    }
}
