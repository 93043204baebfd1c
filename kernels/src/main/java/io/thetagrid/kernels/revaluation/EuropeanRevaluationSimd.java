package io.thetagrid.kernels.revaluation;

import static io.thetagrid.kernels.math.Coefficients.TAIL_END;
import static io.thetagrid.kernels.math.VectorMath.LANES;
import static io.thetagrid.kernels.math.VectorMath.all;
import static io.thetagrid.kernels.math.VectorMath.atLeast;
import static io.thetagrid.kernels.math.VectorMath.atMost;
import static io.thetagrid.kernels.math.VectorMath.exp;
import static io.thetagrid.kernels.math.VectorMath.gaussian;
import static io.thetagrid.kernels.math.VectorMath.load;
import static io.thetagrid.kernels.math.VectorMath.scaledNormalTail;
import static io.thetagrid.kernels.math.VectorMath.store;
import static io.thetagrid.kernels.revaluation.EuropeanRevaluationScalar.LOWEST_DEVIATION;
import static jdk.incubator.vector.VectorOperators.GT;

import io.thetagrid.kernels.backend.Batch;
import io.thetagrid.kernels.backend.Columns;
import io.thetagrid.kernels.backend.ScenarioColumn;
import io.thetagrid.kernels.math.Inline;
import io.thetagrid.kernels.math.ScalarMath;
import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;

/** {@link EuropeanRevaluationScalar} over vectors of scenarios, the same lines and the same bits. */
final class EuropeanRevaluationSimd implements RevaluationKernel {

    @Override
    public void growth(ScenarioTile tile) {
        MemorySegment in = tile.scenarios().columns().segment();
        MemorySegment out = tile.growth().segment();
        long logSpotAt = tile.scenarios().offset(ScenarioColumn.LOG_SPOT);
        long growthAt = tile.growth().offset(tile.bucket()) - (long) tile.from() * Double.BYTES;
        for (int row = tile.from(); row < tile.to(); row += LANES) {
            long at = (long) row * Double.BYTES;
            store(exp(load(in, logSpotAt + at)), out, growthAt + at);
        }
    }

    @Override
    public void addPnl(
            RevaluedContract contract, double weight, double baseValue, ScenarioTile tile, Columns pnl, int column) {
        if (tile.uniform()) {
            addUniform(contract, weight, baseValue, tile, pnl, column);
        } else {
            addGeneral(contract, weight, baseValue, tile, pnl, column);
        }
    }

    /** One rate shift and elapsed time: what depends on them alone is computed once. */
    private static void addUniform(
            RevaluedContract contract, double weight, double baseValue, ScenarioTile tile, Columns pnl, int column) {
        Batch<ScenarioColumn> scenarios = tile.scenarios();
        double elapsed = scenarios.get(ScenarioColumn.TIME_ELAPSED, tile.from());
        double rateShift = scenarios.get(ScenarioColumn.RATE_SHIFT, tile.from());
        double time = ScalarMath.atLeast(contract.timeToExpiry - elapsed, 0.0);
        double rateTime = (contract.rate + rateShift) * time;
        double yieldTime = contract.dividendYield * time;
        DoubleVector sqrtTime = all(Math.sqrt(time));
        DoubleVector carry = all(rateTime - yieldTime);
        DoubleVector yieldFactor = all(ScalarMath.exp(-yieldTime));
        DoubleVector strikeValue = all(contract.strike * ScalarMath.exp(-rateTime));

        MemorySegment in = scenarios.columns().segment();
        long logSpotAt = scenarios.offset(ScenarioColumn.LOG_SPOT);
        long volFactorAt = scenarios.offset(ScenarioColumn.VOL_FACTOR);
        MemorySegment shared = tile.growth().segment();
        long growthAt = tile.growth().offset(tile.bucket()) - (long) tile.from() * Double.BYTES;
        MemorySegment sums = pnl.segment();
        long pnlAt = pnl.offset(column);
        for (int row = tile.from(); row < tile.to(); row += LANES) {
            long at = (long) row * Double.BYTES;
            DoubleVector value = value(
                    contract,
                    load(in, logSpotAt + at),
                    load(shared, growthAt + at),
                    load(in, volFactorAt + at),
                    sqrtTime,
                    carry,
                    yieldFactor,
                    strikeValue);
            store(value.sub(baseValue).fma(all(weight), load(sums, pnlAt + at)), sums, pnlAt + at);
        }
    }

