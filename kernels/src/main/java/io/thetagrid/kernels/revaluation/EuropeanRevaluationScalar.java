package io.thetagrid.kernels.revaluation;

import static io.thetagrid.kernels.math.Coefficients.TAIL_END;
import static io.thetagrid.kernels.math.ScalarMath.atLeast;
import static io.thetagrid.kernels.math.ScalarMath.atMost;
import static io.thetagrid.kernels.math.ScalarMath.exp;
import static io.thetagrid.kernels.math.ScalarMath.gaussian;
import static io.thetagrid.kernels.math.ScalarMath.scaledNormalTail;
import static java.lang.Math.abs;
import static java.lang.Math.fma;
import static java.lang.Math.sqrt;

import io.thetagrid.kernels.backend.Batch;
import io.thetagrid.kernels.backend.Columns;
import io.thetagrid.kernels.backend.ScenarioColumn;

/**
 * European contracts under scenarios: the price lines of {@link
 * io.thetagrid.kernels.blackscholes.EuropeanScalar}, with ln(S/K) from the log shock. Where no time or variance is left
 * the same lines give the exercise value, because d₁ and d₂ then lie beyond every tail. {@link EuropeanRevaluationSimd}
 * follows these lines.
 */
final class EuropeanRevaluationScalar implements RevaluationKernel {
    /** σ√T of an option without variance; its reciprocal is still finite. */
    static final double LOWEST_DEVIATION = 1e-100;

    @Override
    public void growth(ScenarioTile tile) {
        for (int row = tile.from(); row < tile.to(); row++) {
            double growth = exp(tile.scenarios().get(ScenarioColumn.LOG_SPOT, row));
            tile.growth().set(tile.bucket(), row - tile.from(), growth);
        }
    }

    @Override
    public void addPnl(
            RevaluedContract contract, double weight, double baseValue, ScenarioTile tile, Columns pnl, int column) {
        Batch<ScenarioColumn> scenarios = tile.scenarios();
        double lastElapsed = Double.NaN;
        double lastShift = Double.NaN;
        double sqrtTime = 0;
        double carry = 0;
        double yieldFactor = 0;
        double strikeValue = 0;
        for (int row = tile.from(); row < tile.to(); row++) {
            double elapsed = scenarios.get(ScenarioColumn.TIME_ELAPSED, row);
            double rateShift = scenarios.get(ScenarioColumn.RATE_SHIFT, row);
            if (elapsed != lastElapsed || rateShift != lastShift) {
                double time = atLeast(contract.timeToExpiry - elapsed, 0.0);
                double rateTime = (contract.rate + rateShift) * time;
                double yieldTime = contract.dividendYield * time;
                sqrtTime = sqrt(time);
                carry = rateTime - yieldTime;
                yieldFactor = exp(-yieldTime);
                strikeValue = contract.strike * exp(-rateTime);
                lastElapsed = elapsed;
                lastShift = rateShift;
            }
            double value = value(
                    contract,
                    scenarios.get(ScenarioColumn.LOG_SPOT, row),
                    tile.growth(row),
                    scenarios.get(ScenarioColumn.VOL_FACTOR, row),
                    sqrtTime,
                    carry,
                    yieldFactor,
                    strikeValue);
            pnl.set(column, row, fma(value - baseValue, weight, pnl.get(column, row)));
        }
    }

    private static double value(
            RevaluedContract contract,
            double logSpot,
            double growth,
            double volFactor,
            double sqrtTime,
            double carry,
            double yieldFactor,
            double strikeValue) {
        double optionSign = contract.optionSign;
        double deviation = atLeast(contract.volatility(logSpot, volFactor) * sqrtTime, LOWEST_DEVIATION);
        double centre = (logSpot - contract.logMoneyness + carry) / deviation;
        double d1 = fma(deviation, 0.5, centre);
        double d2 = fma(deviation, -0.5, centre);
        double distance1 = atMost(abs(d1), TAIL_END);
        double distance2 = atMost(abs(d2), TAIL_END);

        double spotValue = contract.spot * growth * yieldFactor;
        double g = spotValue * gaussian(distance1);
        double tail1 = g * scaledNormalTail(distance1);
        double tail2 = g * scaledNormalTail(distance2);
        double spotTerm = optionSign * d1 > 0.0 ? spotValue - tail1 : tail1;
        double strikeTerm = optionSign * d2 > 0.0 ? strikeValue - tail2 : tail2;
        return atLeast(optionSign * (spotTerm - strikeTerm), 0.0);
    }
}
