package io.thetagrid.bench.report;

import io.thetagrid.bench.engine.Engine;

/**
 * How long each engine is measured at each row.
 *
 * @param rounds over all rows, one after another, so that a machine whose speed drifts shows it
 * @param iterations of a round
 * @param vectorWarmUpSeconds for kernels on Java's vectors: HotSpot takes up to ten seconds to compile the longest, and
 *     until then they are a hundred times slower
 */
record Effort(int rounds, int iterations, double iterationSeconds, double vectorWarmUpSeconds) {
    static final Effort ROUGH = new Effort(1, 3, 0.2, 12);
    static final Effort FULL = new Effort(2, 4, 0.4, 15);

    private static final double WARM_UP_SECONDS = 1;

    double warmUpSeconds(Engine engine) {
        return engine.usesVectors() ? vectorWarmUpSeconds : WARM_UP_SECONDS;
    }
}
