package io.thetagrid.bench.row;

import io.thetagrid.bench.Options;
import io.thetagrid.bench.engine.Engine;
import io.thetagrid.bench.engine.Engines;
import io.thetagrid.bench.engine.Task;
import io.thetagrid.kernels.backend.Accuracy;
import io.thetagrid.kernels.backend.Batch;
import io.thetagrid.kernels.backend.OptionColumn;
import java.lang.foreign.Arena;
import java.util.Locale;
import java.util.Optional;

/** Implied volatility of American prices at one preset. */
record AmericanVolatilityRow(Accuracy accuracy) implements Row {

    @Override
    public String name() {
        return "american-implied-volatility-" + accuracy.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String title() {
        return "American implied volatility, " + accuracy.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String item() {
        return "option";
    }

    @Override
    public long items() {
        return Rows.BLOCK;
    }

    @Override
    public Optional<Task> task(Engine engine) {
        Batch<OptionColumn> options = Options.random(Arena.ofAuto(), Rows.BLOCK);
        Task pricing = Engines.ours().american(accuracy, options).orElseThrow();
        pricing.run();
        double[] prices = pricing.results()[0];
        return engine.americanImpliedVolatility(accuracy, Options.quotes(Arena.ofAuto(), options, row -> prices[row]));
    }
}
