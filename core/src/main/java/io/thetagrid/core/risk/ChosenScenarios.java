package io.thetagrid.core.risk;

import io.thetagrid.core.scenario.ScenarioSet;
import io.thetagrid.core.scenario.Shocks;
import io.thetagrid.core.scenario.UnderlyingShocks;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** Scenarios from anywhere in a set as one block. */
final class ChosenScenarios {

    private ChosenScenarios() {}

    /** @param numbers of the scenarios, at least one, in any order */
    static Shocks of(ScenarioSet set, int[] numbers) {
        List<Shocks> ones =
                Arrays.stream(numbers).mapToObj(number -> set.block(number, 1)).toList();
        SortedMap<String, UnderlyingShocks> shocks = new TreeMap<>();
        for (String symbol : ones.getFirst().byUnderlying().keySet()) {
            List<UnderlyingShocks> own =
                    ones.stream().map(one -> one.byUnderlying().get(symbol)).toList();
            SortedMap<Double, double[]> settlements = new TreeMap<>();
            for (double time : own.getFirst().settlementLogSpot().keySet()) {
                settlements.put(time, column(own, one -> one.settlementLogSpot().get(time)));
            }
            shocks.put(
                    symbol,
                    new UnderlyingShocks(
                            column(own, UnderlyingShocks::logSpot),
                            column(own, UnderlyingShocks::logVolatility),
                            column(own, UnderlyingShocks::rateShift),
                            settlements));
        }
        return new Shocks(numbers.length, ones.getFirst().timeElapsed(), shocks);
    }

    private static double[] column(List<UnderlyingShocks> ones, Function<UnderlyingShocks, double[]> value) {
        return ones.stream().mapToDouble(one -> value.apply(one)[0]).toArray();
    }
}
