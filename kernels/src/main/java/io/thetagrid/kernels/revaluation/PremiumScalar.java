package io.thetagrid.kernels.revaluation;

import static io.thetagrid.kernels.american.EarlyExercisePremiums.DISTANCE_TERMS;
import static io.thetagrid.kernels.american.EarlyExercisePremiums.FARTHEST;
import static io.thetagrid.kernels.american.EarlyExercisePremiums.VOLATILITY_TERMS;
import static io.thetagrid.kernels.math.ScalarMath.atLeast;
import static java.lang.Math.fma;

import io.thetagrid.kernels.american.EarlyExercisePremiums;
import io.thetagrid.kernels.backend.Columns;
import io.thetagrid.kernels.backend.ScenarioColumn;

/** One scenario at a time. {@link PremiumSimd} follows these lines. */
final class PremiumScalar implements PremiumKernel {

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
        boolean none = premiums.areNone();
        boolean complete = true;
        for (int i = 0; i < tile.rows(); i++) {
            int row = tile.from() + i;
            double logSpot = tile.scenarios().get(ScenarioColumn.LOG_SPOT, row);
            double volFactor = tile.scenarios().get(ScenarioColumn.VOL_FACTOR, row);
            double volatility = contract.smile(logSpot) * volFactor;
            double premium = 0.0;
            if (!none) {
                double[] table = premiums.table(volatility);
                if (table.length == 0) {
                    complete = false;
                    continue;
                }
                double distance = (contract.logMoneyness - logSpot) * contract.optionSign;
                premium = premium(table, volatility, distance, sqrtTime);
            }
            double spot = contract.spot * tile.shared().get(ScenarioTile.GROWTH, i);
            double exercise = contract.optionSign * (spot - contract.strike);
            double putStrike = contract.optionSign < 0.0 ? contract.strike : spot;
            double held = atLeast(fma(premium, putStrike, european.get(0, row)), exercise);
            double value = premium < 0.0 ? exercise : held;
            pnl.set(column, row, fma(value - baseValue, weight, pnl.get(column, row)));
        }
        return complete;
    }

    /** In units of the put's strike; {@link #EXERCISED} at the boundary and below. */
    private static double premium(double[] table, double volatility, double logMoneyness, double sqrtTime) {
        double mantissa = volatility * Math.scalb(1.0, -Math.getExponent(volatility));
        double v = fma(2.0, mantissa, -3.0);
        double[] ofVolatility = new double[VOLATILITY_TERMS];
        ofVolatility[0] = 1.0;
        ofVolatility[1] = v;
        for (int l = 2; l < VOLATILITY_TERMS; l++) {
            ofVolatility[l] = fma(2.0 * v, ofVolatility[l - 1], -ofVolatility[l - 2]);
        }
        double logBoundary = series(table, 0, ofVolatility);
        double deviation = atLeast(volatility * sqrtTime, EuropeanRevaluationScalar.LOWEST_DEVIATION);
        double distance = (logMoneyness - logBoundary) / deviation;
        double x = fma(2.0 / FARTHEST, distance, -1.0);
        double before = 1.0;
        double ofDistance = x;
        double sum = series(table, VOLATILITY_TERMS, ofVolatility);
        for (int k = 1; k < DISTANCE_TERMS; k++) {
            sum = fma(ofDistance, series(table, (1 + k) * VOLATILITY_TERMS, ofVolatility), sum);
            double next = fma(2.0 * x, ofDistance, -before);
            before = ofDistance;
            ofDistance = next;
        }
        double premium = distance < FARTHEST ? atLeast(sum, 0.0) : 0.0;
        return distance > 0.0 ? premium : EXERCISED;
    }

    private static double series(double[] table, int from, double[] polynomials) {
        double sum = 0.0;
        for (int l = 0; l < VOLATILITY_TERMS; l++) {
            sum = fma(table[from + l], polynomials[l], sum);
        }
        return sum;
    }
}
