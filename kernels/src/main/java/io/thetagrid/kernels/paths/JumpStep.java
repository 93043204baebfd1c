package io.thetagrid.kernels.paths;

/**
 * The jumps of one step.
 *
 * @param thresholds of the normal that chooses their number; see {@link PoissonThresholds}
 * @param mean of a jump's logarithm
 * @param volatility its standard deviation
 */
record JumpStep(double[] thresholds, double mean, double volatility) {}
