package io.thetagrid.kernels.revaluation;

import static java.lang.Math.fma;

import io.thetagrid.kernels.backend.Accuracy;
import io.thetagrid.kernels.backend.AmericanColumn;
import io.thetagrid.kernels.backend.Batch;
import io.thetagrid.kernels.backend.Columns;
import io.thetagrid.kernels.backend.OptionColumn;
import io.thetagrid.kernels.backend.ScenarioColumn;
import java.lang.foreign.Arena;

/** American contracts under scenarios: a tile of options for the American kernel, then the same sum. */
final class AmericanRevaluation {

    /** Prices a batch; {@link io.thetagrid.kernels.backend.Backend#american}. */
    @FunctionalInterface
    public interface AmericanKernel {
        void american(Batch<OptionColumn> options, Accuracy accuracy, Batch<AmericanColumn> values);
    }

    private final AmericanKernel kernel;
    private final Accuracy accuracy;

    AmericanRevaluation(AmericanKernel kernel, Accuracy accuracy) {
        this.kernel = kernel;
        this.accuracy = accuracy;
    }

    void addPnl(
            Arena arena,
            RevaluedContract contract,
            double weight,
            double baseValue,
            ScenarioTile tile,
            Columns pnl,
            int column) {
        int rows = tile.to() - tile.from();
        Batch<OptionColumn> options = Batch.allocate(arena, OptionColumn.class, rows);
        Batch<AmericanColumn> values = Batch.allocate(arena, AmericanColumn.class, rows);
        Batch<ScenarioColumn> scenarios = tile.scenarios();
        for (int i = 0; i < rows; i++) {
            int row = tile.from() + i;
            double elapsed = scenarios.get(ScenarioColumn.TIME_ELAPSED, row);
            double logSpot = scenarios.get(ScenarioColumn.LOG_SPOT, row);
            double volFactor = scenarios.get(ScenarioColumn.VOL_FACTOR, row);
            options.set(OptionColumn.OPTION_SIGN, i, contract.optionSign);
            options.set(OptionColumn.SPOT, i, contract.spot * tile.growth(row));
            options.set(OptionColumn.STRIKE, i, contract.strike);
            options.set(OptionColumn.TIME_TO_EXPIRY, i, Math.max(contract.timeToExpiry - elapsed, 0));
            options.set(OptionColumn.RATE, i, contract.rate + scenarios.get(ScenarioColumn.RATE_SHIFT, row));
            options.set(OptionColumn.DIVIDEND_YIELD, i, contract.dividendYield);
            options.set(OptionColumn.VOLATILITY, i, contract.volatility(logSpot, volFactor));
        }
        kernel.american(options, accuracy, values);
        for (int i = 0; i < rows; i++) {
            int row = tile.from() + i;
            double gain = values.get(AmericanColumn.PRICE, i) - baseValue;
            pnl.set(column, row, fma(gain, weight, pnl.get(column, row)));
        }
    }
}
