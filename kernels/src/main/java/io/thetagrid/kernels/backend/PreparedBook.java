package io.thetagrid.kernels.backend;

import java.util.List;

/** Contracts kept ready for repricing under many scenarios. Safe to share between threads. */
public interface PreparedBook extends AutoCloseable {

    /** Value of each contract per share in the base market, in the order given to {@link Backend#prepare}. */
    double[] baseValues();

    /**
     * Full revaluation: {@code pnl[group][scenario] = Σ weight · (value under the scenario − base value)} over the
     * group's contracts, in their order.
     *
     * @param scenariosByBucket for each bucket its scenarios; all of one length
     * @param pnl one column for each group, one row for each scenario; overwritten
     */
    void reprice(List<Batch<ScenarioColumn>> scenariosByBucket, Columns pnl);

    @Override
    void close();
}
