package io.thetagrid.core.risk;

import io.thetagrid.core.book.Book;
import io.thetagrid.core.exercise.EarlyExercise;
import io.thetagrid.core.exercise.EarlyExercises;
import io.thetagrid.core.margin.Assignment;
import io.thetagrid.core.margin.CashSecured;
import io.thetagrid.core.pricing.BookPricer;
import io.thetagrid.core.pricing.OptionPricer;
import io.thetagrid.core.pricing.PricedBook;
import io.thetagrid.core.scenario.MarketDynamics;
import io.thetagrid.core.scenario.ScenarioModel;
import io.thetagrid.core.scenario.StressLibrary;
import io.thetagrid.core.strategy.Profile;
import io.thetagrid.core.strategy.limits.LimitCheck;
import io.thetagrid.core.strategy.limits.LimitInputs;
import io.thetagrid.kernels.backend.Accuracy;
import io.thetagrid.kernels.backend.Backend;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The main job: from a book to its report. A pure function; backend and threads change how long it takes, never a digit.
 */
public final class RiskRun {

    private RiskRun() {}

    /**
     * Values the book, revalues it under every scenario, and holds the result against the profile.
     *
     * @throws io.thetagrid.core.io.BadInputException if a position cannot be priced or an underlying not simulated
     */
    public static RiskReport run(Book book, Profile profile, Computation computation, ScenarioModel model) {
        return run(book, profile, computation, model, List.of());
    }

    /**
     * The same with VaR and expected shortfall divided up.
     *
     * @param by what to divide by; nothing costs nothing, anything another full revaluation, and needs every scenario exact
     */
    public static RiskReport run(
            Book book, Profile profile, Computation asked, ScenarioModel model, Collection<Dimension> by) {
        Computation computation = by.isEmpty() ? asked : asked.with(Exactness.ALL);
        Backend backend = computation.backend();
        Accuracy accuracy = computation.accuracy();
        int threads = computation.threads();
        OptionPricer pricer = new OptionPricer(backend, accuracy);
        PricedBook priced = BookPricer.price(book, pricer);
        MarketDynamics dynamics = MarketDynamics.of(priced, model);
        TailRun tails;
        List<StressResult> stress;
        try (Revaluation revaluation = new Revaluation(priced, backend, accuracy, model.stickiness())) {
            tails = TailRun.of(priced, dynamics, revaluation, computation);
            stress = new StressRun(dynamics, revaluation, backend, accuracy).run(StressLibrary.standard());
        }
        List<RiskComponent> components = by.isEmpty()
                ? List.of()
                : new RiskComponents(priced, backend, accuracy, model.stickiness(), threads)
                        .of(by, tails.sets(), tails.scenarios());
        List<Optional<EarlyExercise>> exercises = EarlyExercises.of(priced, pricer, threads);
        PortfolioGreeks greeks = PortfolioGreeks.of(priced.positions());
        MarginResult margin = CashSecured.of(priced);
        LimitInputs limitInputs = new LimitInputs(priced, greeks, tails.var(), tails.es(), margin);
        return new RiskReport(
                book.market().asOf(),
                book.inputs(),
                new PortfolioResult(
                        book.baseCurrency(), priced.value(), priced.liquidationValue(), priced.cash(), greeks),
                priced.positions(),
                exercises,
                tails.measures().stream().map(TailMeasures::summary).toList(),
                tails.var(),
                tails.es(),
                stress,
                margin,
                Assignment.of(priced, exercises, profile.assignmentAlerts()),
                LimitCheck.check(profile.limits(), limitInputs),
                priced.verdicts(),
                book.rejects(),
                book.risk().seed(),
                ModelVersion.CURRENT,
                notes(book, dynamics, accuracy, tails),
                tails.scenarios(),
                components);
    }

    /**
     * Computes a shard of the run's blocks and leaves them in the computation's store; no report.
     *
     * @throws io.thetagrid.core.io.BadInputException as {@link #run}
     */
    public static void keep(Book book, Computation computation, ScenarioModel model, Shard shard) {
        PricedBook priced = BookPricer.price(book, new OptionPricer(computation.backend(), computation.accuracy()));
        MarketDynamics dynamics = MarketDynamics.of(priced, model);
        try (Revaluation revaluation =
                new Revaluation(priced, computation.backend(), computation.accuracy(), model.stickiness())) {
            TailRun.keep(priced, dynamics, revaluation, computation, shard);
        }
    }

    private static List<String> notes(Book book, MarketDynamics dynamics, Accuracy accuracy, TailRun tails) {
        List<String> notes = new ArrayList<>(book.notes());
        notes.addAll(ModelNotes.of(dynamics, accuracy, tails));
        return notes;
    }
}
