package io.thetagrid.core.exercise;

import io.thetagrid.kernels.backend.Backend;
import io.thetagrid.kernels.backend.Columns;
import io.thetagrid.kernels.backend.NormalStream;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.List;

/**
 * The standard normals of one underlying's paths, step by step: a pure function of seed, underlying and step, so that all
 * options on it see the same paths. Safe to share between threads.
 */
final class PathDraws {
    /** Beside the purposes 0 to 2 of {@link io.thetagrid.core.scenario.MonteCarlo}. */
    private static final int PURPOSE = 3;

    private final Backend backend;
    private final int seed;
    private final int id;
    private final int paths;
    private final List<double[]> steps = new ArrayList<>();

    PathDraws(Backend backend, int seed, int id, int paths) {
        this.backend = backend;
        this.seed = seed;
        this.id = id;
        this.paths = paths;
    }

    int paths() {
        return paths;
    }

    /** Draws of one step, by path. A stream gives two steps. */
    synchronized double[] step(int step) {
        while (steps.size() <= step) {
            try (Arena arena = Arena.ofConfined()) {
                Columns columns = Columns.allocate(arena, 2, paths);
                backend.normals(new NormalStream(seed, id, steps.size() / 2, PURPOSE), 0, columns);
                steps.add(columns.toArray(0));
                steps.add(columns.toArray(1));
            }
        }
        return steps.get(step);
    }
}
