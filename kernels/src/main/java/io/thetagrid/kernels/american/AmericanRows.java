package io.thetagrid.kernels.american;

import static io.thetagrid.kernels.backend.AmericanColumn.DELTA;
import static io.thetagrid.kernels.backend.AmericanColumn.GAMMA;
import static io.thetagrid.kernels.backend.AmericanColumn.PRICE;
import static io.thetagrid.kernels.backend.AmericanColumn.STATUS;
import static io.thetagrid.kernels.math.ScalarMath.atLeast;
import static io.thetagrid.kernels.math.ScalarMath.atMost;
import static io.thetagrid.kernels.math.ScalarMath.exp;
import static io.thetagrid.kernels.math.ScalarMath.logRatio;

import io.thetagrid.kernels.backend.Accuracy;
import io.thetagrid.kernels.backend.AmericanColumn;
import io.thetagrid.kernels.backend.Batch;
import io.thetagrid.kernels.backend.GreekColumn;
import io.thetagrid.kernels.backend.OptionColumn;
import io.thetagrid.kernels.backend.Status;

/**
 * What the scalar and the SIMD text share, row by row: which rows need an early exercise premium at all, the answer of
 * those that do not, and the sum of European value and premium.
 */
final class AmericanRows {
    /** Spots and strikes below it count as 0, as in the European kernel. */
    private static final double LOWEST_PRICE = 1e-75;

    private final Batch<OptionColumn> options;
    private final Batch<GreekColumn> european;
    private final Batch<AmericanColumn> values;
    private final double negligiblePremium;
    private final Accuracy accuracy;
    /** Made with the first row that needs it. */
    private TwoBoundaryPut twoBoundaries;

    AmericanRows(
            Batch<OptionColumn> options,
            Batch<GreekColumn> european,
            Batch<AmericanColumn> values,
            ExerciseScheme scheme) {
        this.options = options;
        this.european = european;
        this.values = values;
        this.negligiblePremium = scheme.negligiblePremium;
        this.accuracy = scheme.accuracy;
    }

    /** Reads a row and, unless it needs a premium, writes its result. True if it needs one: {@code put} is then ready. */
    boolean needsPremium(int row, EffectivePut put) {
        put.read(options, row);
        Status status = european.status(GreekColumn.STATUS, row);
        boolean priced = status == Status.OK || status == Status.DEGENERATE;
        if (!priced || put.time == 0.0 || put.strike < LOWEST_PRICE) {
            writeEuropean(row, status);
            return false;
        }
        if (put.isNeverExercised()) {
            writeAtLeastExercise(row, put, status); // which rounding can put above it
            return false;
        }
        if (put.hasTwoBoundaries()) {
            writeTwoBoundaries(row, put);
            return false;
        }
        if (put.spot < LOWEST_PRICE) {
            writeExercise(row, put);
            return false;
        }
        if (put.deviation < EffectivePut.LOWEST_DEVIATION) {
            writeCertain(row, put, status);
            return false;
        }
        put.findBoundaryLimits();
        if (put.isBelowPerpetualBoundary()) {
            writeExercise(row, put);
            return false;
        }
        if (put.hasNegligiblePremium(negligiblePremium)) {
            writeAtLeastExercise(row, put, status);
            return false;
        }
        put.prepareEquations();
        return true;
    }

