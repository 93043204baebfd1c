package io.thetagrid.bench.engine;

import io.thetagrid.kernels.backend.ContractColumn;
import io.thetagrid.kernels.backend.ScenarioColumn;

/** A revaluation by a function that prices one European option. */
final class RevaluationLoop {
    /** Price of one European option. */
    @FunctionalInterface
    interface Price {
        double of(
                boolean call,
                double spot,
                double strike,
                double timeToExpiry,
                double rate,
                double dividendYield,
                double volatility);
    }

    private RevaluationLoop() {}

    static Task of(Revaluation work, Price price) {
        OptionRows contracts = OptionRows.ofContracts(work.contracts());
        double[] weight = work.contracts().toArray(ContractColumn.WEIGHT);
        double[] logSpot = work.scenarios().toArray(ScenarioColumn.LOG_SPOT);
        double[] volFactor = work.scenarios().toArray(ScenarioColumn.VOL_FACTOR);
        double[] rateShift = work.scenarios().toArray(ScenarioColumn.RATE_SHIFT);
        double[] timeElapsed = work.scenarios().toArray(ScenarioColumn.TIME_ELAPSED);
        double[] base = new double[contracts.rows()];
        for (int i = 0; i < base.length; i++) {
            base[i] = price(contracts, i, price, 1, 1, 0, 0);
        }
        return new RowLoop(logSpot.length, 1, (scenario, columns) -> {
            double growth = Math.exp(logSpot[scenario]);
            double pnl = 0;
            for (int i = 0; i < base.length; i++) {
                pnl += weight[i]
                        * (price(
                                        contracts,
                                        i,
                                        price,
                                        growth,
                                        volFactor[scenario],
                                        rateShift[scenario],
                                        timeElapsed[scenario])
                                - base[i]);
            }
            columns[0][scenario] = pnl;
        });
    }

    private static double price(
            OptionRows contracts,
            int i,
            Price price,
            double growth,
            double volFactor,
            double rateShift,
            double timeElapsed) {
        return price.of(
                contracts.call()[i],
                contracts.spot()[i] * growth,
                contracts.strike()[i],
                Math.max(0, contracts.timeToExpiry()[i] - timeElapsed),
                contracts.rate()[i] + rateShift,
                contracts.dividendYield()[i],
                contracts.volatility()[i] * volFactor);
    }
}
