package io.thetagrid.core.risk;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One limit of the profile, checked.
 *
 * @param rule identifier, e.g. {@code R-RISK-VAR95}
 * @param scope what was measured: {@code portfolio}, {@code strike 2.5}, {@code expiration 2025-10-24}, …
 * @param value measured, in {@code unit}; empty where not computable
 * @param limit in {@code unit}
 * @param bound whether the limit is the most or the least allowed
 * @param unit in words: {@code of portfolio value}, {@code USD/day}, …
 * @param hard whether a breach ends the command with the exit code for breaches
 * @param level escalation L1–L4 (strategy-rules 8.2); empty while within the limit
 * @param action recommended; empty while within the limit
 * @param responseTime in which somebody must act; empty while within the limit
 * @param source document and section the rule comes from
 */
public record LimitVerdict(
        String rule,
        String scope,
        OptionalDouble value,
        double limit,
        Bound bound,
        String unit,
        LimitStatus status,
        boolean hard,
        Optional<String> level,
        Optional<String> action,
        Optional<Duration> responseTime,
        String source) {

    /** On which side of the limit the value must stay. */
    public enum Bound {
        AT_MOST,
        AT_LEAST
    }

    /** Whether this verdict makes a run end with the exit code for breaches. */
    public boolean hardBreach() {
        return hard
                && (status == LimitStatus.BREACH
                        || status == LimitStatus.BREACH_WITHIN_SAMPLING_ERROR
                        || status == LimitStatus.NOT_COMPUTABLE);
    }
}
