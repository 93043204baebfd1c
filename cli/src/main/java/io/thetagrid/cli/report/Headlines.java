package io.thetagrid.cli.report;

import static io.thetagrid.cli.format.Numbers.fixed;
import static io.thetagrid.cli.format.Numbers.money;
import static io.thetagrid.cli.format.Numbers.percent;

import io.thetagrid.cli.format.Style;
import io.thetagrid.core.book.RiskMethod;
import io.thetagrid.core.exercise.EarlyExercise;
import io.thetagrid.core.risk.ExpectedShortfall;
import io.thetagrid.core.risk.LimitStatus;
import io.thetagrid.core.risk.LimitVerdict;
import io.thetagrid.core.risk.RiskReport;
import io.thetagrid.core.risk.StressResult;
import io.thetagrid.core.risk.ValueAtRisk;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What a report comes to, in a few sentences, worst news included. */
final class Headlines {
    private final RiskReport report;
    private final Style style;

    private Headlines(RiskReport report, Style style) {
        this.report = report;
        this.style = style;
    }

    static List<String> of(RiskReport report, Style style) {
        Headlines headlines = new Headlines(report, style);
        List<String> sentences = new ArrayList<>();
        headlines.badDay().ifPresent(sentences::add);
        headlines.worstStress().ifPresent(sentences::add);
        headlines.exercise().ifPresent(sentences::add);
        headlines.assignment().ifPresent(sentences::add);
        headlines.uncoveredCalls().ifPresent(sentences::add);
        headlines.limits().ifPresent(sentences::add);
        return sentences;
    }

    /** The shortest horizon's largest expected shortfall by full revaluation, at the highest level that has a VaR too. */
    private Optional<String> badDay() {
        return report.var().stream()
                .filter(v -> v.method() != RiskMethod.DELTA_GAMMA)
                .max(Comparator.<ValueAtRisk>comparingInt(v -> -v.horizonDays())
                        .thenComparingDouble(ValueAtRisk::confidence)
                        .thenComparingDouble(ValueAtRisk::value))
                .map(v -> "One " + (v.horizonDays() == 1 ? "day" : "spell of " + TailText.sessions(v.horizonDays()))
                        + " in " + Math.round(1 / (1 - v.confidence())) + " loses "
                        + style.strong(currency(v.value())) + share(v.value()) + " or more"
                        + meanBeyond(v)
                                .map(es -> ", " + style.strong(currency(es)) + share(es) + " on average")
                                .orElse("")
                        + " (" + v.method().label() + ").");
    }

    private Optional<Double> meanBeyond(ValueAtRisk var) {
        return report.es().stream()
                .filter(es -> es.method() == var.method()
                        && es.horizonDays() == var.horizonDays()
                        && es.confidence() == var.confidence())
                .findFirst()
                .map(ExpectedShortfall::value);
    }

    private Optional<String> worstStress() {
        return report.stress().stream()
                .min(Comparator.comparingDouble(StressResult::pnl))
                .filter(stress -> stress.pnl() < 0)
                .map(stress -> "The worst stress scenario, " + stress.name() + ", loses "
                        + style.strong(currency(-stress.pnl())) + share(-stress.pnl()) + ".");
    }

    private Optional<String> exercise() {
        List<EarlyExercise> due = report.exercises().stream()
                .flatMap(Optional::stream)
                .filter(EarlyExercise::optimalNow)
                .toList();
        long written = due.stream().filter(one -> one.odds().isPresent()).count();
        long held = due.size() - written;
        if (due.isEmpty()) {
            return Optional.empty();
        }
        List<String> parts = new ArrayList<>();
        if (written > 0) {
            parts.add(style.alarm(written + (written == 1 ? " short option" : " short options"))
                    + " should be assigned today");
        }
        if (held > 0) {
            parts.add(
                    style.alarm(held + (held == 1 ? " long option" : " long options")) + " should be exercised today");
        }
        return Optional.of(String.join(", ", parts) + ".");
    }

    private Optional<String> assignment() {
        double shortfall = report.assigned().shortfall();
        return shortfall > 0
                ? Optional.of("Assignment of all that is in the money today would need "
                        + style.alarm(currency(shortfall)) + " more cash than there is.")
                : Optional.empty();
    }

    private Optional<String> uncoveredCalls() {
        double shares = report.margin().uncoveredCallShares();
        return shares > 0
                ? Optional.of("Short calls could demand " + style.alarm(fixed(shares, 0) + " shares")
                        + " that nothing covers: their loss has no bound.")
                : Optional.empty();
    }

    private Optional<String> limits() {
        if (report.limits().isEmpty()) {
            return Optional.empty();
        }
        long hard = report.limits().stream().filter(LimitVerdict::hardBreach).count();
        long soft = report.limits().stream()
                .filter(limit -> !limit.hardBreach() && LimitText.breached(limit))
                .count();
        long warnings = report.limits().stream()
                .filter(limit -> limit.status() == LimitStatus.WARNING)
                .count();
        if (hard + soft + warnings == 0) {
            return Optional.of(style.good("All " + report.limits().size() + " limits are kept."));
        }
        return Optional.of(style.alarm(hard + (hard == 1 ? " hard limit" : " hard limits") + " breached") + ", " + soft
                + " soft, " + warnings + (warnings == 1 ? " warning" : " warnings") + ", of "
                + report.limits().size() + " limits checked.");
    }

    private String currency(double amount) {
        return report.portfolio().baseCurrency() + " " + money(amount);
    }

    /** Of the portfolio's value, where that says something. */
    private String share(double amount) {
        double value = report.portfolio().value();
        return value > 0 ? " (" + percent(amount / value, 1) + " of value)" : "";
    }
}
