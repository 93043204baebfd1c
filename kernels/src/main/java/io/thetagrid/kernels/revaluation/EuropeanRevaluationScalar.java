package io.thetagrid.kernels.revaluation;

import static io.thetagrid.kernels.math.Coefficients.TAIL_END;
import static io.thetagrid.kernels.math.ScalarMath.atLeast;
import static io.thetagrid.kernels.math.ScalarMath.atMost;
import static io.thetagrid.kernels.math.ScalarMath.exp;
import static io.thetagrid.kernels.math.ScalarMath.gaussian;
import static io.thetagrid.kernels.math.ScalarMath.scaledNormalTail;
import static java.lang.Math.abs;
import static java.lang.Math.fma;

import io.thetagrid.kernels.backend.Batch;
import io.thetagrid.kernels.backend.Columns;
import io.thetagrid.kernels.backend.ScenarioColumn;

/**
 * European contracts under scenarios: the price lines of {@link
 * io.thetagrid.kernels.blackscholes.EuropeanScalar}, with ln(S/K) from the log shock
 * and 1/(σ√T) as the contract's times the scenario's. Where no time or variance is left
 * the same lines give the exercise value, because d₁ and d₂ then lie beyond every tail. {@link EuropeanRevaluationSimd}
 * follows these lines.
 */
final class EuropeanRevaluationScalar implements RevaluationKernel {
    /** σ√T of an option without variance, and a scenario's least factor: 1 over both is still finite. */
    static final double LOWEST_DEVIATION = 1e-100;

    @Override
    public void share(ScenarioTile tile) {
        for (int i = 0; i < tile.rows(); i++) {
            double logSpot = tile.scenarios().get(ScenarioColumn.LOG_SPOT, tile.from() + i);
            double volFactor = tile.scenarios().get(ScenarioColumn.VOL_FACTOR, tile.from() + i);
            tile.shared().set(ScenarioTile.GROWTH, i, exp(logSpot));
            tile.shared().set(ScenarioTile.PER_VOL_FACTOR, i, 1.0 / atLeast(volFactor, LOWEST_DEVIATION));
        }
    }

    @Override
    public void addPnl(
            RevaluedContract contract, double weight, double baseValue, ScenarioTile tile, Columns pnl, int column) {
        Batch<ScenarioColumn> scenarios = tile.scenarios();
        ContractTerms terms = null;
        for (int i = 0; i < tile.rows(); i++) {
            int row = tile.from() + i;
            double elapsed = scenarios.get(ScenarioColumn.TIME_ELAPSED, row);
            double rateShift = scenarios.get(ScenarioColumn.RATE_SHIFT, row);
            if (terms == null || !terms.areFor(elapsed, rateShift)) {
                terms = new ContractTerms(contract, elapsed, rateShift);
            }
            double value = value(
                    contract,
                    terms,
                    scenarios.get(ScenarioColumn.LOG_SPOT, row),
                    tile.shared().get(ScenarioTile.GROWTH, i),
                    scenarios.get(ScenarioColumn.VOL_FACTOR, row),
                    tile.shared().get(ScenarioTile.PER_VOL_FACTOR, i));
            pnl.set(column, row, fma(value - baseValue, weight, pnl.get(column, row)));
        }
    }

    private static double value(
            RevaluedContract contract,
            ContractTerms terms,
            double logSpot,
            double growth,
            double volFactor,
            double perVolFactor) {
        double optionSign = contract.optionSign;
        double smileDeviation = atLeast(contract.smile(logSpot) * terms.sqrtTime, LOWEST_DEVIATION);
        double deviation = smileDeviation * volFactor;
        double perDeviation = 1.0 / smileDeviation * perVolFactor;
        double centre = (logSpot + terms.drift) * perDeviation;
        double d1 = fma(deviation, 0.5, centre);
        double d2 = fma(deviation, -0.5, centre);
        double distance1 = atMost(abs(d1), TAIL_END);
        double distance2 = atMost(abs(d2), TAIL_END);

        double spotValue = growth * terms.spotFactor;
        double g = spotValue * gaussian(distance1);
        double tail1 = g * scaledNormalTail(distance1);
        double tail2 = g * scaledNormalTail(distance2);
        double spotTerm = optionSign * d1 > 0.0 ? spotValue - tail1 : tail1;
        double strikeTerm = optionSign * d2 > 0.0 ? terms.strikeValue - tail2 : tail2;
        return optionSign * (spotTerm - strikeTerm);
    }
}
