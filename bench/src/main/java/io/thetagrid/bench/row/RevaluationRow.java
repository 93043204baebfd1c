package io.thetagrid.bench.row;

import io.thetagrid.bench.Options;
import io.thetagrid.bench.engine.Engine;
import io.thetagrid.bench.engine.Revaluation;
import io.thetagrid.bench.engine.Task;
import io.thetagrid.bench.reference.Deviation;
import io.thetagrid.bench.reference.ExactEuropean;
import io.thetagrid.kernels.backend.Batch;
import io.thetagrid.kernels.backend.ContractColumn;
import io.thetagrid.kernels.backend.ScenarioColumn;
import java.lang.foreign.Arena;
import java.util.List;
import java.util.Optional;

/** Full revaluation of European contracts under scenarios, in blocks that threads share. */
record RevaluationRow(String name, int threads, int blocks) implements Row {
    private static final int CONTRACTS = 1_000;
    private static final int SCENARIOS = 1_000;

    /** A book that accuracy is judged by, and its P&L. */
    private static final class Judged {
        private static final int BOOK = 20;
        private static final int MOVES = 25;
        private static final Batch<ContractColumn> CONTRACTS = Options.contracts(Arena.ofAuto(), BOOK);
        private static final Batch<ScenarioColumn> SCENARIOS = Options.scenarios(Arena.ofAuto(), MOVES);
        private static final double[] PNL = new double[MOVES];
        private static final double[] SCALES = new double[MOVES];

        static {
            for (int scenario = 0; scenario < MOVES; scenario++) {
                for (int i = 0; i < BOOK; i++) {
                    double weight = CONTRACTS.get(ContractColumn.WEIGHT, i);
                    ExactEuropean moved = exact(i, scenario);
                    PNL[scenario] += weight * (moved.values()[0] - base(i).values()[0]);
                    SCALES[scenario] += Math.abs(weight) * moved.scales()[0];
                }
            }
        }

        private static ExactEuropean base(int i) {
            return exact(i, 1, 1, 0, 0);
        }

        private static ExactEuropean exact(int i, int scenario) {
            return exact(
                    i,
                    Math.exp(SCENARIOS.get(ScenarioColumn.LOG_SPOT, scenario)),
                    SCENARIOS.get(ScenarioColumn.VOL_FACTOR, scenario),
                    SCENARIOS.get(ScenarioColumn.RATE_SHIFT, scenario),
                    SCENARIOS.get(ScenarioColumn.TIME_ELAPSED, scenario));
        }

        private static ExactEuropean exact(
                int i, double growth, double volFactor, double rateShift, double timeElapsed) {
            return ExactEuropean.of(
                    CONTRACTS.get(ContractColumn.OPTION_SIGN, i),
                    CONTRACTS.get(ContractColumn.SPOT, i) * growth,
                    CONTRACTS.get(ContractColumn.STRIKE, i),
                    CONTRACTS.get(ContractColumn.TIME_TO_EXPIRY, i) - timeElapsed,
                    CONTRACTS.get(ContractColumn.RATE, i) + rateShift,
                    CONTRACTS.get(ContractColumn.DIVIDEND_YIELD, i),
                    CONTRACTS.get(ContractColumn.SMILE_LEVEL, i) * volFactor);
        }
    }

    @Override
    public String title() {
        return "full revaluation, European" + (threads > 1 ? ", " + threads + " threads" : "");
    }

    @Override
    public String item() {
        return "contract and scenario";
    }

    @Override
    public long items() {
        return (long) CONTRACTS * SCENARIOS * blocks;
    }

    @Override
    public boolean quick() {
        return threads == 1;
    }

    @Override
    public Optional<Task> task(Engine engine) {
        return engine.revaluation(new Revaluation(
                Options.contracts(Arena.ofAuto(), CONTRACTS),
                Options.scenarios(Arena.ofAuto(), SCENARIOS),
                blocks,
                threads));
    }

    @Override
    public String judgement() {
        return "P&L against 50-digit arithmetic, per sum of |weight| max(spot, strike)";
    }

    @Override
    public List<Deviation> deviations(Engine engine) {
        Optional<Task> task = threads > 1
                ? Optional.empty()
                : engine.revaluation(new Revaluation(Judged.CONTRACTS, Judged.SCENARIOS, 1, 1));
        if (task.isEmpty()) {
            return List.of();
        }
        task.get().run();
        return List.of(Deviation.of(
                "P&L", "sum of |weight| max(spot, strike)", task.get().results()[0], Judged.PNL, Judged.SCALES));
    }
}
