package io.thetagrid.core.strategy.hedging;

import io.thetagrid.core.strategy.Profile;
import io.thetagrid.core.strategy.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A score for a short squeeze: weighted factors, each cut to [0, 1], capped (R-HEDGE.2, MS).
 *
 * @param cap most it may be, per 1.00
 */
public record SqueezeProbability(double cap, List<Factor> factors) {

    /** (datum − less) / scale, cut to [0, 1], counts with this weight. */
    public record Factor(String name, double less, double scale, double weight) {}

    /**
     * A score.
     *
     * @param missing factors that no one gave: they count 0
     */
    public record Result(double probability, List<String> missing) {}

    public SqueezeProbability {
        factors = List.copyOf(factors);
    }

    /** As a profile has it; empty where it has none. */
    public static Optional<SqueezeProbability> of(Profile profile) {
        Settings squeeze = profile.settings().map("squeeze");
        if (squeeze.number("cap").isEmpty()) {
            return Optional.empty();
        }
        List<Factor> factors = squeeze.list("factors").stream()
                .map(factor -> new Factor(
                        factor.text("name").orElseThrow(),
                        factor.number("less").orElse(0),
                        factor.required("scale"),
                        factor.required("weight")))
                .toList();
        return Optional.of(new SqueezeProbability(squeeze.required("cap"), factors));
    }

    /**
     * The score today.
     *
     * @param data by the factors' names, in their units
     */
    public Result probability(Map<String, Double> data) {
        double sum = 0;
        List<String> missing = new ArrayList<>();
        for (Factor factor : factors) {
            Double datum = data.get(factor.name());
            if (datum == null) {
                missing.add(factor.name());
            } else {
                sum += factor.weight() * Math.clamp((datum - factor.less()) / factor.scale(), 0.0, 1.0);
            }
        }
        return new Result(Math.min(sum, cap), List.copyOf(missing));
    }
}
