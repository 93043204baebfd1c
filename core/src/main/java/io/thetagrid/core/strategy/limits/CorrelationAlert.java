package io.thetagrid.core.strategy.limits;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A rule on correlations whose bound a month's end has passed.
 *
 * @param rule identifier, e.g. {@code R-RISK-CORRELATION}
 * @param what is watched, in the profile's words
 * @param value at the date, per 1.00
 * @param bound of the rule, per 1.00
 * @param level who has to act; empty where the profile names nobody
 * @param action proposed; empty where the profile proposes none
 */
public record CorrelationAlert(
        String rule,
        LocalDate date,
        String what,
        double value,
        double bound,
        Optional<String> level,
        Optional<String> action) {}
