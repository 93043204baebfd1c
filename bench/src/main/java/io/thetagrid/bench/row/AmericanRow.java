package io.thetagrid.bench.row;

import io.thetagrid.bench.Options;
import io.thetagrid.bench.engine.Engine;
import io.thetagrid.bench.engine.Engines;
import io.thetagrid.bench.engine.Task;
import io.thetagrid.bench.reference.Deviation;
import io.thetagrid.kernels.backend.Accuracy;
import io.thetagrid.kernels.backend.Batch;
import io.thetagrid.kernels.backend.OptionColumn;
import java.lang.foreign.Arena;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** American price at one preset; our engines give delta, gamma and theta with it. */
record AmericanRow(Accuracy accuracy) implements Row {

    /** The options that accuracy is judged by, and our converged prices of them. */
    private static final class Judged {
        private static final int ROWS = 1_000;
        private static final Batch<OptionColumn> OPTIONS = Options.random(Arena.ofAuto(), ROWS);
        private static final double[] PRICES = prices();
        private static final double[] SCALES = new double[ROWS];

        static {
            // Per 100 of spot, which the spot is.
            Arrays.fill(SCALES, 1);
        }

        private static double[] prices() {
            Task task = Engines.ours().american(Accuracy.CONVERGED, OPTIONS).orElseThrow();
            task.run();
            return task.results()[0];
        }
    }

    @Override
    public String name() {
        return "american-" + accuracy.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String title() {
        return "American price, " + accuracy.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String item() {
        return "option";
    }

    /** A peer's scheme of high precision takes tens of milliseconds an option. */
    @Override
    public long items() {
        return accuracy == Accuracy.HIGH ? Rows.BLOCK / 32 : Rows.BLOCK;
    }

    @Override
    public boolean quick() {
        return accuracy == Accuracy.STANDARD;
    }

    @Override
    public Optional<Task> task(Engine engine) {
        return engine.american(accuracy, Options.random(Arena.ofAuto(), (int) items()));
    }

    @Override
    public String judgement() {
        return "per 100 of spot, against our converged preset (which QuantLib's high precision confirms: row american-high)";
    }

    @Override
    public List<Deviation> deviations(Engine engine) {
        Optional<Task> task = engine.american(accuracy, Judged.OPTIONS);
        if (task.isEmpty()) {
            return List.of();
        }
        task.get().run();
        return List.of(Deviation.of("price", "100 of spot", task.get().results()[0], Judged.PRICES, Judged.SCALES));
    }
}
