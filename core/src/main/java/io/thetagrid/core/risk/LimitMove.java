package io.thetagrid.core.risk;

import io.thetagrid.core.strategy.limits.LimitRule;
import java.util.OptionalDouble;

/**
 * The smallest move of the index, or of all volatilities, at which a limit of the profile breaks.
 *
 * @param scope what is measured there, as limits name it; empty where nothing within reach breaks the limit
 * @param size of the move along {@code direction}, per 1.00; 0 where the limit is broken today, empty where nothing within
 *     reach breaks it
 * @param value measured there, in the measure's unit; empty where it cannot be computed there, and where {@code size} is
 */
public record LimitMove(
        LimitRule rule, ReverseDirection direction, String scope, OptionalDouble size, OptionalDouble value) {}
