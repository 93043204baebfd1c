package io.thetagrid.kernels.american;

/** One vector's worth of puts that need a premium, a field's lanes together, and the rows they came from. */
final class PutLanes {
    final double[] spot;
    final double[] strike;
    final double[] rateTime;
    final double[] yieldTime;
    final double[] driftTime;
    final double[] volatility;
    final double[] deviation;
    final double[] perpetual;
    final double[] logPerpetual;
    final double[] logSpot;
    final double[] logStrike;
    final double[] damping;

    final double[] strikeTerm;
    final double[] spotTerm;
    final double[] sensitivity;
    final double[] curvature;

    private final EffectivePut[] puts;
    private final int[] rows;
    private int count;

    PutLanes(int lanes) {
        spot = new double[lanes];
        strike = new double[lanes];
        rateTime = new double[lanes];
        yieldTime = new double[lanes];
        driftTime = new double[lanes];
        volatility = new double[lanes];
        deviation = new double[lanes];
        perpetual = new double[lanes];
        logPerpetual = new double[lanes];
        logSpot = new double[lanes];
        logStrike = new double[lanes];
        damping = new double[lanes];
        strikeTerm = new double[lanes];
        spotTerm = new double[lanes];
        sensitivity = new double[lanes];
        curvature = new double[lanes];
        puts = new EffectivePut[lanes];
        for (int lane = 0; lane < lanes; lane++) {
            puts[lane] = new EffectivePut();
        }
        rows = new int[lanes];
    }

    boolean isEmpty() {
        return count == 0;
    }

    boolean isFull() {
        return count == rows.length;
    }

    /** True if any lane's fixed point needs equation B. */
    boolean isDamped() {
        boolean damped = false;
        for (double share : damping) {
            damped |= share > 0.0;
        }
        return damped;
    }

    /** The put of the next free lane, to be read into. */
    EffectivePut next() {
        return puts[count];
    }

    /** Takes {@link #next()} in as the put of {@code row}. */
    void keep(int row) {
        rows[count] = row;
        set(count, puts[count]);
        count++;
    }

    /** Fills free lanes with the first put, whose results are then simply not read. */
    void pad() {
        for (int lane = count; lane < rows.length; lane++) {
            set(lane, puts[0]);
        }
    }

    private void set(int lane, EffectivePut put) {
        spot[lane] = put.spot;
        strike[lane] = put.strike;
        rateTime[lane] = put.rate * put.time;
        yieldTime[lane] = put.yield * put.time;
        driftTime[lane] = (put.rate - put.yield) * put.time;
        volatility[lane] = put.volatility;
        deviation[lane] = put.deviation;
        perpetual[lane] = put.perpetual;
        logPerpetual[lane] = put.logPerpetual;
        logSpot[lane] = put.logSpot;
        logStrike[lane] = put.logStrike;
        damping[lane] = put.damping;
    }

    /** Writes every kept row's result and empties the lanes. */
    void addPremiums(AmericanRows american, double[] logBoundary) {
        for (int lane = 0; lane < count; lane++) {
            american.addPremium(
                    rows[lane],
                    puts[lane],
                    logBoundary[lane],
                    strikeTerm[lane],
                    spotTerm[lane],
                    sensitivity[lane],
                    curvature[lane]);
        }
        count = 0;
    }
}
