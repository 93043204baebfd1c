package io.thetagrid.core.risk;

import io.thetagrid.core.book.RiskMethod;
import io.thetagrid.core.scenario.Horizon;
import io.thetagrid.core.scenario.ScenarioSet;
import io.thetagrid.core.scenario.Shocks;
import io.thetagrid.core.scenario.UnderlyingShocks;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;

/** Scenarios of a test's own: log moves of spots by symbol, one session ahead. */
record GivenScenarios(SortedMap<String, double[]> logSpots) implements ScenarioSet {

    @Override
    public RiskMethod method() {
        return RiskMethod.GAUSSIAN;
    }

    @Override
    public Horizon horizon() {
        return new Horizon(1, 1 / 365.0, new TreeMap<>());
    }

    @Override
    public int scenarios() {
        return logSpots.firstEntry().getValue().length;
    }

    @Override
    public int overlap() {
        return 1;
    }

    @Override
    public String note() {
        return "";
    }

    @Override
    public Shocks block(int first, int count) {
        SortedMap<String, UnderlyingShocks> shocks = new TreeMap<>();
        logSpots.forEach((symbol, moves) -> shocks.put(
                symbol,
                new UnderlyingShocks(
                        Arrays.copyOfRange(moves, first, first + count),
                        new double[count],
                        new double[count],
                        new TreeMap<>())));
        return new Shocks(count, horizon().years(), shocks);
    }
}
