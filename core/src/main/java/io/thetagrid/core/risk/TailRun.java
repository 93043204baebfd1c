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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The methods of a book's settings.
 *
 * @param measures one for each method and horizon, in the settings' order
 * @param scenarios likewise, of the methods that have scenarios of their own
 * @param sets the scenarios themselves, in the order of their P&amp;L
 */
record TailRun(List<TailMeasures> measures, List<ScenarioPnl> scenarios, List<ScenarioSet> sets) {

    static TailRun of(
            PricedBook priced, MarketDynamics dynamics, Revaluation revaluation, Backend backend, int threads) {
        RiskSettings settings = priced.book().risk();
        Set<RiskMethod> revalued = new LinkedHashSet<>(settings.methods());
        if (revalued.remove(RiskMethod.DELTA_GAMMA)) {
            // An approximation is never reported without its error.
            revalued.add(RiskMethod.GAUSSIAN);
        }
        List<Horizon> horizons = settings.horizons().stream()
                .map(sessions -> Horizons.of(priced, sessions))
                .toList();
        List<ScenarioSet> sets = new ArrayList<>();
        for (RiskMethod method : revalued) {
            for (Horizon horizon : horizons) {
                sets.add(scenarios(method, horizon, dynamics, backend));
            }
        }
        List<ScenarioPnl> pnl = ScenarioRunner.run(revaluation, sets, threads);
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

    private static ScenarioSet scenarios(RiskMethod method, Horizon horizon, MarketDynamics dynamics, Backend backend) {
        ScenarioModel model = dynamics.model();
        if (method == RiskMethod.HISTORICAL) {
            return new Historical(horizon, dynamics.priced().book().market(), dynamics.symbols(), model);
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
