package io.thetagrid.core.risk;

import io.thetagrid.core.book.RiskMethod;
import io.thetagrid.core.book.RiskSettings;
import io.thetagrid.core.pricing.PricedBook;
import io.thetagrid.core.scenario.Historical;
import io.thetagrid.core.scenario.Horizon;
import io.thetagrid.core.scenario.Horizons;
import io.thetagrid.core.scenario.MarketDynamics;
import io.thetagrid.core.scenario.MonteCarlo;
import io.thetagrid.core.scenario.ScenarioModel;
import io.thetagrid.core.scenario.ScenarioSet;
import io.thetagrid.kernels.backend.Backend;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The methods of a book's settings.
 *
 * @param measures one for each method and horizon, in the settings' order
 * @param scenarios likewise, of the methods that have scenarios of their own
 * @param sets the scenarios themselves, in the order of their P&amp;L
 */
record TailRun(List<TailMeasures> measures, List<ScenarioPnl> scenarios, List<ScenarioSet> sets) {

    static TailRun of(PricedBook priced, MarketDynamics dynamics, Revaluation revaluation, Computation computation) {
        RiskSettings settings = priced.book().risk();
        Set<RiskMethod> revalued = revaluedMethods(settings);
        List<Horizon> horizons = horizons(priced);
        List<ScenarioSet> sets = sets(dynamics, computation);
        BlockStore store = store(priced, sets, computation);
        List<ScenarioPnl> pnl = pnl(sets, revaluation, priced, computation, store);
        List<TailMeasures> exact = new ArrayList<>();
        for (int i = 0; i < sets.size(); i++) {
            exact.add(TailMeasures.of(sets.get(i), pnl.get(i), priced));
        }
        List<RiskMethod> order = List.copyOf(revalued);
        List<TailMeasures> measures = new ArrayList<>();
        List<ScenarioPnl> scenarios = new ArrayList<>();
        List<ScenarioSet> own = new ArrayList<>();
        for (RiskMethod method : settings.methods()) {
            boolean parametric = method == RiskMethod.DELTA_GAMMA;
            int first = order.indexOf(parametric ? RiskMethod.GAUSSIAN : method) * horizons.size();
            for (int i = first; i < first + horizons.size(); i++) {
                if (parametric) {
                    measures.add(DeltaGamma.measures(
                            dynamics, sets.get(i), pnl.get(i), exact.get(i), settings.confidence()));
                } else {
                    measures.add(exact.get(i));
                    scenarios.add(pnl.get(i));
                    own.add(sets.get(i));
                }
            }
        }
        return new TailRun(measures, scenarios, own);
    }

    /** Leaves a shard's blocks in the computation's store. */
    static void keep(
            PricedBook priced, MarketDynamics dynamics, Revaluation revaluation, Computation computation, Shard shard) {
        List<ScenarioSet> sets = sets(dynamics, computation);
        BlockStore store = store(priced, sets, computation);
        Map<Boolean, List<ScenarioSet>> byTail = byTail(sets, revaluation, computation);
        ScenarioRunner.keep(revaluation, byTail.get(false), computation.threads(), store, shard);
        byTail.get(true).forEach(set -> ExactTail.keep(revaluation, set, computation.threads(), store, shard));
    }

    private static Set<RiskMethod> revaluedMethods(RiskSettings settings) {
        Set<RiskMethod> revalued = new LinkedHashSet<>(settings.methods());
        if (revalued.remove(RiskMethod.DELTA_GAMMA)) {
            // An approximation is never reported without its error.
            revalued.add(RiskMethod.GAUSSIAN);
        }
        return revalued;
    }

    private static List<Horizon> horizons(PricedBook priced) {
        return priced.book().risk().horizons().stream()
                .map(sessions -> Horizons.of(priced, sessions))
                .toList();
    }

    /** Of every method that has scenarios, at every horizon. */
    private static List<ScenarioSet> sets(MarketDynamics dynamics, Computation computation) {
        List<ScenarioSet> sets = new ArrayList<>();
        for (RiskMethod method : revaluedMethods(dynamics.priced().book().risk())) {
            for (Horizon horizon : horizons(dynamics.priced())) {
                sets.add(scenarios(method, horizon, dynamics, computation.backend()));
            }
        }
        return sets;
    }

    private static BlockStore store(PricedBook priced, List<ScenarioSet> sets, Computation computation) {
        return computation
                .blocks()
                .map(stores ->
                        stores.apply(RunFingerprint.of(priced, sets, computation.accuracy(), computation.exactness())))
                .orElse(BlockStore.NONE);
    }

    private static Map<Boolean, List<ScenarioSet>> byTail(
            List<ScenarioSet> sets, Revaluation revaluation, Computation computation) {
        return sets.stream()
                .collect(Collectors.partitioningBy(
                        set -> computation.exactness().tailsOnly(set, revaluation.optionCount())));
    }

    private static List<ScenarioPnl> pnl(
            List<ScenarioSet> sets,
            Revaluation revaluation,
            PricedBook priced,
            Computation computation,
            BlockStore store) {
        int threads = computation.threads();
        Map<Boolean, List<ScenarioSet>> byTail = byTail(sets, revaluation, computation);
        IdentityHashMap<ScenarioSet, ScenarioPnl> pnl = new IdentityHashMap<>();
        List<ScenarioPnl> whole = ScenarioRunner.run(revaluation, byTail.get(false), threads, store);
        for (int i = 0; i < whole.size(); i++) {
            pnl.put(byTail.get(false).get(i), whole.get(i));
        }
        byTail.get(true)
                .forEach(set -> pnl.put(
                        set,
                        ExactTail.run(
                                revaluation, set, priced.book().risk().confidence(), priced.value(), threads, store)));
        return sets.stream().map(pnl::get).toList();
    }

    private static ScenarioSet scenarios(RiskMethod method, Horizon horizon, MarketDynamics dynamics, Backend backend) {
        ScenarioModel model = dynamics.model();
        if (method == RiskMethod.HISTORICAL || method == RiskMethod.FILTERED_HISTORICAL) {
            return new Historical(method, horizon, dynamics.priced().book().market(), dynamics.symbols(), model);
        }
        RiskSettings settings = dynamics.priced().book().risk();
        return new MonteCarlo(
                method,
                horizon,
                dynamics.over(horizon.years()),
                dynamics.factor(),
                model,
                settings.scenarios(),
                settings.seed(),
                backend);
    }

    List<ValueAtRisk> var() {
        return measures.stream().flatMap(m -> m.var().stream()).toList();
    }

    List<ExpectedShortfall> es() {
        return measures.stream().flatMap(m -> m.es().stream()).toList();
    }
}
