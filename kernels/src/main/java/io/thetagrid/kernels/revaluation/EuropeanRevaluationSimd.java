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
import java.lang.foreign.Arena;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;

/**
 * {@link EuropeanRevaluationScalar} over vectors of scenarios, the same lines and the same bits, in short loops over a
 * tile (see {@link io.thetagrid.kernels.blackscholes.EuropeanSimd}): distances, by how much the scenarios differ; the
 * Gaussian; tails and sums. The option's sign goes into the distances and the weight, which changes no bit.
 */
final class EuropeanRevaluationSimd implements RevaluationKernel {
    // Intermediate columns.
    private static final int SIGNED_D1 = 0;
    private static final int SIGNED_D2 = 1;
    private static final int SPOT_VALUE = 2;
    private static final int STRIKE_VALUE = 3;
    private static final int G = 4;

    private static final ThreadLocal<Columns> BLOCKS =
            ThreadLocal.withInitial(() -> Columns.allocate(Arena.ofAuto(), G + 1, ScenarioTile.ROWS));

    @Override
    public void share(ScenarioTile tile) {
        Batch<ScenarioColumn> scenarios = tile.scenarios();
        long logSpotAt = scenarios.address(ScenarioColumn.LOG_SPOT, tile.from());
        long volFactorAt = scenarios.address(ScenarioColumn.VOL_FACTOR, tile.from());
        long growthAt = tile.shared().address(ScenarioTile.GROWTH, 0);
        long perVolFactorAt = tile.shared().address(ScenarioTile.PER_VOL_FACTOR, 0);
        for (int row = 0; row < tile.rows(); row += LANES) {
            long at = (long) row * Double.BYTES;
            store(exp(load(logSpotAt + at)), growthAt + at);
            store(all(1.0).div(atLeast(load(volFactorAt + at), LOWEST_DEVIATION)), perVolFactorAt + at);
        }
    }

    @Override
    public void addPnl(
            RevaluedContract contract, double weight, double baseValue, ScenarioTile tile, Columns pnl, int column) {
        Columns block = BLOCKS.get();
        if (!tile.uniform()) {
            generalDistances(contract, tile, block);
        } else if (contract.isSteady()) {
            steadyDistances(contract, tile, block);
        } else {
            uniformDistances(contract, tile, block);
        }
        gaussians(block, tile.rows());
        double optionSign = contract.optionSign;
        add(optionSign * weight, optionSign * baseValue, block, tile.rows(), pnl.address(column, tile.from()));
    }

    /** One rate shift, one elapsed time and a smile that does not move. */
    private static void steadyDistances(RevaluedContract contract, ScenarioTile tile, Columns block) {
        Batch<ScenarioColumn> scenarios = tile.scenarios();
        ContractTerms terms = terms(contract, tile);
        double deviation = ScalarMath.atLeast(contract.smile(0) * terms.sqrtTime, LOWEST_DEVIATION);
        double signedDeviation = contract.optionSign * deviation;
        double signedPerDeviation = 1.0 / signedDeviation;

        long logSpotAt = scenarios.address(ScenarioColumn.LOG_SPOT, tile.from());
        long volFactorAt = scenarios.address(ScenarioColumn.VOL_FACTOR, tile.from());
        long growthAt = tile.shared().address(ScenarioTile.GROWTH, 0);
        long perVolFactorAt = tile.shared().address(ScenarioTile.PER_VOL_FACTOR, 0);
        long signedD1At = block.address(SIGNED_D1, 0);
        long signedD2At = block.address(SIGNED_D2, 0);
        long spotValueAt = block.address(SPOT_VALUE, 0);
        long strikeValueAt = block.address(STRIKE_VALUE, 0);
        for (int row = 0; row < tile.rows(); row += LANES) {
            long at = (long) row * Double.BYTES;
            DoubleVector signedCentre = load(logSpotAt + at)
                    .add(terms.drift)
                    .mul(load(perVolFactorAt + at).mul(signedPerDeviation));
            DoubleVector signed = load(volFactorAt + at).mul(signedDeviation);
            store(signed.fma(all(0.5), signedCentre), signedD1At + at);
            store(signed.fma(all(-0.5), signedCentre), signedD2At + at);
            store(load(growthAt + at).mul(terms.spotFactor), spotValueAt + at);
            store(all(terms.strikeValue), strikeValueAt + at);
        }
    }

