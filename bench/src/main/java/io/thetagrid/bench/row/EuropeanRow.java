package io.thetagrid.bench.row;

import io.thetagrid.bench.Options;
import io.thetagrid.bench.engine.Engine;
import io.thetagrid.bench.engine.Task;
import io.thetagrid.bench.reference.Deviation;
import io.thetagrid.bench.reference.ExactEuropean;
import io.thetagrid.kernels.backend.Batch;
import io.thetagrid.kernels.backend.GreekSet;
import io.thetagrid.kernels.backend.OptionColumn;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** European price and Greeks. */
record EuropeanRow(String name, GreekSet wanted, int rows) implements Row {
    private static final List<String> COLUMNS =
            List.of("price", "delta", "gamma", "vega", "theta", "rho", "vanna", "volga");

    /** The options that accuracy is judged by, and the truth about them; made when first asked for. */
    private static final class Judged {
        private static final int ROWS = 1_000;
        private static final Batch<OptionColumn> OPTIONS = Options.random(Arena.ofAuto(), ROWS);
        private static final List<ExactEuropean> TRUTH = IntStream.range(0, ROWS)
                .mapToObj(row -> ExactEuropean.of(OPTIONS, row))
                .toList();
    }

    @Override
    public String title() {
        String what = switch (wanted) {
            case PRICE -> "European price";
            case FIVE -> "European price and 5 Greeks";
            case ALL -> "European price and 7 Greeks";
        };
        return what + (fromMemory() ? ", a million from memory" : "");
    }

    @Override
    public String item() {
        return "option";
    }

    @Override
    public long items() {
        return rows;
    }

    @Override
    public boolean quick() {
        return wanted != GreekSet.ALL && !fromMemory();
    }

    @Override
    public boolean fromMemory() {
        return rows > Rows.BLOCK;
    }

    @Override
    public Optional<Task> task(Engine engine) {
        return engine.european(wanted, Options.random(Arena.ofAuto(), rows));
    }

    @Override
    public String judgement() {
        return "price against 50-digit arithmetic, per max(spot, strike); Greeks per their size at the money";
    }

    @Override
    public List<Deviation> deviations(Engine engine) {
        Optional<Task> task = fromMemory() ? Optional.empty() : engine.european(wanted, Judged.OPTIONS);
        if (task.isEmpty()) {
            return List.of();
        }
        task.get().run();
        double[][] results = task.get().results();
        List<Deviation> deviations = new ArrayList<>();
        for (int column = 0; column < results.length; column++) {
            int c = column;
            deviations.add(Deviation.of(
                    COLUMNS.get(column),
                    column == 0 ? "max(spot, strike)" : "size at the money",
                    results[column],
                    Judged.TRUTH.stream()
                            .mapToDouble(truth -> truth.values()[c])
                            .toArray(),
                    Judged.TRUTH.stream()
                            .mapToDouble(truth -> truth.scales()[c])
                            .toArray()));
        }
        return deviations;
    }
}
