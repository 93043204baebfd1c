package io.thetagrid.bench.row;

import io.thetagrid.bench.engine.Engine;
import io.thetagrid.bench.engine.Task;
import io.thetagrid.bench.reference.Deviation;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;

/** Standard normals. */
record NormalsRow() implements Row {
    private static final int COUNT = 2 * Rows.BLOCK;
    private static final int JUDGED = 1 << 20;

    @Override
    public String name() {
        return "normals";
    }

    @Override
    public String title() {
        return "standard normals";
    }

    @Override
    public String item() {
        return "normal";
    }

    @Override
    public long items() {
        return COUNT;
    }

    @Override
    public boolean quick() {
        return true;
    }

    @Override
    public Optional<Task> task(Engine engine) {
        return engine.normals(COUNT);
    }

    @Override
    public String judgement() {
        return "mean and mean square of a million draws in their standard errors: up to 3 or so is chance";
    }

    @Override
    public List<Deviation> deviations(Engine engine) {
        Optional<Task> task = engine.normals(JUDGED);
        if (task.isEmpty()) {
            return List.of();
        }
        task.get().run();
        double[] draws = Arrays.stream(task.get().results())
                .flatMapToDouble(DoubleStream::of)
                .toArray();
        double mean = Arrays.stream(draws).average().orElseThrow();
        double meanSquare = Arrays.stream(draws).map(x -> x * x).average().orElseThrow();
        double root = Math.sqrt(draws.length);
        // The fourth moment is 3, so that a square's variance is 2.
        return List.of(
                Deviation.ofMoment("mean", mean, 0, 1 / root, draws.length),
                Deviation.ofMoment("mean square", meanSquare, 1, Math.sqrt(2) / root, draws.length));
    }
}
