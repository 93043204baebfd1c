package io.thetagrid.bench.engine;

import io.thetagrid.kernels.backend.Batch;
import io.thetagrid.kernels.backend.ContractColumn;
import io.thetagrid.kernels.backend.OptionColumn;
import io.thetagrid.kernels.backend.QuoteColumn;
import io.thetagrid.kernels.backend.ScenarioColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What engines behind a {@link Driver} share: how the inputs of each verb are laid out in its file. */
final class DriverEngine {
    private static final List<ContractColumn> CONTRACT_COLUMNS = List.of(
            ContractColumn.OPTION_SIGN,
            ContractColumn.SPOT,
            ContractColumn.STRIKE,
            ContractColumn.TIME_TO_EXPIRY,
            ContractColumn.RATE,
            ContractColumn.DIVIDEND_YIELD,
            ContractColumn.SMILE_LEVEL,
            ContractColumn.WEIGHT);

    private final Supplier<Driver> driver;

    DriverEngine(Supplier<Driver> driver) {
        this.driver = driver;
    }

    Optional<String> refusal() {
        return driver.get().ready()
                ? Optional.empty()
                : Optional.of(driver.get().detail());
    }

    /** The peer's version; empty where it cannot run. */
    String version() {
        return driver.get().ready() ? driver.get().detail() + ": " : "";
    }

    Optional<Task> options(String verb, Batch<OptionColumn> options) {
        return task(verb, options.rows(), 0, columns(options, OptionColumn.values()), options.rows());
    }

    Optional<Task> quotes(String verb, Batch<QuoteColumn> quotes) {
        return task(verb, quotes.rows(), 0, columns(quotes, QuoteColumn.values()), quotes.rows());
    }

    Optional<Task> revaluation(String verb, Revaluation work) {
        if (work.threads() > 1) {
            return Optional.empty();
        }
        List<double[]> input = new ArrayList<>();
        CONTRACT_COLUMNS.forEach(column -> input.add(work.contracts().toArray(column)));
        input.addAll(columns(work.scenarios(), ScenarioColumn.values()));
        int scenarios = work.scenarios().rows();
        return task(verb, work.contracts().rows(), scenarios, input, scenarios);
    }

    Optional<Task> normals(String verb, int count) {
        return task(verb, count, 0, List.of(), count);
    }

    Optional<Task> paths(String verb, PathWork work) {
        double[] parameters = {work.spot(), work.rate(), work.dividendYield(), work.volatility(), work.horizon()};
        return task(verb, work.paths(), work.steps(), List.of(parameters), work.paths());
    }

    private static <C extends Enum<C>> List<double[]> columns(Batch<C> batch, C[] columns) {
        return Stream.of(columns).map(batch::toArray).toList();
    }

    private Optional<Task> task(String verb, int n, int m, List<double[]> input, int resultRows) {
        return Optional.of(new DriverTask(driver.get().command(), verb, n, m, input, resultRows));
    }
}
