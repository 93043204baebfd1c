package io.thetagrid.cli.report;

import static io.thetagrid.cli.format.Numbers.fixed;
import static io.thetagrid.cli.format.Numbers.percent;

import io.thetagrid.cli.format.Numbers;
import io.thetagrid.cli.format.Style;
import io.thetagrid.cli.format.TextTable;
import io.thetagrid.core.risk.LimitStatus;
import io.thetagrid.core.risk.LimitVerdict;
import io.thetagrid.core.risk.LimitVerdict.Bound;
import io.thetagrid.core.strategy.limits.LimitRule;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The profile's limits: those that need attention with what to do, the others counted. */
final class LimitText {

    private LimitText() {}

    static String render(List<LimitVerdict> limits, Style style) {
        if (limits.isEmpty()) {
            return "";
        }
        TextTable table = new TextTable(style)
                .text("status")
                .text("rule")
                .text("scope")
                .number("value")
                .number("limit")
                .text("")
                .text("level")
                .text("act within");
        Set<String> actions = new LinkedHashSet<>();
        for (LimitVerdict limit : limits) {
            if (limit.status() == LimitStatus.OK) {
                continue;
            }
            table.row(
                    paint(limit, style),
                    words(limit.status()) + (limit.hardBreach() ? ", hard" : ""),
                    limit.rule(),
                    limit.scope(),
                    limit.value().isPresent() ? amount(limit.value().getAsDouble(), limit.unit()) : Numbers.NONE,
                    allowed(limit.bound()) + amount(limit.limit(), limit.unit()),
                    limit.unit(),
                    limit.level().orElse(""),
                    limit.responseTime().map(LimitText::words).orElse(""));
            limit.action().ifPresent(action -> actions.add(limit.rule() + ": " + action + " (" + limit.source() + ")"));
        }
        long kept = limits.stream().filter(l -> l.status() == LimitStatus.OK).count();
        StringBuilder text = new StringBuilder("\n")
                .append(style.strong("Limits of the profile: " + kept + " of " + limits.size() + " kept"))
                .append('\n');
        if (!table.isEmpty()) {
            text.append(table.render("  "));
        }
        actions.forEach(action -> text.append("  > ").append(action).append('\n'));
        return text.toString();
    }

    static boolean breached(LimitVerdict limit) {
        return switch (limit.status()) {
            case BREACH, BREACH_WITHIN_SAMPLING_ERROR, NOT_COMPUTABLE -> true;
            case OK, WARNING, INFEASIBLE -> false;
        };
    }

    private static UnaryOperator<String> paint(LimitVerdict limit, Style style) {
        return limit.hardBreach() ? style::alarm : style::warning;
    }

    /** What a rule allows, in words. */
    static String allowed(LimitRule rule) {
        String unit = rule.measure().unit();
        return allowed(rule.bound()) + amount(rule.limit(), unit) + " " + unit;
    }

    private static String allowed(Bound bound) {
        return bound == Bound.AT_MOST ? "at most " : "at least ";
    }

    /** Ratios ({@code of portfolio value}) as percentages. */
    private static String amount(double value, String unit) {
        return unit.startsWith("of ") ? percent(value, 2) : fixed(value, 2);
    }

    private static String words(LimitStatus status) {
        return status.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String words(Duration time) {
        return time.toHours() > 0 ? time.toHours() + " h" : time.toMinutes() + " min";
    }
}
