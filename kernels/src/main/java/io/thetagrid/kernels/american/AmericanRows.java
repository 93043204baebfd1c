package io.thetagrid.kernels.american;

import static io.thetagrid.kernels.math.ScalarMath.atLeast;
import static io.thetagrid.kernels.math.ScalarMath.atMost;
import static io.thetagrid.kernels.math.ScalarMath.exp;

import io.thetagrid.kernels.american.Puts.Exercise;
import io.thetagrid.kernels.backend.Accuracy;
import io.thetagrid.kernels.backend.AmericanColumn;
import io.thetagrid.kernels.backend.Batch;
import io.thetagrid.kernels.backend.GreekColumn;
import io.thetagrid.kernels.backend.OptionColumn;
import io.thetagrid.kernels.backend.Status;
import java.util.Set;

/**
 * What the scalar and the SIMD text share, row by row: which rows need an early exercise premium at all, the answer of
 * those that do not, and the sum of European value and premium.
 */
final class AmericanRows {
    private final Batch<OptionColumn> options;
    private final Batch<GreekColumn> european;
    private final Batch<AmericanColumn> values;
    private final double negligiblePremium;
    private final Accuracy accuracy;
    /** Made with the first row that needs it. */
    private TwoBoundaryPut twoBoundaries;

    private final boolean[] kept = new boolean[Puts.CAPACITY];
    private final boolean sensitivitiesWanted;
    private final boolean boundaryWanted;

    AmericanRows(
            Batch<OptionColumn> options,
            Batch<GreekColumn> european,
            ExerciseScheme scheme,
            Set<AmericanColumn> wanted,
            Batch<AmericanColumn> values) {
        this.options = options;
        this.european = european;
        this.values = values;
        this.negligiblePremium = scheme.negligiblePremium;
        this.accuracy = scheme.accuracy;
        this.sensitivitiesWanted = wanted.contains(AmericanColumn.VEGA) || wanted.contains(AmericanColumn.RHO);
        this.boundaryWanted = wanted.contains(AmericanColumn.BOUNDARY);
    }

    boolean sensitivitiesWanted() {
        return sensitivitiesWanted;
    }

    /** Adds a row to the puts if it has a boundary; else writes its result. */
    void admit(int row, Puts puts) {
        boolean put = options.get(OptionColumn.OPTION_SIGN, row) < 0.0;
        double putStrike = options.get(put ? OptionColumn.STRIKE : OptionColumn.SPOT, row);
        double putRate = options.get(put ? OptionColumn.RATE : OptionColumn.DIVIDEND_YIELD, row);
        double putYield = options.get(put ? OptionColumn.DIVIDEND_YIELD : OptionColumn.RATE, row);
        Status status = european.status(GreekColumn.STATUS, row);
        if (status != Status.OK && status != Status.DEGENERATE) {
            writeEuropean(row, Double.NaN);
        } else if (options.get(OptionColumn.TIME_TO_EXPIRY, row) == 0.0) {
            writeEuropean(row, options.get(OptionColumn.STRIKE, row));
        } else if (isNeverExercised(putRate, putYield)) {
            writeNeverExercised(row);
        } else if (putStrike < Puts.LOWEST_PRICE) {
            writeEuropean(row, put ? 0.0 : Double.NaN);
        } else if (hasTwoBoundaries(putRate, putYield)) {
            writeTwoBoundaries(row);
        } else {
            puts.add(options, row);
        }
    }

    /**
     * True where holding always beats exercising a put: exercise earns r·K − q·S a year, which is never positive below the
     * strike when r ≤ 0 and r ≤ q.
     */
    static boolean isNeverExercised(double rate, double yield) {
        return rate <= 0.0 && rate <= yield;
    }

    /** True for q &lt; r &lt; 0, where exercise pays only between two boundaries [Andersen and Lake 2021]. */
    static boolean hasTwoBoundaries(double rate, double yield) {
        return rate < 0.0 && yield < rate;
    }

    /** Writes the results of derived puts that need no boundary, and leaves the others. */
    void settle(Puts puts) {
        for (int at = 0; at < puts.count(); at++) {
            Exercise exercise = exercise(puts, at);
            puts.exercise[at] = exercise;
            kept[at] = exercise == Exercise.AT_BOUNDARY || (boundaryWanted && exercise != Exercise.CERTAIN);
            if (!kept[at]) {
                write(puts, at, Double.NaN);
            }
        }
        puts.retain(kept);
    }

    private Exercise exercise(Puts puts, int at) {
        if (puts.deviation[at] < Puts.LOWEST_DEVIATION) {
            return Exercise.CERTAIN;
        }
        if (puts.spot[at] <= puts.perpetual[at] * puts.boundaryAtExpiry[at]) {
            return Exercise.NOW;
        }
        return puts.premiumBound[at] <= negligiblePremium ? Exercise.NEGLIGIBLE : Exercise.AT_BOUNDARY;
    }

