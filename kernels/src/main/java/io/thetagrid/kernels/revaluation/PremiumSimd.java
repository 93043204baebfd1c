package io.thetagrid.kernels.revaluation;

import static io.thetagrid.kernels.american.EarlyExercisePremiums.DISTANCE_TERMS;
import static io.thetagrid.kernels.american.EarlyExercisePremiums.FARTHEST;
import static io.thetagrid.kernels.american.EarlyExercisePremiums.VOLATILITY_TERMS;
import static io.thetagrid.kernels.math.VectorMath.LANES;
import static io.thetagrid.kernels.math.VectorMath.all;
import static io.thetagrid.kernels.math.VectorMath.atLeast;
import static io.thetagrid.kernels.math.VectorMath.lanes;
import static io.thetagrid.kernels.math.VectorMath.load;
import static io.thetagrid.kernels.math.VectorMath.store;
import static jdk.incubator.vector.VectorOperators.GE;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.IS_NAN;
import static jdk.incubator.vector.VectorOperators.LT;

import io.thetagrid.kernels.american.EarlyExercisePremiums;
import io.thetagrid.kernels.backend.Columns;
import io.thetagrid.kernels.backend.ScenarioColumn;
import io.thetagrid.kernels.math.Inline;
import java.lang.foreign.Arena;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;

/** {@link PremiumScalar} over vectors of scenarios, the same lines and the same bits, binade by binade of the volatility. */
final class PremiumSimd implements PremiumKernel {
    // Intermediate columns; a premium is NaN until its binade has come.
    private static final int VOLATILITY = 0;
    private static final int LOG_MONEYNESS = 1;
    private static final int PREMIUM = 2;

    private static final ThreadLocal<Columns> BLOCKS =
            ThreadLocal.withInitial(() -> Columns.allocate(Arena.ofAuto(), PREMIUM + 1, ScenarioTile.ROWS));

    /** T_l of a vector of volatilities. */
    private static final ThreadLocal<double[]> POLYNOMIALS =
            ThreadLocal.withInitial(() -> new double[VOLATILITY_TERMS * LANES]);

    @Override
    public boolean addPnl(
            RevaluedContract contract,
            double sqrtTime,
            EarlyExercisePremiums premiums,
            double weight,
            double baseValue,
            ScenarioTile tile,
            Columns european,
            Columns pnl,
            int column) {
        Columns block = BLOCKS.get();
        int rows = tile.rows();
        boolean none = premiums.areNone();
        boolean complete = true;
        if (none) {
            block.fill(PREMIUM, 0);
        } else {
            place(contract, tile, block);
        }
        for (int row = 0; row < rows && !none; row++) {
            // The first row of each binade has its premium, and those of all rows of the binade, computed.
            if (Double.isNaN(block.get(PREMIUM, row))) {
                double volatility = block.get(VOLATILITY, row);
                double[] table = premiums.table(volatility);
                if (table.length == 0) {
                    complete = false;
                } else {
                    double toMantissa = Math.scalb(1.0, -Math.getExponent(volatility));
                    premiums(table, toMantissa, sqrtTime, block, rows, POLYNOMIALS.get());
                }
            }
        }
        add(
                contract,
                weight,
                baseValue,
                tile.shared().address(ScenarioTile.GROWTH, 0),
                block,
                rows,
                european.address(0, tile.from()),
                pnl.address(column, tile.from()));
        return complete;
    }

    private static void place(RevaluedContract contract, ScenarioTile tile, Columns block) {
        long logSpotAt = tile.scenarios().address(ScenarioColumn.LOG_SPOT, tile.from());
        long volFactorAt = tile.scenarios().address(ScenarioColumn.VOL_FACTOR, tile.from());
        long volatilityAt = block.address(VOLATILITY, 0);
        long logMoneynessAt = block.address(LOG_MONEYNESS, 0);
        long premiumAt = block.address(PREMIUM, 0);
        for (int row = 0; row < tile.rows(); row += LANES) {
            long at = (long) row * Double.BYTES;
            DoubleVector logSpot = load(logSpotAt + at);
            DoubleVector smile = EuropeanRevaluationSimd.smile(contract, logSpot);
            store(smile.mul(load(volFactorAt + at)), volatilityAt + at);
            store(all(contract.logMoneyness).sub(logSpot).mul(contract.optionSign), logMoneynessAt + at);
            store(all(Double.NaN), premiumAt + at);
        }
    }

