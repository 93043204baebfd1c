package io.thetagrid.kernels.backend;

/** Named presets of the American kernel and of the grid for cash dividends; each preset's measured error stands in its kernel's Javadoc. */
public enum Accuracy {
    FAST,
    STANDARD,
    HIGH,
    /** As exact as double precision allows, for judging the others: a hundred times slower than {@link #STANDARD}. */
    CONVERGED
}
