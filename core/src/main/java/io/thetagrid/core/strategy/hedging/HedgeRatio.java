package io.thetagrid.core.strategy.hedging;

import io.thetagrid.core.strategy.Profile;
import io.thetagrid.core.strategy.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Share of premium spent on call hedges: base times the multipliers whose condition holds, capped (R-HEDGE.1).
 *
 * @param base per 1.00
 * @param cap per 1.00; infinite where the profile has none
 */
public record HedgeRatio(double base, double cap, List<Multiplier> multipliers) {

    /**
     * What raises the ratio.
     *
     * @param when names the datum
     * @param above it holds above this value
     * @param below it holds below this value; without either bound it holds where the datum is not 0
     */
    public record Multiplier(String when, OptionalDouble above, OptionalDouble below, double factor) {

        boolean holds(double datum) {
            if (above.isEmpty() && below.isEmpty()) {
                return datum != 0;
            }
            return (above.isEmpty() || datum > above.getAsDouble()) && (below.isEmpty() || datum < below.getAsDouble());
        }
    }

    /**
     * A ratio and how it came about.
     *
     * @param uncapped base times every multiplier that applied
     * @param ratio the same, capped
     * @param missing data that no one gave: their multipliers did not apply
     */
    public record Result(double uncapped, double ratio, List<String> missing) {}

    public HedgeRatio {
        multipliers = List.copyOf(multipliers);
    }

    /** As a profile has it; empty where it hedges nothing. */
    public static Optional<HedgeRatio> of(Profile profile) {
        Settings hedging = profile.settings().map("hedging");
        if (hedging.number("base").isEmpty()) {
            return Optional.empty();
        }
        List<Multiplier> multipliers = hedging.list("multipliers").stream()
                .map(each -> new Multiplier(
                        each.text("when").orElseThrow(),
                        each.number("above"),
                        each.number("below"),
                        each.required("factor")))
                .toList();
        return Optional.of(new HedgeRatio(
                hedging.required("base"), hedging.number("cap").orElse(Double.POSITIVE_INFINITY), multipliers));
    }

    /**
     * The ratio today.
     *
     * @param data by the names that the multipliers give them
     */
    public Result ratio(Map<String, Double> data) {
        double product = base;
        List<String> missing = new ArrayList<>();
        for (Multiplier multiplier : multipliers) {
            Double datum = data.get(multiplier.when());
            if (datum == null) {
                missing.add(multiplier.when());
            } else if (multiplier.holds(datum)) {
                product *= multiplier.factor();
            }
        }
        return new Result(product, Math.min(product, cap), List.copyOf(missing));
    }
}
