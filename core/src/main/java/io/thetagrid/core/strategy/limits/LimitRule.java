package io.thetagrid.core.strategy.limits;

import io.thetagrid.core.risk.LimitVerdict.Bound;
import java.time.Duration;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * One limit as a profile states it (strategy-rules 8).
 *
 * @param id e.g. {@code R-RISK-VAR95}
 * @param limit in the measure's unit
 * @param warning value from which to warn, on the allowed side of the limit
 * @param hard whether a breach ends the command with the exit code for breaches
 * @param level L1–L4, a level of the profile
 * @param responseTime of the level
 * @param confidence per 1.00, for VaR and expected shortfall
 * @param sessions horizon, for VaR and expected shortfall
 * @param mostParts among how many parts at most the whole can be spread: a limit below one part in so many cannot hold (D19)
 * @param source document and section
 */
public record LimitRule(
        String id,
        Measure measure,
        Bound bound,
        double limit,
        OptionalDouble warning,
        boolean hard,
        String level,
        Duration responseTime,
        String action,
        OptionalDouble confidence,
        OptionalInt sessions,
        OptionalInt mostParts,
        String source) {

    boolean breachedBy(double value) {
        return bound == Bound.AT_MOST ? value > limit : value < limit;
    }

    boolean warnedBy(double value) {
        return warning.isPresent()
                && (bound == Bound.AT_MOST ? value >= warning.getAsDouble() : value <= warning.getAsDouble());
    }

    boolean infeasible() {
        return mostParts.isPresent() && bound == Bound.AT_MOST && limit * mostParts.getAsInt() < 1;
    }
}