    /** Writes the results of puts whose boundary and premium are known. */
    void finish(Puts puts) {
        for (int at = 0; at < puts.count(); at++) {
            double boundary = boundaryWanted ? criticalSpot(puts, at, exp(puts.logBoundary[at])) : Double.NaN;
            write(puts, at, boundary);
        }
    }

    /** From B/X: a call's is K·(S/B) of the put with spot and strike exchanged, whose boundary is proportional to S. */
    private static double criticalSpot(Puts puts, int at, double level) {
        double boundary = level * puts.boundaryAtExpiry[at];
        return puts.optionSign[at] < 0.0 ? boundary : puts.spot[at] * (puts.strike[at] / boundary);
    }

    private void write(Puts puts, int at, double boundary) {
        switch (puts.exercise[at]) {
            case NOW -> writeExercise(puts, at, boundary);
            case NEGLIGIBLE -> writeAtLeastExercise(puts, at, boundary);
            case CERTAIN -> {
                writeAtLeastExercise(puts, at, criticalSpot(puts, at, 1.0));
                raiseToCertain(puts, at);
            }
            case AT_BOUNDARY -> writeWithPremium(puts, at, boundary);
        }
    }

    private void writeWithPremium(Puts puts, int at, double boundary) {
        if (puts.logSpot[at] <= puts.logBoundary[at]) {
            writeAtLeastExercise(puts, at, boundary);
            return;
        }
        int row = puts.row[at];
        double sign = puts.optionSign[at];
        double putSpot = puts.spot[at];
        double putStrike = puts.strike[at];
        double least = atLeast(european.get(GreekColumn.PRICE, row), putStrike - putSpot);
        double premium = putStrike * puts.strikeTerm[at] - putSpot * puts.spotTerm[at];
        double price = atLeast(european.get(GreekColumn.PRICE, row) + premium, least);
        double spot = sign < 0.0 ? putSpot : putStrike;
        double term = sign < 0.0 ? -puts.spotTerm[at] : puts.strikeTerm[at];
        double delta = european.get(GreekColumn.DELTA, row) + (term + sign * puts.sensitivity[at] / spot);
        double slope = atMost(atLeast(sign * delta, 0.0), 1.0); // convex, and 1 at the boundary
        double gamma = atLeast(european.get(GreekColumn.GAMMA, row) + puts.curvature[at] / (spot * spot), 0.0);
        double vega = Double.NaN;
        double rho = Double.NaN;
        if (sensitivitiesWanted) {
            vega = atLeast(european.get(GreekColumn.VEGA, row) + puts.premiumVega[at], 0.0);
            rho = european.get(GreekColumn.RHO, row) + puts.premiumRho[at];
        }
        write(row, price, sign * slope, gamma, vega, theta(row, price, sign * slope, gamma), rho, boundary, Status.OK);
    }

    /** By the Black–Scholes equation, which holds wherever exercise is not due. */
    private double theta(int row, double price, double delta, double gamma) {
        double spot = options.get(OptionColumn.SPOT, row);
        double rate = options.get(OptionColumn.RATE, row);
        double yield = options.get(OptionColumn.DIVIDEND_YIELD, row);
        double diffusion = options.get(OptionColumn.VOLATILITY, row) * spot;
        return rate * price - (rate - yield) * spot * delta - 0.5 * diffusion * diffusion * gamma;
    }

    /** Exercise now: the intrinsic value, which depends on nothing but the spot. */
    private void writeExercise(Puts puts, int at, double boundary) {
        double price = puts.strike[at] - puts.spot[at];
        write(puts.row[at], price, puts.optionSign[at], 0.0, 0.0, 0.0, 0.0, boundary, Status.OK);
    }

    private void writeAtLeastExercise(Puts puts, int at, double boundary) {
        if (puts.strike[at] - puts.spot[at] > european.get(GreekColumn.PRICE, puts.row[at])) {
            writeExercise(puts, at, boundary);
        } else {
            writeEuropean(puts.row[at], boundary);
        }
    }

    /**
     * Raises a value to that of {@link CertainExercise}, which is less than with variance. Its time is not moved by small
     * changes, so rho is that of its discount factor alone; the date of expiry does not matter.
     */
    private void raiseToCertain(Puts puts, int at) {
        double rate = puts.rate[at];
        double yield = puts.yield[at];
        double best = CertainExercise.time(puts.spot[at], puts.strike[at], puts.time[at], rate, yield);
        if (Double.isNaN(best)) {
            return;
        }
        boolean put = puts.optionSign[at] < 0.0;
        double spotFactor = exp(-yield * best);
        double strikeFactor = exp(-rate * best);
        double strikeValue = puts.strike[at] * strikeFactor;
        double spotValue = puts.spot[at] * spotFactor;
        int row = puts.row[at];
        if (strikeValue - spotValue > values.get(AmericanColumn.PRICE, row)) {
            double spot = options.get(OptionColumn.SPOT, row);
            double delta = put ? -spotFactor : strikeFactor;
            double curvature = spotValue * yield / (yield - rate);
            double rho = put ? -best * strikeValue : best * spotValue;
            double boundary = values.get(AmericanColumn.BOUNDARY, row);
            write(row, strikeValue - spotValue, delta, curvature / (spot * spot), 0.0, 0.0, rho, boundary, Status.OK);
        }
    }

