package io.thetagrid.bench.report;

/**
 * How long each engine is measured at each row.
 *
 * @param rounds over all rows, one after another, so that a machine whose speed drifts shows it
 * @param warmUpSeconds HotSpot compiles the longest kernels in about one
 * @param iterations of a round
 */
record Effort(int rounds, double warmUpSeconds, int iterations, double iterationSeconds) {
    static final Effort ROUGH = new Effort(1, 1.0, 3, 0.2);
    static final Effort FULL = new Effort(2, 1.5, 4, 0.4);
}
