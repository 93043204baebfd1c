package io.thetagrid.core.risk;

import io.thetagrid.kernels.backend.Accuracy;
import io.thetagrid.kernels.backend.Backend;
import java.util.Optional;
import java.util.function.Function;

/**
 * How a run computes: of all this only the accuracy changes a measure.
 *
 * @param threads that share the scenario blocks
 * @param accuracy preset of the American kernel
 * @param exactness which scenarios are revalued in full
 * @param blocks where the run keeps its blocks, by its fingerprint; empty where it keeps none
 */
public record Computation(
        Backend backend,
        int threads,
        Accuracy accuracy,
        Exactness exactness,
        Optional<Function<String, BlockStore>> blocks) {

    /** Keeps no blocks. */
    public Computation(Backend backend, int threads, Accuracy accuracy, Exactness exactness) {
        this(backend, threads, accuracy, exactness, Optional.empty());
    }

    Computation with(Exactness other) {
        return new Computation(backend, threads, accuracy, other, blocks);
    }
}