    private static void addGeneral(
            RevaluedContract contract, double weight, double baseValue, ScenarioTile tile, Columns pnl, int column) {
        Batch<ScenarioColumn> scenarios = tile.scenarios();
        MemorySegment in = scenarios.columns().segment();
        long logSpotAt = scenarios.offset(ScenarioColumn.LOG_SPOT);
        long volFactorAt = scenarios.offset(ScenarioColumn.VOL_FACTOR);
        long rateShiftAt = scenarios.offset(ScenarioColumn.RATE_SHIFT);
        long elapsedAt = scenarios.offset(ScenarioColumn.TIME_ELAPSED);
        MemorySegment shared = tile.growth().segment();
        long growthAt = tile.growth().offset(tile.bucket()) - (long) tile.from() * Double.BYTES;
        MemorySegment sums = pnl.segment();
        long pnlAt = pnl.offset(column);
        for (int row = tile.from(); row < tile.to(); row += LANES) {
            long at = (long) row * Double.BYTES;
            DoubleVector elapsed = load(in, elapsedAt + at);
            DoubleVector rateShift = load(in, rateShiftAt + at);
            DoubleVector time = atLeast(all(contract.timeToExpiry).sub(elapsed), 0.0);
            DoubleVector rateTime = all(contract.rate).add(rateShift).mul(time);
            DoubleVector yieldTime = time.mul(contract.dividendYield);
            DoubleVector value = value(
                    contract,
                    load(in, logSpotAt + at),
                    load(shared, growthAt + at),
                    load(in, volFactorAt + at),
                    time.sqrt(),
                    rateTime.sub(yieldTime),
                    exp(yieldTime.neg()),
                    exp(rateTime.neg()).mul(contract.strike));
            store(value.sub(baseValue).fma(all(weight), load(sums, pnlAt + at)), sums, pnlAt + at);
        }
    }

    @Inline
    static DoubleVector value(
            RevaluedContract contract,
            DoubleVector logSpot,
            DoubleVector growth,
            DoubleVector volFactor,
            DoubleVector sqrtTime,
            DoubleVector carry,
            DoubleVector yieldFactor,
            DoubleVector strikeValue) {
        double optionSign = contract.optionSign;
        DoubleVector deviation =
                atLeast(volatility(contract, logSpot, volFactor).mul(sqrtTime), LOWEST_DEVIATION);
        DoubleVector centre = logSpot.sub(contract.logMoneyness).add(carry).div(deviation);
        DoubleVector d1 = deviation.fma(all(0.5), centre);
        DoubleVector d2 = deviation.fma(all(-0.5), centre);
        DoubleVector distance1 = atMost(d1.abs(), TAIL_END);
        DoubleVector distance2 = atMost(d2.abs(), TAIL_END);

        DoubleVector spotValue = growth.mul(contract.spot).mul(yieldFactor);
        DoubleVector g = spotValue.mul(gaussian(distance1));
        DoubleVector tail1 = g.mul(scaledNormalTail(distance1));
        DoubleVector tail2 = g.mul(scaledNormalTail(distance2));
        VectorMask<Double> likely1 = d1.mul(optionSign).compare(GT, 0.0);
        VectorMask<Double> likely2 = d2.mul(optionSign).compare(GT, 0.0);
        DoubleVector spotTerm = tail1.blend(spotValue.sub(tail1), likely1);
        DoubleVector strikeTerm = tail2.blend(strikeValue.sub(tail2), likely2);
        return atLeast(spotTerm.sub(strikeTerm).mul(optionSign), 0.0);
    }

    @Inline
    static DoubleVector volatility(RevaluedContract contract, DoubleVector logSpot, DoubleVector volFactor) {
        DoubleVector moneyness = atLeast(
                atMost(all(contract.logMoneyness).sub(logSpot), contract.logMoneynessHigh), contract.logMoneynessLow);
        DoubleVector smile = moneyness.fma(
                moneyness.fma(all(contract.smileCurvature), all(contract.smileSlope)), all(contract.smileLevel));
        return atLeast(smile, contract.volatilityFloor).mul(volFactor);
    }
}
