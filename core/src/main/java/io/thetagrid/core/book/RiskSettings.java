package io.thetagrid.core.book;

import java.util.List;

/**
 * What a risk run measures.
 *
 * @param methods which P&amp;L distributions to build
 * @param confidence levels of VaR and expected shortfall, per 1.00
 * @param horizons in NYSE sessions
 * @param scenarios number of Monte Carlo scenarios per method and horizon
 * @param seed of every random draw
 */
public record RiskSettings(
        List<RiskMethod> methods, List<Double> confidence, List<Integer> horizons, int scenarios, int seed) {

    /** What a book that says nothing is measured by. */
    public static final RiskSettings STANDARD = new RiskSettings(
            List.of(RiskMethod.GAUSSIAN, RiskMethod.STUDENT_T, RiskMethod.HISTORICAL, RiskMethod.DELTA_GAMMA),
            List.of(0.95, 0.975, 0.99),
            List.of(1, 5, 21),
            10_000,
            1);

    public RiskSettings {
        methods = List.copyOf(methods);
        confidence = List.copyOf(confidence);
        horizons = List.copyOf(horizons);
    }
}
