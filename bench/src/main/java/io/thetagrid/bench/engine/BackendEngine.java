package io.thetagrid.bench.engine;

import io.thetagrid.kernels.backend.Accuracy;
import io.thetagrid.kernels.backend.AmericanColumn;
import io.thetagrid.kernels.backend.Backend;
import io.thetagrid.kernels.backend.Backends;
import io.thetagrid.kernels.backend.Batch;
import io.thetagrid.kernels.backend.BookLayout;
import io.thetagrid.kernels.backend.Columns;
import io.thetagrid.kernels.backend.DividendColumn;
import io.thetagrid.kernels.backend.GreekColumn;
import io.thetagrid.kernels.backend.GreekSet;
import io.thetagrid.kernels.backend.ImpliedVolatilityColumn;
import io.thetagrid.kernels.backend.NormalStream;
import io.thetagrid.kernels.backend.OptionColumn;
import io.thetagrid.kernels.backend.Precision;
import io.thetagrid.kernels.backend.PreparedBook;
import io.thetagrid.kernels.backend.QuoteColumn;
import io.thetagrid.kernels.paths.GeometricBrownianMotion;
import io.thetagrid.kernels.paths.PathGrid;
import io.thetagrid.kernels.paths.PathModel;
import io.thetagrid.kernels.paths.PathNormals;
import java.lang.foreign.Arena;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** One of our own backends. */
final class BackendEngine implements Engine {
    private static final NormalStream STREAM = new NormalStream(1, 2, 0, 0);

    private final String name;
    private final String description;
    private final Supplier<Backend> backend;

    BackendEngine(String name, String description) {
        this(name, description, () -> Backends.pick(name));
    }

    BackendEngine(String name, String description, Supplier<Backend> backend) {
        this.name = name;
        this.description = description;
        this.backend = backend;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String description() {
        return description;
    }

    @Override
    public Optional<String> refusal() {
        return Backends.refusal(name);
    }

    @Override
    public boolean worksOnColumns() {
        return true;
    }

    @Override
    public boolean usesVectors() {
        return name.equals(Engines.YARDSTICK);
    }

    private Backend backend() {
        return backend.get();
    }

    @Override
    public Optional<Task> european(GreekSet wanted, Batch<OptionColumn> options) {
        Backend backend = backend();
        Batch<GreekColumn> greeks = Batch.allocate(Arena.ofAuto(), GreekColumn.class, options.rows());
        return task(
                () -> backend.price(options, wanted, greeks),
                () -> Stream.of(GreekColumn.values())
                        .filter(column -> column != GreekColumn.STATUS && wanted.includes(column))
                        .map(greeks::toArray)
                        .toArray(double[][]::new));
    }

    @Override
    public Optional<Task> impliedVolatility(Precision precision, Batch<QuoteColumn> quotes) {
        Backend backend = backend();
        Batch<ImpliedVolatilityColumn> volatilities = volatilities(quotes);
        return task(() -> backend.impliedVolatility(quotes, precision, volatilities), () -> column(volatilities));
    }

    @Override
    public Optional<Task> american(Accuracy accuracy, Batch<OptionColumn> options) {
        Backend backend = backend();
        Batch<AmericanColumn> values = Batch.allocate(Arena.ofAuto(), AmericanColumn.class, options.rows());
        return task(() -> backend.american(options, accuracy, Set.of(), values), () ->
                new double[][] {values.toArray(AmericanColumn.PRICE)});
    }

    @Override
    public Optional<Task> americanImpliedVolatility(Accuracy accuracy, Batch<QuoteColumn> quotes) {
        Backend backend = backend();
        Batch<ImpliedVolatilityColumn> volatilities = volatilities(quotes);
        return task(
                () -> backend.americanImpliedVolatility(quotes, accuracy, volatilities), () -> column(volatilities));
    }

    @Override
    public Optional<Task> dividends(CashDividends work) {
        Backend backend = backend();
        Batch<DividendColumn> values = Batch.allocate(
                Arena.ofAuto(), DividendColumn.class, work.options().rows());
        double[] criticalSpots = new double[work.schedule().count()];
        return task(() -> backend.dividends(work.options(), work.schedule(), work.terms(), values, criticalSpots), () ->
                new double[][] {values.toArray(DividendColumn.PRICE)});
    }

    @Override
    public Optional<Task> dividendImpliedVolatility(CashDividends work, Batch<QuoteColumn> quotes) {
        Backend backend = backend();
        Batch<ImpliedVolatilityColumn> volatilities = volatilities(quotes);
        return task(
                () -> backend.dividendImpliedVolatility(quotes, work.schedule(), work.terms(), volatilities),
                () -> column(volatilities));
    }

    @Override
    public Optional<Task> revaluation(Revaluation work) {
        int contracts = work.contracts().rows();
        // Kept open as long as the task: on a processor a book holds nothing but memory.
        PreparedBook book = backend()
                .prepare(
                        work.contracts(),
                        new BookLayout(
                                new int[contracts], new int[contracts], new boolean[contracts], Accuracy.STANDARD));
        List<Columns> pnl = Stream.generate(() ->
                        Columns.allocate(Arena.ofAuto(), 1, work.scenarios().rows()))
                .limit(work.blocks())
                .toList();
        List<Runnable> blocks = pnl.stream()
                .map(each -> (Runnable) () -> book.reprice(List.of(work.scenarios()), each))
                .toList();
        return task(work.threads() == 1 ? blocks.getFirst() : new SharedBlocks(work.threads(), blocks), () ->
                new double[][] {pnl.getFirst().toArray(0)});
    }

    @Override
    public Optional<Task> normals(int count) {
        Backend backend = backend();
        Columns normals = Columns.allocate(Arena.ofAuto(), 2, count / 2);
        return task(() -> backend.normals(STREAM, 0, normals), () ->
                new double[][] {normals.toArray(0), normals.toArray(1)});
    }

    @Override
    public Optional<Task> paths(PathWork work) {
        Backend backend = backend();
        PathModel model = new GeometricBrownianMotion(work.rate(), work.dividendYield(), work.volatility());
        PathGrid grid = PathGrid.uniform(work.horizon(), work.steps()).lastObserved();
        Columns logReturns = Columns.allocate(Arena.ofAuto(), model.states(), work.paths());
        return task(() -> backend.paths(model, grid, PathNormals.named(STREAM), 0, logReturns), () -> new double[][] {
            Arrays.stream(logReturns.toArray(0))
                    .map(x -> work.spot() * Math.exp(x))
                    .toArray()
        });
    }

    private static Batch<ImpliedVolatilityColumn> volatilities(Batch<QuoteColumn> quotes) {
        return Batch.allocate(Arena.ofAuto(), ImpliedVolatilityColumn.class, quotes.rows());
    }

    private static double[][] column(Batch<ImpliedVolatilityColumn> volatilities) {
        return new double[][] {volatilities.toArray(ImpliedVolatilityColumn.IMPLIED_VOLATILITY)};
    }

    private static Optional<Task> task(Runnable work, Supplier<double[][]> results) {
        return Optional.of(new Task() {
            @Override
            public void run() {
                work.run();
            }

            @Override
            public double[][] results() {
                return results.get();
            }
        });
    }
}
