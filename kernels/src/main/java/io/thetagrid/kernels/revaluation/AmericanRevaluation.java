package io.thetagrid.kernels.revaluation;

import static java.lang.Math.fma;

import io.thetagrid.kernels.american.EarlyExercisePremiums;
import io.thetagrid.kernels.american.ExerciseBoundaries;
import io.thetagrid.kernels.backend.Accuracy;
import io.thetagrid.kernels.backend.AmericanColumn;
import io.thetagrid.kernels.backend.Backend;
import io.thetagrid.kernels.backend.Batch;
import io.thetagrid.kernels.backend.Columns;
import io.thetagrid.kernels.backend.OptionColumn;
import io.thetagrid.kernels.backend.ScenarioColumn;
import java.lang.foreign.Arena;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/**
 * American contracts under scenarios. Few of them, or with times and rates of their own, each solve their own boundary. Where a
 * whole tile has one time and one rate, its contracts share what depends on these: with the presets {@code FAST} and
 * {@code STANDARD} a table of {@link EarlyExercisePremiums}, which makes an American value cost three European ones; where that
 * has no answer, or not the accuracy, the {@link ExerciseBoundaries}. A contract's base value is made the same way as its
 * scenarios' values, so that a scenario that changes nothing has a P&amp;L of exactly 0.
 */
final class AmericanRevaluation {
    /**
     * Scenarios in fewer numbers than this solve their own boundaries sooner. Those of the whole call count, so that a scenario's
     * value does not depend on which of many it is repriced with.
     */
    private static final int SCENARIOS_WORTH_SHARING = 32;

    /** What a boundary depends on, but for volatility. */
    private record Family(double optionSign, double time, double rate, double dividendYield) {}

    /** What the options of a family share. */
    private record Shared(ExerciseBoundaries boundaries, EarlyExercisePremiums premiums) {}

    private final Backend backend;
    private final EarlyExercisePremiums.SharedKernel kernel;
    private final RevaluationKernel european;
    private final PremiumKernel premium;
    private final Accuracy accuracy;
    private final ConcurrentHashMap<Family, Shared> families = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<RevaluedContract, Double> sharedBaseValues = new ConcurrentHashMap<>();

    AmericanRevaluation(
            Backend backend,
            EarlyExercisePremiums.SharedKernel kernel,
            RevaluationKernel european,
            PremiumKernel premium,
            Accuracy accuracy) {
        this.backend = backend;
        this.kernel = kernel;
        this.european = european;
        this.premium = premium;
        this.accuracy = accuracy;
    }

    /** Adds weight · (value − base value) in every scenario of a tile. */
    void addPnl(
            RevaluedContract contract, double weight, double baseValue, ScenarioTile tile, Columns pnl, int column) {
        try (Arena arena = Arena.ofConfined()) {
            if (tile.uniform() && tile.scenarios().rows() >= SCENARIOS_WORTH_SHARING) {
                double base = sharedBaseValues.computeIfAbsent(contract, this::sharedBaseValue);
                addShared(arena, contract, weight, base, tile, pnl, column);
            } else {
                int[] rows = IntStream.range(tile.from(), tile.to()).toArray();
                addPriced(
                        arena,
                        contract,
                        (options, values) -> backend.american(options, accuracy, Set.of(), values),
                        weight,
                        baseValue,
                        tile,
                        rows,
                        pnl,
                        column);
            }
        }
    }

    private double sharedBaseValue(RevaluedContract contract) {
        try (Arena arena = Arena.ofConfined()) {
            Batch<ScenarioColumn> unchanged = Batch.allocate(arena, ScenarioColumn.class, 1);
            unchanged.fill(ScenarioColumn.VOL_FACTOR, 1);
            ScenarioTile tile = ScenarioTile.of(european, unchanged, ScenarioTile.allocateShared(arena, 1), 0, 1);
            Columns value = Columns.allocate(arena, 1, 1);
            addShared(arena, contract, 1, 0, tile, value, 0);
            return value.get(0, 0);
        }
    }

