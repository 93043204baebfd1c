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
import java.util.List;

/**
 * The full-revaluation methods of a book's settings.
 *
 * @param measures one for each method and horizon, in the settings' order
 * @param scenarios likewise
 */
record TailRun(List<TailMeasures> measures, List<ScenarioPnl> scenarios) {

    static TailRun of(
            PricedBook priced, MarketDynamics dynamics, Revaluation revaluation, Backend backend, int threads) {
        RiskSettings settings = priced.book().risk();
        List<ScenarioSet> sets = new ArrayList<>();
        for (RiskMethod method : settings.methods()) {
            for (int sessions : settings.horizons()) {
                if (method != RiskMethod.DELTA_GAMMA) {
                    sets.add(scenarios(method, Horizons.of(priced, sessions), dynamics, backend));
                }
            }
        }
        List<ScenarioPnl> pnl = ScenarioRunner.run(revaluation, sets, threads);
        List<TailMeasures> measures = new ArrayList<>();
        for (int i = 0; i < sets.size(); i++) {
            measures.add(TailMeasures.of(sets.get(i), pnl.get(i), settings.confidence()));
        }
        return new TailRun(measures, pnl);
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
}
