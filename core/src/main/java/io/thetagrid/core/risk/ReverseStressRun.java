package io.thetagrid.core.risk;

import io.thetagrid.core.book.Book;
import io.thetagrid.core.pricing.BookPricer;
import io.thetagrid.core.pricing.OptionPricer;
import io.thetagrid.core.pricing.Parallel;
import io.thetagrid.core.pricing.PricedBook;
import io.thetagrid.core.scenario.MarketDynamics;
import io.thetagrid.core.scenario.ScenarioModel;
import io.thetagrid.core.strategy.limits.LimitRule;
import io.thetagrid.kernels.backend.Accuracy;
import io.thetagrid.kernels.backend.Backend;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Reverse stress: not what a move costs but the smallest move that costs so much, by full revaluation, at once
 * (risk-engine.md, "Grids").
 */
public final class ReverseStressRun {

    private ReverseStressRun() {}

    /**
     * Looks along every direction: for losses of the portfolio and of each underlying alone, and for breaches of limits.
     *
     * @param targets losses to look for; all of the portfolio's value is looked for besides
     * @param rules limits to look for; those on VaR and expected shortfall are left out
     * @param threads that share the directions
     * @throws io.thetagrid.core.io.BadInputException if a position cannot be priced
     */
    public static ReverseStressResult of(
            Book book,
            List<LossTarget> targets,
            List<LimitRule> rules,
            Backend backend,
            int threads,
            Accuracy accuracy) {
        OptionPricer pricer = new OptionPricer(backend, accuracy);
        PricedBook priced = BookPricer.price(book, pricer);
        ScenarioModel model = ScenarioModel.DEFAULT;
        ReverseShocks shocks = new ReverseShocks(MarketDynamics.of(priced, model));
        // No limit is on rho.
        MovedBook moved = new MovedBook(priced, pricer::greeksWithoutRho, model.stickiness());
        List<LimitRule> followed =
                rules.stream().filter(rule -> !rule.measure().needsConfidence()).toList();
        List<LimitMove> limits = Parallel.map(
                        List.of(ReverseDirection.values()),
                        threads,
                        direction -> new LimitSearch(direction, shocks, moved, followed).run())
                .stream()
                .flatMap(List::stream)
                .toList();
        List<ReverseStress> losses = List.of();
        if (priced.value() > 0) {
            try (Revaluation revaluation = new Revaluation(priced, backend, accuracy, model.stickiness())) {
                losses = losses(targets, shocks, revaluation, priced.value(), threads);
            }
        }
        return new ReverseStressResult(priced.value(), losses, limits, notes(priced.value(), model));
    }

    private static List<ReverseStress> losses(
            List<LossTarget> targets, ReverseShocks shocks, Revaluation revaluation, double value, int threads) {
        List<LossTarget> all = new ArrayList<>(targets);
        all.add(LossTarget.VALUE_ZERO);
        all.sort(Comparator.comparingDouble(LossTarget::ratio));
        List<List<ReverseStress>> found = Parallel.map(
                List.of(ReverseDirection.values()),
                threads,
                direction -> new ReverseSearch(direction, shocks, revaluation, all, value).run());
        return byScope(found, all.size());
    }

    /** Puts what was found by direction, scope and loss in the order of scope, direction, loss. */
    private static List<ReverseStress> byScope(List<List<ReverseStress>> found, int targets) {
        int scopes = found.getFirst().size() / targets;
        return IntStream.range(0, scopes)
                .boxed()
                .flatMap(scope -> found.stream()
                        .flatMap(direction -> direction.subList(scope * targets, (scope + 1) * targets).stream()))
                .toList();
    }

    private static List<String> notes(double value, ScenarioModel model) {
        List<String> notes = new ArrayList<>();
        if (!(value > 0)) {
            notes.add("The portfolio has no positive value: no loss is a share of it.");
        }
        notes.add(
                "The portfolio moves with the index, each name by its beta times that; an underlying moves alone. Moves are"
                        + " at once, rates stay.");
        notes.add(String.format(
                Locale.ROOT,
                "Where volatility follows the spot, its log moves by %.2f · %.2f / σ of the spot's (σ: 30-day at-the-money"
                        + " volatility), at most to %.0f times today's.",
                model.spotVolCorrelation(),
                model.volatilityOfVolatility(),
                1 + ReverseDirection.VOLATILITY_UP.reach()));
        notes.add(String.format(
                Locale.ROOT,
                "Searched outward in steps of %.1f %% (limits: %.1f %%), upward of the level reached, and halved to %.4f %%: what comes and goes within a"
                        + " step is not seen.",
                100 * ReverseSearch.STEP,
                100 * LimitSearch.STEP,
                100 * ReverseSearch.TOLERANCE));
        notes.add(
                "Limits on VaR and expected shortfall are not followed, each move would take a simulation; the losses they"
                        + " allow are looked for instead.");
        return notes;
    }
}
