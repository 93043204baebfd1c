package io.thetagrid.bench.engine;

import io.thetagrid.bench.roofline.Roofline;
import io.thetagrid.bench.roofline.RooflineException;
import io.thetagrid.kernels.backend.Accuracy;
import io.thetagrid.kernels.backend.Batch;
import io.thetagrid.kernels.backend.Columns;
import io.thetagrid.kernels.backend.GreekColumn;
import io.thetagrid.kernels.backend.GreekSet;
import io.thetagrid.kernels.backend.ImpliedVolatilityColumn;
import io.thetagrid.kernels.backend.NormalStream;
import io.thetagrid.kernels.backend.OptionColumn;
import io.thetagrid.kernels.backend.Precision;
import io.thetagrid.kernels.backend.QuoteColumn;
import java.lang.foreign.Arena;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The same jobs in C with intrinsics: what this processor can do. */
final class RooflineEngine implements Engine {
    private static final NormalStream STREAM = new NormalStream(1, 2, 0, 0);

    /** Compiled when first asked for. */
    private static final class Compiled {
        private static final Roofline ROOFLINE;
        private static final Optional<String> REFUSAL;

        static {
            Roofline roofline = null;
            Optional<String> refusal = Optional.empty();
            try {
                roofline = Roofline.compile();
            } catch (RooflineException e) {
                refusal = Optional.of(e.getMessage());
            }
            ROOFLINE = roofline;
            REFUSAL = refusal;
        }
    }

    @Override
    public String name() {
        return "c";
    }

    @Override
    public String description() {
        return "C with intrinsics (native/src/roofline): our formulas, of regular rows only; American price alone; normals by Box and Muller";
    }

    @Override
    public Optional<String> refusal() {
        return Compiled.REFUSAL;
    }

    @Override
    public Optional<String> compiler() {
        return refusal().isPresent() ? Optional.empty() : Optional.of(Compiled.ROOFLINE.compiler());
    }

    @Override
    public boolean worksOnColumns() {
        return true;
    }

    @Override
    public Optional<Task> european(GreekSet wanted, Batch<OptionColumn> options) {
        if (wanted == GreekSet.ALL) {
            return Optional.empty();
        }
        Batch<GreekColumn> greeks = Batch.allocate(Arena.ofAuto(), GreekColumn.class, options.rows());
        return task(
                () -> Compiled.ROOFLINE.european(options, wanted, greeks),
                () -> Stream.of(GreekColumn.values())
                        .filter(column -> column != GreekColumn.STATUS && wanted.includes(column))
                        .map(greeks::toArray)
                        .toArray(double[][]::new));
    }

    @Override
    public Optional<Task> impliedVolatility(Precision precision, Batch<QuoteColumn> quotes) {
        if (precision != Precision.FAST) {
            return Optional.empty();
        }
        Batch<ImpliedVolatilityColumn> volatilities =
                Batch.allocate(Arena.ofAuto(), ImpliedVolatilityColumn.class, quotes.rows());
        return task(() -> Compiled.ROOFLINE.impliedVolatility(quotes, volatilities), () ->
                new double[][] {volatilities.toArray(ImpliedVolatilityColumn.IMPLIED_VOLATILITY)});
    }

    @Override
    public Optional<Task> american(Accuracy accuracy, Batch<OptionColumn> options) {
        if (accuracy == Accuracy.CONVERGED) {
            return Optional.empty();
        }
        Columns prices = Columns.allocate(Arena.ofAuto(), 1, options.rows());
        return task(
                () -> Compiled.ROOFLINE.american(options, accuracy, prices), () -> new double[][] {prices.toArray(0)});
    }

    @Override
    public Optional<Task> revaluation(Revaluation work) {
        if (work.threads() > 1) {
            return Optional.empty();
        }
        Columns pnl = Columns.allocate(Arena.ofAuto(), 1, work.scenarios().rows());
        return task(() -> Compiled.ROOFLINE.reprice(work.contracts(), work.scenarios(), pnl), () ->
                new double[][] {pnl.toArray(0)});
    }

    @Override
    public Optional<Task> normals(int count) {
        Columns normals = Columns.allocate(Arena.ofAuto(), 2, count / 2);
        return task(() -> Compiled.ROOFLINE.normals(STREAM, 0, normals), () ->
                new double[][] {normals.toArray(0), normals.toArray(1)});
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
