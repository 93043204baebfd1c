package io.thetagrid.bench.engine;

import io.thetagrid.kernels.backend.Batch;
import io.thetagrid.kernels.backend.ContractColumn;
import io.thetagrid.kernels.backend.ScenarioColumn;

/**
 * European contracts, whose volatility stays with the strike, under scenarios: P&amp;L of all for each scenario.
 *
 * @param blocks how often the scenarios are worked through in one run
 * @param threads that share the blocks
 */
public record Revaluation(Batch<ContractColumn> contracts, Batch<ScenarioColumn> scenarios, int blocks, int threads) {}
