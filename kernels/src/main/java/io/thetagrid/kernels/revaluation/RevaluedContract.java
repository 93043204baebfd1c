package io.thetagrid.kernels.revaluation;

import static io.thetagrid.kernels.math.ScalarMath.atLeast;
import static io.thetagrid.kernels.math.ScalarMath.atMost;
import static java.lang.Math.fma;

import io.thetagrid.kernels.backend.Batch;
import io.thetagrid.kernels.backend.ContractColumn;

/**
 * One row of a prepared book; the fields are those of {@link ContractColumn}. Fields and not a record's accessors: in a
 * loop as long as the kernel's, HotSpot would no longer inline a call.
 */
final class RevaluedContract {
    final double optionSign;
    final double spot;
    final double strike;
    final double timeToExpiry;
    final double rate;
    final double dividendYield;
    final double smileLevel;
    final double smileSlope;
    final double smileCurvature;
    final double logMoneyness;
    final double logMoneynessLow;
    final double logMoneynessHigh;
    final double volatilityFloor;
    final double weight;

    RevaluedContract(Batch<ContractColumn> contracts, int row) {
        optionSign = contracts.get(ContractColumn.OPTION_SIGN, row);
        spot = contracts.get(ContractColumn.SPOT, row);
        strike = contracts.get(ContractColumn.STRIKE, row);
        timeToExpiry = contracts.get(ContractColumn.TIME_TO_EXPIRY, row);
        rate = contracts.get(ContractColumn.RATE, row);
        dividendYield = contracts.get(ContractColumn.DIVIDEND_YIELD, row);
        smileLevel = contracts.get(ContractColumn.SMILE_LEVEL, row);
        smileSlope = contracts.get(ContractColumn.SMILE_SLOPE, row);
        smileCurvature = contracts.get(ContractColumn.SMILE_CURVATURE, row);
        logMoneyness = contracts.get(ContractColumn.LOG_MONEYNESS, row);
        logMoneynessLow = contracts.get(ContractColumn.LOG_MONEYNESS_LOW, row);
        logMoneynessHigh = contracts.get(ContractColumn.LOG_MONEYNESS_HIGH, row);
        volatilityFloor = contracts.get(ContractColumn.VOLATILITY_FLOOR, row);
        weight = contracts.get(ContractColumn.WEIGHT, row);
    }

    /** Whether the smile says the same wherever the spot goes. */
    boolean isSteady() {
        return smileSlope == 0.0 && smileCurvature == 0.0;
    }

    /** The smile under a scenario, before the scenario's factor; by the rule of {@link ContractColumn}. */
    double smile(double logSpot) {
        double moneyness = atLeast(atMost(logMoneyness - logSpot, logMoneynessHigh), logMoneynessLow);
        double smile = fma(moneyness, fma(moneyness, smileCurvature, smileSlope), smileLevel);
        return atLeast(smile, volatilityFloor);
    }
}