    /** One rate shift and one elapsed time. */
    private static void uniformDistances(RevaluedContract contract, ScenarioTile tile, Columns block) {
        Batch<ScenarioColumn> scenarios = tile.scenarios();
        ContractTerms terms = terms(contract, tile);
        long logSpotAt = scenarios.address(ScenarioColumn.LOG_SPOT, tile.from());
        long volFactorAt = scenarios.address(ScenarioColumn.VOL_FACTOR, tile.from());
        long growthAt = tile.shared().address(ScenarioTile.GROWTH, 0);
        long perVolFactorAt = tile.shared().address(ScenarioTile.PER_VOL_FACTOR, 0);
        long signedD1At = block.address(SIGNED_D1, 0);
        long signedD2At = block.address(SIGNED_D2, 0);
        long spotValueAt = block.address(SPOT_VALUE, 0);
        long strikeValueAt = block.address(STRIKE_VALUE, 0);
        for (int row = 0; row < tile.rows(); row += LANES) {
            long at = (long) row * Double.BYTES;
            DoubleVector logSpot = load(logSpotAt + at);
            DoubleVector signedDeviation = signedDeviation(contract, logSpot, all(terms.sqrtTime));
            DoubleVector signedCentre =
                    signedCentre(logSpot.add(terms.drift), signedDeviation, load(perVolFactorAt + at));
            DoubleVector signed = signedDeviation.mul(load(volFactorAt + at));
            store(signed.fma(all(0.5), signedCentre), signedD1At + at);
            store(signed.fma(all(-0.5), signedCentre), signedD2At + at);
            store(load(growthAt + at).mul(terms.spotFactor), spotValueAt + at);
            store(all(terms.strikeValue), strikeValueAt + at);
        }
    }

    private static void generalDistances(RevaluedContract contract, ScenarioTile tile, Columns block) {
        Batch<ScenarioColumn> scenarios = tile.scenarios();
        long logSpotAt = scenarios.address(ScenarioColumn.LOG_SPOT, tile.from());
        long volFactorAt = scenarios.address(ScenarioColumn.VOL_FACTOR, tile.from());
        long rateShiftAt = scenarios.address(ScenarioColumn.RATE_SHIFT, tile.from());
        long elapsedAt = scenarios.address(ScenarioColumn.TIME_ELAPSED, tile.from());
        long growthAt = tile.shared().address(ScenarioTile.GROWTH, 0);
        long perVolFactorAt = tile.shared().address(ScenarioTile.PER_VOL_FACTOR, 0);
        long signedD1At = block.address(SIGNED_D1, 0);
        long signedD2At = block.address(SIGNED_D2, 0);
        long spotValueAt = block.address(SPOT_VALUE, 0);
        long strikeValueAt = block.address(STRIKE_VALUE, 0);
        for (int row = 0; row < tile.rows(); row += LANES) {
            long at = (long) row * Double.BYTES;
            DoubleVector logSpot = load(logSpotAt + at);
            DoubleVector time = atLeast(all(contract.timeToExpiry).sub(load(elapsedAt + at)), 0.0);
            DoubleVector rateTime =
                    all(contract.rate).add(load(rateShiftAt + at)).mul(time);
            DoubleVector yieldTime = time.mul(contract.dividendYield);
            DoubleVector drift = rateTime.sub(yieldTime).sub(contract.logMoneyness);
            DoubleVector signedDeviation = signedDeviation(contract, logSpot, time.sqrt());
            DoubleVector signedCentre = signedCentre(logSpot.add(drift), signedDeviation, load(perVolFactorAt + at));
            DoubleVector signed = signedDeviation.mul(load(volFactorAt + at));
            store(signed.fma(all(0.5), signedCentre), signedD1At + at);
            store(signed.fma(all(-0.5), signedCentre), signedD2At + at);
            store(load(growthAt + at).mul(exp(yieldTime.neg()).mul(contract.spot)), spotValueAt + at);
            store(exp(rateTime.neg()).mul(contract.strike), strikeValueAt + at);
        }
    }

