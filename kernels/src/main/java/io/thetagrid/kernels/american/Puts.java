package io.thetagrid.kernels.american;

import io.thetagrid.kernels.backend.Batch;
import io.thetagrid.kernels.backend.OptionColumn;
import java.util.Arrays;

/**
 * A block of rows seen as puts: C(S, K, r, q) = P(K, S, q, r) [McDonald and Schroder 1998], so a call's spot, strike, rate
 * and yield trade places. One array for each quantity. {@link PutTermsScalar} fills in what is derived from a row's terms,
 * the boundary and premium kernels the rest.
 */
final class Puts {
    /** Spots and strikes below it count as 0, as in the European kernel. */
    static final double LOWEST_PRICE = 1e-75;

    /** σ√T below which a put is priced by its limit without variance: closer than 1e-6 of the strike. */
    static final double LOWEST_DEVIATION = 1e-6;

    /** Rows taken together: their arrays stay in the second-level cache. */
    static final int CAPACITY = 256;

    /** A vector may reach past the last put. */
    private static final int LENGTH = CAPACITY + 8;

    /** Rows of the batch the puts came from. */
    final int[] row = new int[CAPACITY];

    final Exercise[] exercise = new Exercise[CAPACITY];

    final double[] optionSign = new double[LENGTH];
    final double[] spot = new double[LENGTH];
    final double[] strike = new double[LENGTH];
    final double[] time = new double[LENGTH];
    final double[] rate = new double[LENGTH];
    final double[] yield = new double[LENGTH];
    final double[] volatility = new double[LENGTH];

    /** σ√T. */
    final double[] deviation = new double[LENGTH];

    final double[] rateTime = new double[LENGTH];
    final double[] yieldTime = new double[LENGTH];
    /** (r − q)T. */
    final double[] driftTime = new double[LENGTH];
    /** X = B(0+) = K·min(1, r/q), to which the boundary rises at expiry. */
    final double[] boundaryAtExpiry = new double[LENGTH];
    /** B(∞)/X of the perpetual put, at most 1. */
    final double[] perpetual = new double[LENGTH];

    final double[] logPerpetual = new double[LENGTH];
    /** ln(spot/X). */
    final double[] logSpot = new double[LENGTH];
    /** ln(strike/X). */
    final double[] logStrike = new double[LENGTH];
    /** Share of equation B in the fixed point, times σ√T; 0 where equation A converges by itself. */
    final double[] damping = new double[LENGTH];
    /** The premium is below this part of the strike. */
    final double[] premiumBound = new double[LENGTH];

    /** ln(B/X) today. */
    final double[] logBoundary = new double[LENGTH];
    /** ∫ r·e^(−ru)·N(−d₋) du. */
    final double[] strikeTerm = new double[LENGTH];
    /** ∫ q·e^(−qu)·N(−d₊) du. */
    final double[] spotTerm = new double[LENGTH];
    /** −S times the derivative of both normal distributions with respect to the spot. */
    final double[] sensitivity = new double[LENGTH];
    /** S² times the premium's second derivative. */
    final double[] curvature = new double[LENGTH];
    /** The premium's derivative with respect to volatility. */
    final double[] premiumVega = new double[LENGTH];
    /** The premium's derivative with respect to the option's rate: a put's r, a call's q. */
    final double[] premiumRho = new double[LENGTH];

    /** What a put's terms mean for its exercise. */
    enum Exercise {
        /** A boundary is to be found and a premium to be added. */
        AT_BOUNDARY,
        /** The spot lies below even the perpetual put's boundary. */
        NOW,
        /** The premium is below what the accuracy resolves. */
        NEGLIGIBLE,
        /** No variance. */
        CERTAIN
    }

    /** What a put brings along when it moves. */
    private final double[][] terms = {
        optionSign,
        spot,
        strike,
        time,
        rate,
        yield,
        volatility,
        deviation,
        rateTime,
        yieldTime,
        driftTime,
        boundaryAtExpiry,
        perpetual,
        logPerpetual,
        logSpot,
        logStrike,
        damping
    };

    private int count;

    int count() {
        return count;
    }

    boolean isFull() {
        return count == CAPACITY;
    }

    void clear() {
        count = 0;
    }

    /** Takes in a row of the batch. */
    void add(Batch<OptionColumn> options, int source) {
        boolean put = options.get(OptionColumn.OPTION_SIGN, source) < 0.0;
        add(
                source,
                options.get(OptionColumn.OPTION_SIGN, source),
                options.get(put ? OptionColumn.SPOT : OptionColumn.STRIKE, source),
                options.get(put ? OptionColumn.STRIKE : OptionColumn.SPOT, source),
                options.get(OptionColumn.TIME_TO_EXPIRY, source),
                options.get(put ? OptionColumn.RATE : OptionColumn.DIVIDEND_YIELD, source),
                options.get(put ? OptionColumn.DIVIDEND_YIELD : OptionColumn.RATE, source),
                options.get(OptionColumn.VOLATILITY, source));
    }

    /** Takes in a put. */
    void add(
            int source,
            double sign,
            double putSpot,
            double putStrike,
            double timeToExpiry,
            double putRate,
            double putYield,
            double putVolatility) {
        row[count] = source;
        optionSign[count] = sign;
        spot[count] = Math.max(putSpot, LOWEST_PRICE);
        strike[count] = putStrike;
        time[count] = timeToExpiry;
        rate[count] = putRate;
        yield[count] = putYield;
        volatility[count] = putVolatility;
        count++;
    }

    /**
     * When, as a part of the time to expiry, the spot falls to the boundary where it does so almost surely, (q − r)√T/σ &gt;
     * 20: the premium's integrand is a step there, which few points do not resolve. NaN elsewhere.
     */
    double kink(int at) {
        boolean sharp = -driftTime[at] > 20.0 * deviation[at];
        double part = -logSpot[at] / driftTime[at];
        return sharp && part > 0.0 && part < 1.0 ? part : Double.NaN;
    }

    /** Keeps the puts named by {@code kept}, in their order, and forgets the others. */
    void retain(boolean[] kept) {
        int to = 0;
        for (int from = 0; from < count; from++) {
            if (kept[from]) {
                if (to < from) {
                    move(from, to);
                }
                to++;
            }
        }
        count = to;
    }

    private void move(int from, int to) {
        row[to] = row[from];
        exercise[to] = exercise[from];
        for (double[] term : terms) {
            term[to] = term[from];
        }
    }

    /** Repeats the last put up to a whole vector, so that lanes without a put hold harmless numbers. */
    void pad(int lanes) {
        int end = (count + lanes - 1) / lanes * lanes;
        for (double[] term : terms) {
            Arrays.fill(term, count, end, count == 0 ? 1.0 : term[count - 1]);
        }
    }
}
