package io.thetagrid.core.risk;

import io.thetagrid.core.exercise.EarlyExercise;
import io.thetagrid.core.io.InputFile;
import io.thetagrid.core.io.Problem;
import io.thetagrid.core.pricing.PositionVerdict;
import io.thetagrid.core.pricing.PricedPosition;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Everything a risk run finds: a pure function of book, market, profile, scenarios, seed and model version, the same to
 * the last bit for any backend of the CPU and any number of threads. Money is in the base currency, Greeks of positions
 * per share in kernel units, Greeks of the portfolio in the units of strategy-rules D7.
 *
 * @param positions in the book's canonical order
 * @param exercises early exercise by position, in the positions' order; empty for what is no American option or has expired
 * @param distributions one for each method and horizon asked for, unavailable ones included
 * @param var by method, horizon, confidence, in the order the book asks for them
 * @param es likewise
 * @param stress in the stress library's order
 * @param limits in the profile's order
 * @param verdicts on quotes and marks, in the positions' order
 * @param rejects malformed rows that the run was allowed to leave out
 * @param notes assumptions that hold for the whole report
 * @param scenarios P&amp;L by scenario and group: the {@code scenarios} table, not part of {@code result.json}
 * @param components of VaR and expected shortfall in the dimensions asked for; by dimension, method, horizon, confidence and
 *     bucket
 */
public record RiskReport(
        Instant asOf,
        List<InputFile> inputs,
        PortfolioResult portfolio,
        List<PricedPosition> positions,
        List<Optional<EarlyExercise>> exercises,
        List<DistributionSummary> distributions,
        List<ValueAtRisk> var,
        List<ExpectedShortfall> es,
        List<StressResult> stress,
        MarginResult margin,
        AssignmentResult assigned,
        List<LimitVerdict> limits,
        List<PositionVerdict> verdicts,
        List<Problem> rejects,
        int seed,
        String version,
        List<String> notes,
        List<ScenarioPnl> scenarios,
        List<RiskComponent> components) {

    public RiskReport {
        inputs = List.copyOf(inputs);
        positions = List.copyOf(positions);
        exercises = List.copyOf(exercises);
        distributions = List.copyOf(distributions);
        var = List.copyOf(var);
        es = List.copyOf(es);
        stress = List.copyOf(stress);
        limits = List.copyOf(limits);
        verdicts = List.copyOf(verdicts);
        rejects = List.copyOf(rejects);
        notes = List.copyOf(notes);
        scenarios = List.copyOf(scenarios);
        components = List.copyOf(components);
    }

    /** How often each verdict was given. */
    public SortedMap<String, Integer> verdictCounts() {
        SortedMap<String, Integer> counts = new TreeMap<>();
        for (PositionVerdict verdict : verdicts) {
            counts.merge(verdict.verdict(), 1, Integer::sum);
        }
        return counts;
    }

    /** Whether a hard limit is breached. */
    public boolean hardLimitBreached() {
        return limits.stream().anyMatch(LimitVerdict::hardBreach);
    }
}
