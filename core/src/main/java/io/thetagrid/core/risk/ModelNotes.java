package io.thetagrid.core.risk;

import io.thetagrid.core.market.NyseCalendar;
import io.thetagrid.core.scenario.Correlations;
import io.thetagrid.core.scenario.MarketDynamics;
import io.thetagrid.core.scenario.ScenarioModel;
import io.thetagrid.kernels.backend.Accuracy;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a reader must know about the model behind a report, in sentences. */
final class ModelNotes {

    /** Share of an expected shortfall that one scenario must not have unsaid. */
    private static final double HEAVY = 0.2;

    private ModelNotes() {}

    static List<String> of(MarketDynamics dynamics, Accuracy accuracy, TailRun tails) {
        ScenarioModel model = dynamics.model();
        Correlations correlations = dynamics.correlations();
        List<String> notes = new ArrayList<>();
        notes.add("Horizons end at the close of an NYSE session; variance and time value run in calendar time, so a"
                + " weekend counts three days. Spots drift at the risk-neutral carry.");
        sessionUnderWay(dynamics.priced().book().market().asOf()).ifPresent(notes::add);
        notes.add(String.format(
                Locale.ROOT,
                "Volatilities stay with the %s; a 30-day implied volatility moves by %.0f %% a year, correlated %.2f with"
                        + " its spot; other maturities move by min(√(30 days / T), 2) of that. Rates do not move.",
                model.stickiness().name().toLowerCase(Locale.ROOT),
                100 * model.volatilityOfVolatility(),
                model.spotVolCorrelation()));
        notes.add("Options that expire within a horizon settle on their date; shares they deliver are carried to the"
                + " horizon. In scenarios early exercise shows in values only. Cash dividends count through the dividend"
                + " yield.");
        notes.add(
                "Probabilities of assignment are risk-neutral, at each option's own volatility, and take holders to exercise"
                        + " where that is optimal; cash dividends lower the share at their ex-dates.");
        if (correlations.pairs() > 0) {
            notes.add(String.format(
                    Locale.ROOT,
                    "Correlations: %d of %d pairs measured over up to %d sessions, %.2f for the rest.",
                    correlations.measuredPairs(),
                    correlations.pairs(),
                    model.historySessions(),
                    model.defaultCorrelation()));
        }
        if (dynamics.factor().shrinkage() > 0) {
            notes.add(String.format(
                    Locale.ROOT,
                    "Correlations contradict each other and were drawn %.1f %% towards independence.",
                    100 * dynamics.factor().shrinkage()));
        }
        notes.add(String.format(
                Locale.ROOT,
                "American options: accuracy preset %s.",
                accuracy.name().toLowerCase(Locale.ROOT)));
        tails.scenarios().stream().flatMap(set -> aggregated(set).stream()).forEach(notes::add);
        heaviest(tails.es()).ifPresent(notes::add);
        return notes;
    }

    /** Says where the first session is less than one, and risk over it less than a day's. */
    private static Optional<String> sessionUnderWay(Instant asOf) {
        LocalDate first = NyseCalendar.sessionAfter(asOf, 1);
        return asOf.isAfter(NyseCalendar.at(first, NyseCalendar.OPEN))
                ? Optional.of(String.format(
                        Locale.ROOT,
                        "The first session is the one under way, of which %d minutes are left: what is measured over 1"
                                + " session is less than a day's, and so is what a limit on it sees.",
                        Duration.between(asOf, NyseCalendar.close(first)).toMinutes()))
                : Optional.empty();
    }

    /** Says how many scenarios were revalued in full, and how far the others may be off. */
    private static Optional<String> aggregated(ScenarioPnl set) {
        return set.aggregation()
                .map(how -> String.format(
                        Locale.ROOT,
                        "%s, %d sessions: %.1f %% of %d scenarios revalued in full, all that VaR, expected shortfall, worst and"
                                + " best P&L look at; the others by surfaces of %d exact points, off by %.2f at most (found: %.2f).",
                        set.method().label(),
                        set.horizonDays(),
                        100.0 * how.repriced() / set.scenarios(),
                        set.scenarios(),
                        how.points(),
                        how.bound(),
                        how.largestError()));
    }

    /** Says where a single scenario carries an expected shortfall, which then has no more meaning than that scenario. */
    private static Optional<String> heaviest(List<ExpectedShortfall> es) {
        return es.stream()
                .filter(one -> one.topScenarioShare().orElse(0) > HEAVY)
                .max(Comparator.comparingDouble(one -> one.topScenarioShare().getAsDouble()))
                .map(one -> String.format(
                        Locale.ROOT,
                        "One scenario alone makes %.0f %% of expected shortfall %.1f %% (%s, %d sessions): a loss without"
                                + " bound, whose mean is no more certain than that scenario.",
                        100 * one.topScenarioShare().getAsDouble(),
                        100 * one.confidence(),
                        one.method().label(),
                        one.horizonDays()));
    }
}