    /** Premiums of all rows whose volatility times {@code toMantissa} lies in [1, 2). */
    private static void premiums(
            double[] table, double toMantissa, double sqrtTime, Columns block, int rows, double[] polynomials) {
        long volatilityAt = block.address(VOLATILITY, 0);
        long logMoneynessAt = block.address(LOG_MONEYNESS, 0);
        long premiumAt = block.address(PREMIUM, 0);
        for (int row = 0; row < rows; row += LANES) {
            long at = (long) row * Double.BYTES;
            DoubleVector volatility = load(volatilityAt + at);
            DoubleVector mantissa = volatility.mul(toMantissa);
            VectorMask<Double> within = mantissa.compare(GE, 1.0).and(mantissa.compare(LT, 2.0));
            if (!within.anyTrue()) {
                continue;
            }
            DoubleVector v = all(2.0).fma(mantissa, all(-3.0));
            fill(polynomials, v);
            DoubleVector logBoundary = series(table, 0, polynomials);
            DoubleVector deviation = atLeast(volatility.mul(sqrtTime), EuropeanRevaluationScalar.LOWEST_DEVIATION);
            DoubleVector distance = load(logMoneynessAt + at).sub(logBoundary).div(deviation);
            DoubleVector x = all(2.0 / FARTHEST).fma(distance, all(-1.0));
            DoubleVector twice = x.mul(2.0);
            DoubleVector before = all(1.0);
            DoubleVector ofDistance = x;
            DoubleVector sum = series(table, VOLATILITY_TERMS, polynomials);
            for (int k = 1; k < DISTANCE_TERMS; k++) {
                sum = ofDistance.fma(series(table, (1 + k) * VOLATILITY_TERMS, polynomials), sum);
                DoubleVector next = twice.fma(ofDistance, before.neg());
                before = ofDistance;
                ofDistance = next;
            }
            DoubleVector premium = all(0.0).blend(atLeast(sum, 0.0), distance.compare(LT, FARTHEST));
            DoubleVector held = all(EXERCISED).blend(premium, distance.compare(GT, 0.0));
            store(load(premiumAt + at).blend(held, within), premiumAt + at);
        }
    }

    @Inline
    static void fill(double[] polynomials, DoubleVector v) {
        DoubleVector twice = v.mul(2.0);
        DoubleVector before = all(1.0);
        DoubleVector current = v;
        before.intoArray(polynomials, 0);
        current.intoArray(polynomials, LANES);
        for (int l = 2; l < VOLATILITY_TERMS; l++) {
            DoubleVector next = twice.fma(current, before.neg());
            before = current;
            current = next;
            current.intoArray(polynomials, l * LANES);
        }
    }

    @Inline
    static DoubleVector series(double[] table, int from, double[] polynomials) {
        DoubleVector sum = all(0.0);
        for (int l = 0; l < VOLATILITY_TERMS; l++) {
            sum = all(table[from + l]).fma(lanes(polynomials, l * LANES), sum);
        }
        return sum;
    }

    private static void add(
            RevaluedContract contract,
            double weight,
            double baseValue,
            long growthAt,
            Columns block,
            int rows,
            long europeanAt,
            long pnlAt) {
        long premiumAt = block.address(PREMIUM, 0);
        boolean put = contract.optionSign < 0.0;
        for (int row = 0; row < rows; row += LANES) {
            long at = (long) row * Double.BYTES;
            DoubleVector premium = load(premiumAt + at);
            DoubleVector spot = load(growthAt + at).mul(contract.spot);
            DoubleVector exercise = spot.sub(contract.strike).mul(contract.optionSign);
            DoubleVector putStrike = put ? all(contract.strike) : spot;
            DoubleVector with = premium.fma(putStrike, load(europeanAt + at));
            DoubleVector held = with.blend(exercise, with.compare(LT, exercise));
            DoubleVector value = held.blend(exercise, premium.compare(LT, 0.0));
            DoubleVector before = load(pnlAt + at);
            DoubleVector after = value.sub(baseValue).fma(all(weight), before);
            store(after.blend(before, premium.test(IS_NAN)), pnlAt + at);
        }
    }
}
