package io.thetagrid.kernels.backend;

/**
 * Which bucket of scenarios moves each contract, which group its P&amp;L goes to, and how it may be exercised.
 *
 * @param bucket for each contract the index of its scenarios
 * @param group for each contract the column its P&amp;L is added to
 * @param american for each contract whether it may be exercised early
 * @param accuracy preset for the American contracts
 */
public record BookLayout(int[] bucket, int[] group, boolean[] american, Accuracy accuracy) {}