    /**
     * European value plus premium.
     *
     * @param logBoundary ln(B/X) today
     * @param strikeTerm ∫ r·e^(−ru)·N(−d₋) du
     * @param spotTerm ∫ q·e^(−qu)·N(−d₊) du
     * @param sensitivity −S times the derivative of both normal distributions
     * @param curvature S² times the premium's second derivative
     */
    void addPremium(
            int row,
            EffectivePut put,
            double logBoundary,
            double strikeTerm,
            double spotTerm,
            double sensitivity,
            double curvature) {
        if (put.logSpot <= logBoundary) {
            writeAtLeastExercise(row, put, Status.OK);
            return;
        }
        double least = atLeast(european.get(GreekColumn.PRICE, row), put.strike - put.spot);
        double premium = put.strike * strikeTerm - put.spot * spotTerm;
        double price = european.get(GreekColumn.PRICE, row) + premium;
        double spot = options.get(OptionColumn.SPOT, row);
        double term = put.optionSign < 0.0 ? -spotTerm : strikeTerm;
        double delta = european.get(GreekColumn.DELTA, row) + (term + put.optionSign * sensitivity / spot);
        double slope = atMost(atLeast(put.optionSign * delta, 0.0), 1.0); // convex, and 1 at the boundary
        double gamma = european.get(GreekColumn.GAMMA, row) + curvature / (spot * spot);
        write(row, atLeast(price, least), put.optionSign * slope, atLeast(gamma, 0.0), Status.OK);
        if (put.driftsIntoExercise()) {
            raiseToCertain(row, put);
        }
    }

    /** A call's delta and gamma are derivatives in the put's strike: V = S·V_S + K·V_K, whatever S and K. */
    private void writeTwoBoundaries(int row, EffectivePut put) {
        if (put.spot < LOWEST_PRICE) { // worth more the longer it is held
            writeEuropean(row, Status.OK);
            return;
        }
        if (twoBoundaries == null) {
            twoBoundaries = new TwoBoundaryPut(TwoBoundaryScheme.of(accuracy));
        }
        TwoBoundaryPut.Value value =
                twoBoundaries.value(put.spot, put.strike, put.time, put.rate, put.yield, put.volatility);
        double price = atLeast(value.price(), european.get(GreekColumn.PRICE, row));
        if (put.optionSign < 0.0) {
            write(row, price, value.delta(), value.gamma(), Status.OK);
        } else {
            double ratio = put.spot / put.strike;
            double delta = (value.price() - put.spot * value.delta()) / put.strike;
            write(row, price, delta, ratio * ratio * value.gamma(), Status.OK);
        }
    }

    /** Exercise now: the intrinsic value. */
    private void writeExercise(int row, EffectivePut put) {
        write(row, put.strike - put.spot, put.optionSign, 0.0, Status.OK);
    }

    private void writeAtLeastExercise(int row, EffectivePut put, Status status) {
        if (put.strike - put.spot > european.get(GreekColumn.PRICE, row)) {
            writeExercise(row, put);
        } else {
            writeEuropean(row, status);
        }
    }

    /** Without variance, the best of exercising now, at expiry, or in between. */
    private void writeCertain(int row, EffectivePut put, Status status) {
        writeAtLeastExercise(row, put, status);
        raiseToCertain(row, put);
    }

    /**
     * Raises a value to that of exercise at t* = ln(rK/(qS))/(r − q), where K·e^(−rt) − S·e^(−qt) is greatest if q &gt; r:
     * the value without variance, and less than with it.
     */
    private void raiseToCertain(int row, EffectivePut put) {
        double rate = put.rate;
        double yield = put.yield;
        if (yield <= rate || rate <= 0.0) {
            return;
        }
        double best = logRatio(yield * put.spot, rate * put.strike) / (yield - rate);
        if (best <= 0.0 || best >= put.time) {
            return;
        }
        double spotFactor = exp(-yield * best);
        double strikeFactor = exp(-rate * best);
        double price = put.strike * strikeFactor - put.spot * spotFactor;
        if (price > values.get(PRICE, row)) {
            double spot = options.get(OptionColumn.SPOT, row);
            double delta = put.optionSign < 0.0 ? -spotFactor : strikeFactor;
            double curvature = put.spot * spotFactor * yield / (yield - rate);
            write(row, price, delta, curvature / (spot * spot), Status.OK);
        }
    }

    private void writeEuropean(int row, Status status) {
        write(
                row,
                european.get(GreekColumn.PRICE, row),
                european.get(GreekColumn.DELTA, row),
                european.get(GreekColumn.GAMMA, row),
                status);
    }

    private void write(int row, double price, double delta, double gamma, Status status) {
        values.set(PRICE, row, price);
        values.set(DELTA, row, delta);
        values.set(GAMMA, row, gamma);
        values.set(STATUS, row, status.code());
    }
}
