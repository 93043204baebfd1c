package io.thetagrid.core.strategy.audit;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Every kind of computation by the name that claims give it. */
final class Computations {
    private static final Map<String, Computation> ALL = all();

    private Computations() {}

    static boolean has(String name) {
        return ALL.containsKey(name);
    }

    static List<String> names() {
        return List.copyOf(ALL.keySet());
    }

    static Computation named(String name) {
        Computation computation = ALL.get(name);
        if (computation == null) {
            throw new IllegalArgumentException("no computation is called " + name);
        }
        return computation;
    }

    private static Map<String, Computation> all() {
        Map<String, Computation> all = new TreeMap<>();
        for (Map<String, Computation> theme : List.of(
                ArithmeticComputations.ALL,
                SizingComputations.ALL,
                CompoundingComputations.ALL,
                LadderComputations.ALL,
                PutRiskComputations.ALL,
                HedgeComputations.ALL,
                RuleComputations.ALL,
                ProjectionComputations.ALL,
                ScenarioComputations.ALL,
                AssignmentComputations.ALL,
                IncomeComputations.ALL)) {
            theme.forEach((name, computation) -> {
                if (all.put(name, computation) != null) {
                    throw new IllegalStateException("two computations are called " + name);
                }
            });
        }
        return all;
    }
}
