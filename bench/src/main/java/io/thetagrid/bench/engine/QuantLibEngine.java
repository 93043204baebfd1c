package io.thetagrid.bench.engine;

import io.thetagrid.kernels.backend.Accuracy;
import io.thetagrid.kernels.backend.Batch;
import io.thetagrid.kernels.backend.GreekSet;
import io.thetagrid.kernels.backend.OptionColumn;
import java.util.Optional;

/** QuantLib as its users call it: an instrument for each option, a pricing engine, a market of quotes. */
final class QuantLibEngine implements Engine {
    private final DriverEngine driver;

    QuantLibEngine(DriverEngine driver) {
        this.driver = driver;
    }

    @Override
    public String name() {
        return "quantlib";
    }

    @Override
    public String description() {
        return driver.version()
                + "VanillaOption with AnalyticEuropeanEngine and QdFpAmericanEngine (schemes fast, accurate,"
                + " highPrecision), PathGenerator and InverseCumulative normals on Mersenne Twister";
    }

    @Override
    public Optional<String> refusal() {
        return driver.refusal();
    }

    @Override
    public Optional<Task> european(GreekSet wanted, Batch<OptionColumn> options) {
        return switch (wanted) {
            case PRICE -> driver.options("european-engine-price", options);
            case FIVE -> driver.options("european-engine-greeks", options);
            case ALL -> Optional.empty();
        };
    }

    @Override
    public Optional<Task> american(Accuracy accuracy, Batch<OptionColumn> options) {
        return switch (accuracy) {
            case FAST -> driver.options("american-fast", options);
            case STANDARD -> driver.options("american-accurate", options);
            case HIGH -> driver.options("american-high", options);
            case CONVERGED -> Optional.empty();
        };
    }

    @Override
    public Optional<Task> normals(int count) {
        return driver.normals("normals", count);
    }

    @Override
    public Optional<Task> paths(PathWork work) {
        return driver.paths("paths", work);
    }
}
