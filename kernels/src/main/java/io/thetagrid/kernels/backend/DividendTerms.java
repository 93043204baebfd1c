package io.thetagrid.kernels.backend;

/**
 * What a batch of options with cash dividends has in common.
 *
 * @param american whether they may be exercised early
 * @param sensitivities whether vega and rho are wanted, each of which takes as long as the price; else they are NaN
 */
public record DividendTerms(DividendModel model, boolean american, Accuracy accuracy, boolean sensitivities) {}
