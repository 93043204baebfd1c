package io.thetagrid.kernels.revaluation;

import io.thetagrid.kernels.american.AmericanScalar;
import io.thetagrid.kernels.american.AmericanSimd;
import io.thetagrid.kernels.backend.Backend;
import io.thetagrid.kernels.backend.Batch;
import io.thetagrid.kernels.backend.BookLayout;
import io.thetagrid.kernels.backend.Columns;
import io.thetagrid.kernels.backend.ContractColumn;
import io.thetagrid.kernels.backend.PreparedBook;
import io.thetagrid.kernels.backend.ScenarioColumn;
import java.lang.foreign.Arena;
import java.lang.ref.Reference;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

/**
 * A prepared book on the CPU: tiles of scenarios outside, contracts in their order inside, so that each scenario's sum
 * is the same whatever the tile, the lanes and the kernel. A contract's base value is its value in the scenario that
 * changes nothing, so that this scenario's P&amp;L is exactly 0.
 */
public final class PreparedContracts implements PreparedBook {
    private final RevaluationKernel kernel;
    private final AmericanRevaluation americanRevaluation;
    private final BookLayout layout;
    private final List<RevaluedContract> contracts = new ArrayList<>();
    private final double[] baseValues;

    private PreparedContracts(
            RevaluationKernel kernel,
            AmericanRevaluation americanRevaluation,
            Batch<ContractColumn> contracts,
            BookLayout layout) {
        this.kernel = kernel;
        this.americanRevaluation = americanRevaluation;
        this.layout = layout;
        for (int row = 0; row < contracts.rows(); row++) {
            this.contracts.add(new RevaluedContract(contracts, row));
        }
        this.baseValues = valuesInTheBaseMarket();
    }

    /** A book that the scalar kernel reprices; {@code backend} prices its American contracts. */
    public static PreparedBook scalar(Backend backend, Batch<ContractColumn> contracts, BookLayout layout) {
        var european = new EuropeanRevaluationScalar();
        var american = new AmericanRevaluation(
                backend, AmericanScalar::price, european, new PremiumScalar(), layout.accuracy());
        return new PreparedContracts(european, american, contracts, layout);
    }

    /** A book that the SIMD kernel reprices; {@code backend} prices its American contracts. */
    public static PreparedBook simd(Backend backend, Batch<ContractColumn> contracts, BookLayout layout) {
        var european = new EuropeanRevaluationSimd();
        var american =
                new AmericanRevaluation(backend, AmericanSimd::price, european, new PremiumSimd(), layout.accuracy());
        return new PreparedContracts(european, american, contracts, layout);
    }

    private double[] valuesInTheBaseMarket() {
        double[] values = new double[contracts.size()];
        try (Arena arena = Arena.ofConfined()) {
            Batch<ScenarioColumn> unchanged = Batch.allocate(arena, ScenarioColumn.class, 1);
            unchanged.fill(ScenarioColumn.VOL_FACTOR, 1);
            ScenarioTile tile = ScenarioTile.of(kernel, unchanged, ScenarioTile.allocateShared(arena, 1), 0, 1);
            for (int i = 0; i < values.length; i++) {
                Columns value = Columns.allocate(arena, 1, 1);
                addPnl(i, 1, 0, tile, value, 0);
                values[i] = value.get(0, 0);
            }
        }
        return values;
    }

    @Override
    public double[] baseValues() {
        return baseValues.clone();
    }

    @Override
    public void reprice(List<Batch<ScenarioColumn>> scenariosByBucket, Columns pnl) {
        for (int group = 0; group < pnl.count(); group++) {
            pnl.fill(group, 0);
        }
        try (Arena arena = Arena.ofConfined()) {
            // Buckets may have their scenarios in common.
            IdentityHashMap<Batch<ScenarioColumn>, Columns> shared = new IdentityHashMap<>();
            for (Batch<ScenarioColumn> scenarios : scenariosByBucket) {
                shared.computeIfAbsent(
                        scenarios, _ -> ScenarioTile.allocateShared(arena, Math.min(ScenarioTile.ROWS, pnl.rows())));
            }
            for (int from = 0; from < pnl.rows(); from += ScenarioTile.ROWS) {
                int to = Math.min(from + ScenarioTile.ROWS, pnl.rows());
                repriceTile(scenariosByBucket, shared, from, to, pnl);
            }
        } finally {
            Reference.reachabilityFence(scenariosByBucket); // kernels hold addresses only
            Reference.reachabilityFence(pnl);
        }
    }

    private void repriceTile(
            List<Batch<ScenarioColumn>> scenariosByBucket,
            IdentityHashMap<Batch<ScenarioColumn>, Columns> shared,
            int from,
            int to,
            Columns pnl) {
        IdentityHashMap<Batch<ScenarioColumn>, ScenarioTile> tiles = new IdentityHashMap<>();
        shared.forEach(
                (scenarios, columns) -> tiles.put(scenarios, ScenarioTile.of(kernel, scenarios, columns, from, to)));
        for (int i = 0; i < contracts.size(); i++) {
            ScenarioTile tile = tiles.get(scenariosByBucket.get(layout.bucket()[i]));
            if (!tile.unchanged()) {
                addPnl(i, contracts.get(i).weight, baseValues[i], tile, pnl, layout.group()[i]);
            }
        }
    }

    private void addPnl(int i, double weight, double baseValue, ScenarioTile tile, Columns pnl, int column) {
        RevaluedContract contract = contracts.get(i);
        if (layout.american()[i]) {
            americanRevaluation.addPnl(contract, weight, baseValue, tile, pnl, column);
        } else {
            kernel.addPnl(contract, weight, baseValue, tile, pnl, column);
        }
    }

    @Override
    public void close() {}
}