    private static ContractTerms terms(RevaluedContract contract, ScenarioTile tile) {
        return new ContractTerms(
                contract,
                tile.scenarios().get(ScenarioColumn.TIME_ELAPSED, tile.from()),
                tile.scenarios().get(ScenarioColumn.RATE_SHIFT, tile.from()));
    }

    @Inline
    static DoubleVector signedDeviation(RevaluedContract contract, DoubleVector logSpot, DoubleVector sqrtTime) {
        DoubleVector deviation = atLeast(smile(contract, logSpot).mul(sqrtTime), LOWEST_DEVIATION);
        return deviation.mul(contract.optionSign);
    }

    /** {@link RevaluedContract#smile}. */
    @Inline
    static DoubleVector smile(RevaluedContract contract, DoubleVector logSpot) {
        DoubleVector moneyness = atLeast(
                atMost(all(contract.logMoneyness).sub(logSpot), contract.logMoneynessHigh), contract.logMoneynessLow);
        DoubleVector smile = moneyness.fma(
                moneyness.fma(all(contract.smileCurvature), all(contract.smileSlope)), all(contract.smileLevel));
        return atLeast(smile, contract.volatilityFloor);
    }

    @Inline
    static DoubleVector signedCentre(DoubleVector distance, DoubleVector signedDeviation, DoubleVector perVolFactor) {
        return distance.mul(all(1.0).div(signedDeviation).mul(perVolFactor));
    }

    private static void gaussians(Columns block, int rows) {
        long signedD1At = block.address(SIGNED_D1, 0);
        long spotValueAt = block.address(SPOT_VALUE, 0);
        long gAt = block.address(G, 0);
        for (int row = 0; row < rows; row += LANES) {
            long at = (long) row * Double.BYTES;
            DoubleVector distance1 = atMost(load(signedD1At + at).abs(), TAIL_END);
            store(load(spotValueAt + at).mul(gaussian(distance1)), gAt + at);
        }
    }

    private static void add(double signedWeight, double signedBaseValue, Columns block, int rows, long pnlAt) {
        long signedD1At = block.address(SIGNED_D1, 0);
        long signedD2At = block.address(SIGNED_D2, 0);
        long spotValueAt = block.address(SPOT_VALUE, 0);
        long strikeValueAt = block.address(STRIKE_VALUE, 0);
        long gAt = block.address(G, 0);
        for (int row = 0; row < rows; row += LANES) {
            long at = (long) row * Double.BYTES;
            DoubleVector signedD1 = load(signedD1At + at);
            DoubleVector signedD2 = load(signedD2At + at);
            DoubleVector g = load(gAt + at);
            DoubleVector tail1 = g.mul(scaledNormalTail(atMost(signedD1.abs(), TAIL_END)));
            DoubleVector tail2 = g.mul(scaledNormalTail(atMost(signedD2.abs(), TAIL_END)));
            VectorMask<Double> likely1 = signedD1.compare(GT, 0.0);
            VectorMask<Double> likely2 = signedD2.compare(GT, 0.0);
            DoubleVector spotTerm = tail1.blend(load(spotValueAt + at).sub(tail1), likely1);
            DoubleVector strikeTerm = tail2.blend(load(strikeValueAt + at).sub(tail2), likely2);
            DoubleVector signedGain = spotTerm.sub(strikeTerm).sub(signedBaseValue);
            store(signedGain.fma(all(signedWeight), load(pnlAt + at)), pnlAt + at);
        }
    }
}
