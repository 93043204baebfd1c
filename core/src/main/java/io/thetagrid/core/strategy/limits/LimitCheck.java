package io.thetagrid.core.strategy.limits;

import io.thetagrid.core.risk.LimitStatus;
import io.thetagrid.core.risk.LimitVerdict;
import io.thetagrid.core.risk.LimitVerdict.Bound;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Holds a run's measures against a profile's limits (strategy-rules 8). A rule on strikes, expirations, positions, sectors
 * or brokers gives a verdict for each that needs attention, or one for the largest where none does; a rule that has
 * nothing to measure gives none.
 */
public final class LimitCheck {

    private LimitCheck() {}

    /** Verdicts in the rules' order. */
    public static List<LimitVerdict> check(List<LimitRule> rules, LimitInputs inputs) {
        Measurements measurements = new Measurements(inputs);
        double value = inputs.book().value();
        List<LimitVerdict> verdicts = new ArrayList<>();
        for (LimitRule rule : rules) {
            List<Measured> measured = measurements.of(rule);
            if (rule.measure().perValue() && !(value > 0)) {
                if (!measured.isEmpty()) {
                    verdicts.add(verdict(rule, Measured.missing("portfolio"), LimitStatus.NOT_COMPUTABLE));
                }
                continue;
            }
            double divisor = rule.measure().perValue() ? value : 1;
            measured = measured.stream().map(m -> m.dividedBy(divisor)).toList();
            if (rule.infeasible()) {
                largest(measured).ifPresent(m -> verdicts.add(verdict(rule, m, LimitStatus.INFEASIBLE)));
            } else {
                verdicts.addAll(verdicts(rule, measured));
            }
        }
        return verdicts;
    }

    private static Optional<Measured> largest(List<Measured> measured) {
        return measured.stream()
                .filter(one -> one.value().isPresent())
                .max(Comparator.comparingDouble(one -> one.value().getAsDouble()));
    }

    private static List<LimitVerdict> verdicts(LimitRule rule, List<Measured> measured) {
        List<LimitVerdict> attention = new ArrayList<>();
        Optional<Measured> nearest = Optional.empty();
        for (Measured one : measured) {
            LimitStatus status = status(rule, one);
            if (status != LimitStatus.OK) {
                attention.add(verdict(rule, one, status));
            } else if (nearest.isEmpty() || nearer(rule, one, nearest.get())) {
                nearest = Optional.of(one);
            }
        }
        return attention.isEmpty()
                ? nearest.map(one -> verdict(rule, one, LimitStatus.OK)).stream()
                        .toList()
                : attention;
    }

    private static boolean nearer(LimitRule rule, Measured one, Measured other) {
        double difference = one.value().getAsDouble() - other.value().getAsDouble();
        return rule.bound() == Bound.AT_MOST ? difference > 0 : difference < 0;
    }

    private static LimitStatus status(LimitRule rule, Measured measured) {
        if (measured.value().isEmpty()) {
            return LimitStatus.NOT_COMPUTABLE;
        }
        double value = measured.value().getAsDouble();
        if (rule.breachedBy(value)) {
            OptionalDouble near = rule.bound() == Bound.AT_MOST ? measured.low() : measured.high();
            return near.isPresent() && !rule.breachedBy(near.getAsDouble())
                    ? LimitStatus.BREACH_WITHIN_SAMPLING_ERROR
                    : LimitStatus.BREACH;
        }
        return rule.warnedBy(value) ? LimitStatus.WARNING : LimitStatus.OK;
    }

    private static LimitVerdict verdict(LimitRule rule, Measured measured, LimitStatus status) {
        boolean calm = status == LimitStatus.OK;
        return new LimitVerdict(
                rule.id(),
                measured.scope(),
                measured.value(),
                rule.limit(),
                rule.bound(),
                rule.measure().unit(),
                status,
                rule.hard(),
                calm ? Optional.empty() : Optional.of(rule.level()),
                calm ? Optional.empty() : Optional.of(rule.action()),
                calm ? Optional.empty() : Optional.of(rule.responseTime()),
                rule.source());
    }
}
