package io.thetagrid.bench;

import io.thetagrid.kernels.backend.Accuracy;
import io.thetagrid.kernels.backend.Backend;
import io.thetagrid.kernels.backend.Backends;
import io.thetagrid.kernels.backend.Batch;
import io.thetagrid.kernels.backend.BookLayout;
import io.thetagrid.kernels.backend.Columns;
import io.thetagrid.kernels.backend.ContractColumn;
import io.thetagrid.kernels.backend.GreekColumn;
import io.thetagrid.kernels.backend.ImpliedVolatilityColumn;
import io.thetagrid.kernels.backend.NormalStream;
import io.thetagrid.kernels.backend.OptionColumn;
import io.thetagrid.kernels.backend.Precision;
import io.thetagrid.kernels.backend.PreparedBook;
import io.thetagrid.kernels.backend.QuoteColumn;
import io.thetagrid.kernels.backend.ScenarioColumn;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;

/**
 * A backend's verbs from the caller's columns to the caller's columns, beside the processor's fastest backend on one
 * thread: from which size on a device pays.
 */
final class EndToEndBench {
    /** Scenarios that the processor is timed on; more take proportionally longer. */
    private static final int PROCESSOR_SCENARIOS = 10_000;

    private final Backend backend;
    private final Backend processor = Backends.pick(Backends.refusal("simd").isEmpty() ? "simd" : "scalar");
    private final Figures figures;

    EndToEndBench(Backend backend, Figures figures) {
        this.backend = backend;
        this.figures = figures;
    }

    void run() {
        revaluation(1_000, 1, 1 << 20);
        revaluation(1_000, 20, 100_000);
        revaluation(60, 12, 100_000);
        revaluation(60, 12, 10_000);
        revaluation(60, 12, 252);
        for (int rows = 1_000; rows <= 10_000_000; rows *= 10) {
            price(rows);
        }
        for (int rows = 1_000; rows <= 1_000_000; rows *= 10) {
            impliedVolatility(rows);
        }
        for (int rows = 10_000; rows <= 10_000_000; rows *= 10) {
            normals(rows);
        }
    }

    /** Each group has a bucket of its own. */
    private void revaluation(int contracts, int groups, int scenarios) {
        String what = "end to end: %d contracts in %d groups x %d scenarios".formatted(contracts, groups, scenarios);
        figures.add(what, 1e3 * seconds(backend, contracts, groups, scenarios), "ms");
        int timed = Math.min(scenarios, PROCESSOR_SCENARIOS);
        double seconds = seconds(processor, contracts, groups, timed) * scenarios / timed;
        figures.add(what + ", " + processor.name() + " on one thread", 1e3 * seconds, "ms");
    }

    private static double seconds(Backend backend, int contracts, int groups, int scenarios) {
        try (Arena arena = Arena.ofConfined()) {
            int[] group = new int[contracts];
            for (int i = 0; i < contracts; i++) {
                group[i] = i * groups / contracts;
            }
            BookLayout layout = new BookLayout(group, group, new boolean[contracts], Accuracy.STANDARD);
            Batch<ContractColumn> book = Options.contracts(arena, contracts);
            List<Batch<ScenarioColumn>> byBucket = Collections.nCopies(groups, Options.scenarios(arena, scenarios));
            Columns pnl = Columns.allocate(arena, groups, scenarios);
            try (PreparedBook prepared = backend.prepare(book, layout)) {
                return Figures.seconds(() -> prepared.reprice(byBucket, pnl));
            }
        }
    }

    private void price(int rows) {
        try (Arena arena = Arena.ofConfined()) {
            Batch<OptionColumn> options = Options.random(arena, rows);
            Batch<GreekColumn> greeks = Batch.allocate(arena, GreekColumn.class, rows);
            both("European price and 7 Greeks", rows, each -> each.price(options, greeks));
        }
    }

    private void impliedVolatility(int rows) {
        try (Arena arena = Arena.ofConfined()) {
            Batch<OptionColumn> options = Options.random(arena, rows);
            Batch<GreekColumn> greeks = Batch.allocate(arena, GreekColumn.class, rows);
            processor.price(options, greeks);
            Batch<QuoteColumn> quotes = Batch.allocate(arena, QuoteColumn.class, rows);
            long inputs = quotes.offset(QuoteColumn.PRICE);
            MemorySegment.copy(options.columns().segment(), 0, quotes.columns().segment(), 0, inputs);
            quotes.copyFrom(QuoteColumn.PRICE, greeks.toArray(GreekColumn.PRICE));
            Batch<ImpliedVolatilityColumn> volatilities = Batch.allocate(arena, ImpliedVolatilityColumn.class, rows);
            both(
                    "European implied volatility",
                    rows,
                    each -> each.impliedVolatility(quotes, Precision.FULL, volatilities));
        }
    }

    private void normals(int rows) {
        try (Arena arena = Arena.ofConfined()) {
            NormalStream stream = new NormalStream(1, 2, 3, 4);
            Columns normals = Columns.allocate(arena, 2, rows);
            both("pairs of normals", rows, each -> each.normals(stream, 0, normals));
        }
    }

    private void both(String verb, int rows, Consumer<Backend> work) {
        String what = "end to end: " + rows + " times " + verb;
        figures.add(what, 1e6 * Figures.seconds(() -> work.accept(backend)), "us");
        figures.add(
                what + ", " + processor.name() + " on one thread",
                1e6 * Figures.seconds(() -> work.accept(processor)),
                "us");
    }
}
