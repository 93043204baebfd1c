package io.thetagrid.kernels.american;

import io.thetagrid.kernels.backend.AmericanColumn;
import io.thetagrid.kernels.backend.Batch;
import io.thetagrid.kernels.backend.GreekColumn;
import io.thetagrid.kernels.backend.OptionColumn;
import io.thetagrid.kernels.blackscholes.EuropeanScalar;
import io.thetagrid.kernels.math.ScalarMath;
import java.lang.foreign.Arena;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Early exercise premiums of all options with one time to expiry, rate and yield, as a table. In units of the put's strike a
 * premium depends on the volatility and on how far the spot lies above the boundary alone, and of ξ = ln(S/B)/(σ√T) it is
 * a smooth function that has died away at ξ = 8: in each binade of the volatility, 20 × 10 Chebyshev terms hold it to 1e-8 of
 * the strike, and where the yield is small beside the rate to 3e-7, which is what {@code STANDARD} prices differ from converged
 * ones by. Calls are seen as puts, as in {@link AmericanScalar}.
 *
 * <p>A table of a binade is an array: {@link #VOLATILITY_TERMS} coefficients of ln(B/K) in the volatility, then {@link
 * #DISTANCE_TERMS} rows of as many of the premium, one for each polynomial in ξ. Safe to share between threads.
 */
public final class EarlyExercisePremiums {
    /** Chebyshev terms in ξ. */
    public static final int DISTANCE_TERMS = 20;

    /** Chebyshev terms in the volatility. */
    public static final int VOLATILITY_TERMS = 10;

    /** ξ from which on there is no premium. */
    public static final double FARTHEST = 8;

    private static final int LOWEST_EXPONENT = -12;
    private static final int BINADES = 20;

    /** σ√T above which the premium reaches further. */
    private static final double LARGEST_DEVIATION = 4;

    /** |r − q|·√T/σ above which the boundary is hardly there, or crossed almost surely. */
    private static final double LARGEST_DRIFT = 2;

    private static final double[] NONE = {};
    private final SharedKernel kernel;
    private final ExerciseBoundaries boundaries;
    private final double optionSign;
    private final double time;
    private final double rate;
    private final double dividendYield;
    private final AtomicReferenceArray<double[]> binades = new AtomicReferenceArray<>(BINADES);

    /** Prices a batch whose options share their boundaries. */
    @FunctionalInterface
    public interface SharedKernel {
        void american(Batch<OptionColumn> options, ExerciseBoundaries boundaries, Batch<AmericanColumn> values);
    }

    /**
     * @param kernel that prices what tables are made of
     * @param boundaries of the same options
     * @param optionSign +1 calls, −1 puts
     * @param time years to expiry, at least 0
     */
    public EarlyExercisePremiums(
            SharedKernel kernel,
            ExerciseBoundaries boundaries,
            double optionSign,
            double time,
            double rate,
            double dividendYield) {
        this.kernel = kernel;
        this.boundaries = boundaries;
        this.optionSign = optionSign;
        this.time = time;
        this.rate = rate;
        this.dividendYield = dividendYield;
    }

    /** Whether exercise never pays early, or nothing is left to exercise early: there are no premiums then. */
    public boolean areNone() {
        double putRate = optionSign < 0.0 ? rate : dividendYield;
        double putYield = optionSign < 0.0 ? dividendYield : rate;
        return time == 0.0 || AmericanRows.isNeverExercised(putRate, putYield);
    }

    /**
     * The table for a volatility and all others of its binade; of no elements where the premium is no such function. Not asked for
     * where there are none.
     */
    public double[] table(double volatility) {
        double putRate = optionSign < 0.0 ? rate : dividendYield;
        double putYield = optionSign < 0.0 ? dividendYield : rate;
        int place = Math.getExponent(volatility) - LOWEST_EXPONENT;
        if (place < 0 || place >= BINADES || AmericanRows.hasTwoBoundaries(putRate, putYield)) {
            return NONE;
        }
        double[] table = binades.get(place);
        if (table == null) {
            double lowest = Math.scalb(1.0, place + LOWEST_EXPONENT);
            double deviation = lowest * Math.sqrt(time);
            boolean regular = 2.0 * deviation <= LARGEST_DEVIATION
                    && Math.abs(putRate - putYield) * time <= LARGEST_DRIFT * deviation;
            table = regular ? tabulated(lowest, putRate, putYield) : NONE;
            binades.set(place, table);
        }
        return table;
    }

    private double[] tabulated(double lowest, double putRate, double putYield) {
        double[] boundary = new double[VOLATILITY_TERMS];
        double[] premium = new double[DISTANCE_TERMS * VOLATILITY_TERMS];
        double logExpiry = putYield > putRate ? ScalarMath.log(putRate / putYield) : 0.0;
        try (Arena arena = Arena.ofConfined()) {
            Batch<OptionColumn> options = Batch.allocate(arena, OptionColumn.class, premium.length);
            for (int j = 0; j < VOLATILITY_TERMS; j++) {
                double volatility = lowest * (1.5 + 0.5 * node(j, VOLATILITY_TERMS));
                boundary[j] = boundaries.at(volatility)[0] + logExpiry;
                for (int i = 0; i < DISTANCE_TERMS; i++) {
                    double distance = 0.5 * FARTHEST * (1.0 + node(i, DISTANCE_TERMS));
                    double logSpot = boundary[j] + distance * volatility * Math.sqrt(time);
                    set(options, i * VOLATILITY_TERMS + j, ScalarMath.exp(logSpot), volatility);
                }
            }
            Batch<AmericanColumn> american = Batch.allocate(arena, AmericanColumn.class, premium.length);
            Batch<GreekColumn> european = Batch.allocate(arena, GreekColumn.class, premium.length);
            kernel.american(options, boundaries, american);
            EuropeanScalar.price(options, european);
            for (int row = 0; row < premium.length; row++) {
                premium[row] = american.get(AmericanColumn.PRICE, row) - european.get(GreekColumn.PRICE, row);
            }
        }
        return coefficients(boundary, premium);
    }

    /** An option whose put's strike is 1. */
    private void set(Batch<OptionColumn> options, int row, double putSpot, double volatility) {
        options.set(OptionColumn.OPTION_SIGN, row, optionSign);
        options.set(OptionColumn.SPOT, row, optionSign < 0.0 ? putSpot : 1.0);
        options.set(OptionColumn.STRIKE, row, optionSign < 0.0 ? 1.0 : putSpot);
        options.set(OptionColumn.TIME_TO_EXPIRY, row, time);
        options.set(OptionColumn.RATE, row, rate);
        options.set(OptionColumn.DIVIDEND_YIELD, row, dividendYield);
        options.set(OptionColumn.VOLATILITY, row, volatility);
    }

    private static double node(int i, int terms) {
        return StrictMath.cos((i + 0.5) * StrictMath.PI / terms);
    }

    /** What a value at node i adds to the coefficient of T_k. */
    private static double weight(int k, int i, int terms) {
        return (k == 0 ? 1.0 : 2.0) / terms * StrictMath.cos(k * (i + 0.5) * StrictMath.PI / terms);
    }

    private static double[] coefficients(double[] boundary, double[] premium) {
        double[] table = new double[VOLATILITY_TERMS * (1 + DISTANCE_TERMS)];
        double[] byVolatility = new double[premium.length];
        for (int l = 0; l < VOLATILITY_TERMS; l++) {
            for (int j = 0; j < VOLATILITY_TERMS; j++) {
                double weight = weight(l, j, VOLATILITY_TERMS);
                table[l] += weight * boundary[j];
                for (int i = 0; i < DISTANCE_TERMS; i++) {
                    byVolatility[i * VOLATILITY_TERMS + l] += weight * premium[i * VOLATILITY_TERMS + j];
                }
            }
        }
        for (int k = 0; k < DISTANCE_TERMS; k++) {
            for (int i = 0; i < DISTANCE_TERMS; i++) {
                double weight = weight(k, i, DISTANCE_TERMS);
                for (int l = 0; l < VOLATILITY_TERMS; l++) {
                    table[(1 + k) * VOLATILITY_TERMS + l] += weight * byVolatility[i * VOLATILITY_TERMS + l];
                }
            }
        }
        return table;
    }
}
