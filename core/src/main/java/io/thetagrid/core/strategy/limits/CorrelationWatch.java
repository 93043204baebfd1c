package io.thetagrid.core.strategy.limits;

import io.thetagrid.core.scenario.MonthlyCorrelations;
import io.thetagrid.core.strategy.Profile;
import io.thetagrid.core.strategy.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** Holds monthly correlations against what a profile's {@code monitoring} says of them (strategy-rules 8.8). */
public final class CorrelationWatch {
    /** Bounds the average over 252 sessions. */
    private static final String AVERAGE = "R-RISK-CORRELATION";
    /** Bounds its change in a month, in either direction. */
    private static final String MOVE = "R-RISK-CORRELATION-MOVE";

    private CorrelationWatch() {}

    /** Alerts of every month, in the months' order; none where the profile has no such rules. */
    public static List<CorrelationAlert> alerts(Profile profile, List<MonthlyCorrelations> months) {
        List<CorrelationAlert> alerts = new ArrayList<>();
        List<Settings> rules = profile.settings().list("monitoring");
        for (MonthlyCorrelations month : months) {
            for (Settings rule : rules) {
                OptionalDouble value = watched(rule.text("rule").orElse(""), month);
                OptionalDouble bound = rule.number("above");
                if (value.isPresent() && bound.isPresent() && value.getAsDouble() > bound.getAsDouble()) {
                    alerts.add(alert(rule, month, value.getAsDouble(), bound.getAsDouble()));
                }
            }
        }
        return alerts;
    }

    private static OptionalDouble watched(String rule, MonthlyCorrelations month) {
        return switch (rule) {
            case AVERAGE -> month.averageYear();
            case MOVE -> absolute(month.change());
            default -> OptionalDouble.empty();
        };
    }

    private static OptionalDouble absolute(OptionalDouble value) {
        return value.isPresent() ? OptionalDouble.of(Math.abs(value.getAsDouble())) : value;
    }

    private static CorrelationAlert alert(Settings rule, MonthlyCorrelations month, double value, double bound) {
        return new CorrelationAlert(
                rule.text("rule").orElseThrow(),
                month.date(),
                rule.text("what").orElseThrow(),
                value,
                bound,
                rule.text("level"),
                rule.text("action"));
    }
}