    /** The European value, or exercise, which rounding can put above it. */
    private void writeNeverExercised(int row) {
        double sign = options.get(OptionColumn.OPTION_SIGN, row);
        double intrinsic = sign * (options.get(OptionColumn.SPOT, row) - options.get(OptionColumn.STRIKE, row));
        writeEuropean(row, never(sign));
        values.set(AmericanColumn.PRICE, row, atLeast(european.get(GreekColumn.PRICE, row), intrinsic));
    }

    private static double never(double sign) {
        return sign < 0.0 ? 0.0 : Double.POSITIVE_INFINITY;
    }

    private void writeTwoBoundaries(int row) {
        double sign = options.get(OptionColumn.OPTION_SIGN, row);
        boolean isPut = sign < 0.0;
        double spot = options.get(OptionColumn.SPOT, row);
        double strike = options.get(OptionColumn.STRIKE, row);
        double putSpot = isPut ? spot : strike;
        double putStrike = isPut ? strike : spot;
        if (putSpot < Puts.LOWEST_PRICE) { // worth more the longer it is held
            writeEuropean(row, never(sign));
            return;
        }
        double time = options.get(OptionColumn.TIME_TO_EXPIRY, row);
        double rate = options.get(isPut ? OptionColumn.RATE : OptionColumn.DIVIDEND_YIELD, row);
        double yield = options.get(isPut ? OptionColumn.DIVIDEND_YIELD : OptionColumn.RATE, row);
        double volatility = options.get(OptionColumn.VOLATILITY, row);
        if (twoBoundaries == null) {
            twoBoundaries = new TwoBoundaryPut(TwoBoundaryScheme.of(accuracy));
        }
        double vega = Double.NaN;
        double rho = Double.NaN;
        if (sensitivitiesWanted) {
            TwoBoundaryPut.Slopes slopes = twoBoundaries.slopes(putSpot, putStrike, time, rate, yield, volatility);
            vega = slopes.vega();
            rho = isPut ? slopes.ofRate() : slopes.ofYield();
        }
        TwoBoundaryPut.Value value = twoBoundaries.value(putSpot, putStrike, time, rate, yield, volatility);
        double price = atLeast(value.price(), european.get(GreekColumn.PRICE, row));
        // A call's delta and gamma are derivatives in the put's strike: V = S·V_S + K·V_K, whatever S and K.
        double ratio = putSpot / putStrike;
        double delta = isPut ? value.delta() : (value.price() - putSpot * value.delta()) / putStrike;
        double gamma = isPut ? value.gamma() : ratio * ratio * value.gamma();
        double critical = twoBoundaries.upperCritical();
        boolean exercised = putSpot <= critical && putSpot >= twoBoundaries.lowerCritical();
        double theta = exercised ? 0.0 : theta(row, price, delta, gamma);
        double boundary = isPut ? critical : spot * (strike / critical);
        write(
                row,
                price,
                delta,
                gamma,
                exercised ? 0.0 : vega,
                theta,
                exercised ? 0.0 : rho,
                Double.isNaN(critical) ? never(sign) : boundary,
                Status.OK);
    }

    private void writeEuropean(int row, double boundary) {
        write(
                row,
                european.get(GreekColumn.PRICE, row),
                european.get(GreekColumn.DELTA, row),
                european.get(GreekColumn.GAMMA, row),
                european.get(GreekColumn.VEGA, row),
                european.get(GreekColumn.THETA, row),
                european.get(GreekColumn.RHO, row),
                boundary,
                european.status(GreekColumn.STATUS, row));
    }

    private void write(
            int row,
            double price,
            double delta,
            double gamma,
            double vega,
            double theta,
            double rho,
            double boundary,
            Status status) {
        values.set(AmericanColumn.PRICE, row, price);
        values.set(AmericanColumn.DELTA, row, delta);
        values.set(AmericanColumn.GAMMA, row, gamma);
        values.set(AmericanColumn.VEGA, row, sensitivitiesWanted ? vega : Double.NaN);
        values.set(AmericanColumn.THETA, row, theta);
        values.set(AmericanColumn.RHO, row, sensitivitiesWanted ? rho : Double.NaN);
        values.set(AmericanColumn.BOUNDARY, row, boundaryWanted ? boundary : Double.NaN);
        values.set(AmericanColumn.STATUS, row, status.code());
    }
}
