package io.thetagrid.bench.row;

import io.thetagrid.bench.Options;
import io.thetagrid.bench.engine.CashDividends;
import io.thetagrid.bench.engine.Engine;
import io.thetagrid.bench.engine.Engines;
import io.thetagrid.bench.engine.Task;
import io.thetagrid.kernels.backend.Accuracy;
import io.thetagrid.kernels.backend.Batch;
import io.thetagrid.kernels.backend.DividendModel;
import io.thetagrid.kernels.backend.DividendSchedule;
import io.thetagrid.kernels.backend.DividendTerms;
import io.thetagrid.kernels.backend.OptionColumn;
import java.lang.foreign.Arena;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Options with cash dividends, price or implied volatility. Dividends of 0.50 on a spot of 100 fall every quarter of a year,
 * so that an option of up to two years has none to seven.
 */
record CashDividendRow(DividendModel model, boolean american, Accuracy accuracy, boolean volatility) implements Row {
    private static final int ROWS = 512;
    private static final int DIVIDENDS = 8;

    @Override
    public String name() {
        return String.join(
                "-",
                "dividends",
                model.name().toLowerCase(Locale.ROOT),
                american ? "american" : "european",
                volatility ? "implied-volatility" : accuracy.name().toLowerCase(Locale.ROOT));
    }

    @Override
    public String title() {
        return "%s %s with cash dividends, %s, %s"
                .formatted(
                        american ? "American" : "European",
                        volatility ? "implied volatility" : "price",
                        model.name().toLowerCase(Locale.ROOT),
                        accuracy.name().toLowerCase(Locale.ROOT));
    }

    @Override
    public String item() {
        return "option";
    }

    @Override
    public long items() {
        return ROWS;
    }

    @Override
    public Optional<Task> task(Engine engine) {
        Batch<OptionColumn> options = Options.random(Arena.ofAuto(), ROWS);
        double[] quarters =
                IntStream.range(0, DIVIDENDS).mapToDouble(k -> 0.1 + 0.25 * k).toArray();
        double[] amounts = new double[DIVIDENDS];
        Arrays.fill(amounts, 0.5);
        CashDividends work = new CashDividends(
                options,
                DividendSchedule.same(ROWS, quarters, amounts),
                new DividendTerms(model, american, accuracy, false));
        if (!volatility) {
            return engine.dividends(work);
        }
        Task pricing = Engines.ours().dividends(work).orElseThrow();
        pricing.run();
        double[] prices = pricing.results()[0];
        return engine.dividendImpliedVolatility(work, Options.quotes(Arena.ofAuto(), options, row -> prices[row]));
    }
}