    /** Of a tile of one time and one rate. */
    private void addShared(
            Arena arena,
            RevaluedContract contract,
            double weight,
            double baseValue,
            ScenarioTile tile,
            Columns pnl,
            int column) {
        ContractTerms terms = new ContractTerms(
                contract,
                tile.scenarios().get(ScenarioColumn.TIME_ELAPSED, tile.from()),
                tile.scenarios().get(ScenarioColumn.RATE_SHIFT, tile.from()));
        Shared shared = shared(contract, tile);
        int[] rows;
        if (accuracy == Accuracy.FAST || accuracy == Accuracy.STANDARD) {
            Columns values = Columns.allocate(arena, 1, tile.to());
            european.addPnl(contract, 1, 0, tile, values, 0);
            if (premium.addPnl(
                    contract, terms.sqrtTime, shared.premiums(), weight, baseValue, tile, values, pnl, column)) {
                return;
            }
            rows = IntStream.range(tile.from(), tile.to())
                    .filter(row -> shared.premiums().table(volatility(contract, tile, row)).length == 0)
                    .toArray();
        } else {
            rows = IntStream.range(tile.from(), tile.to()).toArray();
        }
        addPriced(
                arena,
                contract,
                (options, values) -> kernel.american(options, shared.boundaries(), values),
                weight,
                baseValue,
                tile,
                rows,
                pnl,
                column);
    }

    private static double volatility(RevaluedContract contract, ScenarioTile tile, int row) {
        double smile = contract.smile(tile.scenarios().get(ScenarioColumn.LOG_SPOT, row));
        return smile * tile.scenarios().get(ScenarioColumn.VOL_FACTOR, row);
    }

    /** Prices options. */
    @FunctionalInterface
    private interface Pricing {
        void price(Batch<OptionColumn> options, Batch<AmericanColumn> values);
    }

    /** Of the scenarios at some rows alone. */
    private static void addPriced(
            Arena arena,
            RevaluedContract contract,
            Pricing pricing,
            double weight,
            double baseValue,
            ScenarioTile tile,
            int[] rows,
            Columns pnl,
            int column) {
        Batch<OptionColumn> options = Batch.allocate(arena, OptionColumn.class, rows.length);
        Batch<AmericanColumn> values = Batch.allocate(arena, AmericanColumn.class, rows.length);
        Batch<ScenarioColumn> scenarios = tile.scenarios();
        for (int i = 0; i < rows.length; i++) {
            double growth = tile.shared().get(ScenarioTile.GROWTH, rows[i] - tile.from());
            options.set(OptionColumn.OPTION_SIGN, i, contract.optionSign);
            options.set(OptionColumn.SPOT, i, contract.spot * growth);
            options.set(OptionColumn.STRIKE, i, contract.strike);
            options.set(
                    OptionColumn.TIME_TO_EXPIRY,
                    i,
                    Math.max(contract.timeToExpiry - scenarios.get(ScenarioColumn.TIME_ELAPSED, rows[i]), 0));
            options.set(OptionColumn.RATE, i, contract.rate + scenarios.get(ScenarioColumn.RATE_SHIFT, rows[i]));
            options.set(OptionColumn.DIVIDEND_YIELD, i, contract.dividendYield);
            options.set(OptionColumn.VOLATILITY, i, volatility(contract, tile, rows[i]));
        }
        pricing.price(options, values);
        for (int i = 0; i < rows.length; i++) {
            double gain = values.get(AmericanColumn.PRICE, i) - baseValue;
            pnl.set(column, rows[i], fma(gain, weight, pnl.get(column, rows[i])));
        }
    }

    private Shared shared(RevaluedContract contract, ScenarioTile tile) {
        double elapsed = tile.scenarios().get(ScenarioColumn.TIME_ELAPSED, tile.from());
        double rateShift = tile.scenarios().get(ScenarioColumn.RATE_SHIFT, tile.from());
        return families.computeIfAbsent(
                new Family(
                        contract.optionSign,
                        Math.max(contract.timeToExpiry - elapsed, 0),
                        contract.rate + rateShift,
                        contract.dividendYield),
                this::shared);
    }

    private Shared shared(Family family) {
        var boundaries = new ExerciseBoundaries(
                accuracy, family.optionSign(), family.time(), family.rate(), family.dividendYield());
        var premiums = new EarlyExercisePremiums(
                kernel, boundaries, family.optionSign(), family.time(), family.rate(), family.dividendYield());
        return new Shared(boundaries, premiums);
    }
}
