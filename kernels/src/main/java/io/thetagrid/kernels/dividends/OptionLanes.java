package io.thetagrid.kernels.dividends;

/** A vector's worth of options of one shape of grid, a field's lanes together, and the rows they came from. */
final class OptionLanes {
    final int level;
    final int pieces;
    final double[] optionSign;
    final double[] strike;
    final double[] rate;
    final double[] yield;
    final double[] volatility;
    final double[] spacing;
    /** Z and shift today. */
    final double[] lognormal;

    final double[] shiftToday;

    /** By piece and lane: element {@code piece·lanes + lane}; all at the piece's later end, which is an ex-date or expiry. */
    final double[] length;

    /** Years from there to expiry. */
    final double[] left;

    final double[] middle;
    final double[] middleAfter;
    final double[] shift;
    final double[] shiftAfter;
    final double[] amount;
    /** Weight θ of the first steps. */
    final double[] damping;
    /** Spot from which or down to which exercise just before is best; NaN where there is none. */
    final double[] critical;

    /** Position of the dividend in the schedule, or −1. */
    final int[] position;

    /** Which row a lane belongs to, and which {@link Trial} of it. */
    final int[] row;

    final Trial[] trial;
    private final int lanes;
    private int count;

    OptionLanes(int level, int lanes) {
        this.level = level;
        this.lanes = lanes;
        pieces = 1 << level;
        optionSign = new double[lanes];
        strike = new double[lanes];
        rate = new double[lanes];
        yield = new double[lanes];
        volatility = new double[lanes];
        spacing = new double[lanes];
        lognormal = new double[lanes];
        shiftToday = new double[lanes];
        length = new double[pieces * lanes];
        left = new double[pieces * lanes];
        middle = new double[pieces * lanes];
        middleAfter = new double[pieces * lanes];
        shift = new double[pieces * lanes];
        shiftAfter = new double[pieces * lanes];
        amount = new double[pieces * lanes];
        damping = new double[pieces * lanes];
        critical = new double[pieces * lanes];
        position = new int[pieces * lanes];
        row = new int[lanes];
        trial = new Trial[lanes];
    }

    int count() {
        return count;
    }

    boolean isFull() {
        return count == lanes;
    }

    void clear() {
        count = 0;
    }

    void add(DividendRow option, int optionRow, Trial ofTrial, double nodeSpacing) {
        row[count] = optionRow;
        trial[count] = ofTrial;
        set(count, option, nodeSpacing);
        count++;
    }

    /** Fills free lanes with copies of the first, whose results are then simply not read. */
    void pad() {
        for (int lane = count; lane < lanes; lane++) {
            for (double[] field :
                    new double[][] {optionSign, strike, rate, yield, volatility, spacing, lognormal, shiftToday}) {
                field[lane] = field[0];
            }
            for (double[] field :
                    new double[][] {length, left, middle, middleAfter, shift, shiftAfter, amount, damping, critical}) {
                for (int piece = 0; piece < pieces; piece++) {
                    field[piece * lanes + lane] = field[piece * lanes];
                }
            }
        }
    }

    private void set(int lane, DividendRow option, double nodeSpacing) {
        optionSign[lane] = option.optionSign;
        strike[lane] = option.strike;
        rate[lane] = option.rate;
        yield[lane] = option.yield;
        volatility[lane] = option.volatility;
        spacing[lane] = nodeSpacing;
        lognormal[lane] = option.lognormal;
        shiftToday[lane] = option.shiftToday;
        for (int piece = 0; piece < pieces; piece++) {
            int at = piece * lanes + lane;
            length[at] = option.length(piece);
            left[at] = option.time - option.end[piece];
            middle[at] = option.middle[piece];
            middleAfter[at] = option.middleAfter[piece];
            shift[at] = option.shift[piece];
            shiftAfter[at] = option.shiftAfter[piece];
            amount[at] = option.amount[piece];
            damping[at] = option.amount[piece] > 0.0 || piece == pieces - 1 ? 1.0 : 0.5;
            position[at] = option.position[piece];
            critical[at] = Double.NaN;
        }
    }

    /** Whether any lane's piece ends with a dividend. */
    boolean pays(int piece) {
        boolean pays = false;
        for (int lane = 0; lane < lanes; lane++) {
            pays |= amount[piece * lanes + lane] > 0.0;
        }
        return pays;
    }
}
