package io.thetagrid.bench.engine;

import io.thetagrid.kernels.backend.Batch;
import io.thetagrid.kernels.backend.GreekSet;
import io.thetagrid.kernels.backend.OptionColumn;
import io.thetagrid.kernels.backend.Precision;
import io.thetagrid.kernels.backend.QuoteColumn;
import java.util.Locale;
import java.util.Optional;

/** numpy and scipy on whole columns. */
final class NumpyEngine implements Engine {
    private final DriverEngine driver;

    NumpyEngine(DriverEngine driver) {
        this.driver = driver;
    }

    @Override
    public String name() {
        return "numpy";
    }

    @Override
    public String description() {
        return driver.version()
                + "the formulas on chunks of 8,192 rows with scipy's ndtr, Newton's method, PCG64 normals";
    }

    @Override
    public Optional<String> refusal() {
        return driver.refusal();
    }

    @Override
    public boolean worksOnColumns() {
        return true;
    }

    @Override
    public Optional<Task> european(GreekSet wanted, Batch<OptionColumn> options) {
        return driver.options("european-" + wanted.name().toLowerCase(Locale.ROOT), options);
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

    @Override
    public Optional<Task> normals(int count) {
        return driver.normals("normals", count);
    }

    @Override
    public Optional<Task> paths(PathWork work) {
        return driver.paths("paths", work);
    }
}
