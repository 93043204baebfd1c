package io.thetagrid.bench.row;

import io.thetagrid.bench.engine.Engine;
import io.thetagrid.bench.engine.PathWork;
import io.thetagrid.bench.engine.Task;
import io.thetagrid.bench.reference.Deviation;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Paths of a geometric Brownian motion over a year. */
record PathsRow() implements Row {
    private static final PathWork WORK = new PathWork(1 << 14, 50, 100, 0.05, 0.02, 0.2, 1);

    @Override
    public String name() {
        return "paths";
    }

    @Override
    public String title() {
        return "paths of 50 steps";
    }

    @Override
    public String item() {
        return "path";
    }

    @Override
    public long items() {
        return WORK.paths();
    }

    @Override
    public boolean quick() {
        return true;
    }

    @Override
    public Optional<Task> task(Engine engine) {
        return engine.paths(WORK);
    }

    @Override
    public String judgement() {
        return "mean of the last spot against the forward in its standard error: up to 3 or so is chance";
    }

    @Override
    public List<Deviation> deviations(Engine engine) {
        Optional<Task> task = engine.paths(WORK);
        if (task.isEmpty()) {
            return List.of();
        }
        task.get().run();
        double[] spots = task.get().results()[0];
        return List.of(Deviation.ofMoment(
                "mean",
                Arrays.stream(spots).average().orElseThrow(),
                WORK.forward(),
                WORK.deviation() / Math.sqrt(spots.length),
                spots.length));
    }
}
