package io.thetagrid.bench.engine;

import io.thetagrid.kernels.backend.Batch;
import io.thetagrid.kernels.backend.GreekSet;
import io.thetagrid.kernels.backend.OptionColumn;
import io.thetagrid.kernels.backend.Precision;
import io.thetagrid.kernels.backend.QuoteColumn;
import java.util.Optional;

/** The formulas beneath QuantLib's engines, called for numbers without instruments or markets. */
final class QuantLibFormulaEngine implements Engine {
    private final DriverEngine driver;

    QuantLibFormulaEngine(DriverEngine driver) {
        this.driver = driver;
    }

    @Override
    public String name() {
        return "quantlib-formula";
    }

    @Override
    public String description() {
        return driver.version() + "BlackCalculator, blackFormula, blackFormulaImpliedStdDev to 1e-12";
    }

    @Override
    public Optional<String> refusal() {
        return driver.refusal();
    }

    @Override
    public Optional<Task> european(GreekSet wanted, Batch<OptionColumn> options) {
        return switch (wanted) {
            case PRICE -> driver.options("european-formula-price", options);
            case FIVE -> driver.options("european-formula-greeks", options);
            case ALL -> Optional.empty();
        };
    }

    @Override
    public Optional<Task> impliedVolatility(Precision precision, Batch<QuoteColumn> quotes) {
        if (precision != Precision.FAST) {
            return Optional.empty();
        }
        return driver.quotes("implied-volatility", quotes);
    }

    @Override
    public Optional<Task> revaluation(Revaluation work) {
        return driver.revaluation("revaluation", work);
    }
}
