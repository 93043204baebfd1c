package io.thetagrid.bench.engine;

/** An engine's work on one input, ready to be done again and again. */
public interface Task {

    void run();

    /**
     * What the last run gave: columns in the row's order, one value for each item, NaN where the engine gave none. Units and
     * signs are those of our own kernels, whatever the engine's are.
     */
    double[][] results();
}
