package io.thetagrid.core.exercise;

import io.thetagrid.core.instrument.OptionContract;
import io.thetagrid.core.market.ExpirationInstants;
import io.thetagrid.core.market.MarketSnapshot;
import io.thetagrid.core.market.NyseCalendar;
import io.thetagrid.core.pricing.OptionPricer;
import io.thetagrid.core.pricing.OptionTerms;
import io.thetagrid.core.pricing.Parallel;
import io.thetagrid.core.pricing.PricedBook;
import io.thetagrid.core.pricing.PricedPosition;
import io.thetagrid.core.scenario.StreamIds;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/** Early exercise and assignment of a book's American options (risk-engine.md, "Measures"; strategy-rules R-ASSIGN.1). */
public final class EarlyExercises {
    private final MarketSnapshot market;
    private final OptionPricer pricer;
    private final SortedMap<Integer, Double> horizons = new TreeMap<>();
    /** Years until the close of the session under way; 0 where none is. */
    private final double restOfSession;

    private EarlyExercises(PricedBook book, OptionPricer pricer) {
        this.market = book.book().market();
        this.pricer = pricer;
        Instant asOf = market.asOf();
        for (int sessions : book.book().risk().horizons()) {
            horizons.put(sessions, yearsToClose(NyseCalendar.sessionAfter(asOf, sessions)));
        }
        LocalDate first = NyseCalendar.sessionAfter(asOf, 1);
        boolean underWay = !asOf.isBefore(NyseCalendar.at(first, NyseCalendar.OPEN));
        restOfSession = underWay ? yearsToClose(first) : 0;
    }

    /**
     * One for each position, in their order; empty for what is no American option or has expired.
     *
     * @param threads that share the positions
     */
    public static List<Optional<EarlyExercise>> of(PricedBook book, OptionPricer pricer, int threads) {
        EarlyExercises exercises = new EarlyExercises(book, pricer);
        SortedMap<String, List<Integer>> byUnderlying = new TreeMap<>();
        List<Optional<EarlyExercise>> results = new ArrayList<>();
        for (int i = 0; i < book.positions().size(); i++) {
            results.add(Optional.empty());
            PricedPosition position = book.positions().get(i);
            if (position.option().map(OptionTerms::american).orElse(false) && !position.expired()) {
                String symbol = position.position().instrument().underlying();
                byUnderlying.computeIfAbsent(symbol, _ -> new ArrayList<>()).add(i);
            }
        }
        List<String> symbols = List.copyOf(byUnderlying.keySet());
        int[] ids = StreamIds.of(symbols);
        for (int i = 0; i < ids.length; i++) {
            // One underlying after the other, so that the draws of one alone are held.
            PathDraws draws =
                    new PathDraws(pricer.backend(), book.book().risk().seed(), ids[i], AssignmentSimulation.PAIRS);
            List<Integer> rows = byUnderlying.get(symbols.get(i));
            List<EarlyExercise> found = Parallel.map(
                    rows, threads, row -> exercises.of(book.positions().get(row), draws));
            for (int k = 0; k < rows.size(); k++) {
                results.set(rows.get(k), Optional.of(found.get(k)));
            }
        }
        return results;
    }

    private EarlyExercise of(PricedPosition position, PathDraws draws) {
        OptionContract contract = (OptionContract) position.position().instrument();
        OptionTerms terms = position.option().orElseThrow();
        ExercisePolicy policy =
                BoundaryPolicy.of(terms, market.underlyings().get(contract.underlying()), market, pricer);
        double critical = criticalSpotToday(policy);
        boolean isShort = position.position().quantity() < 0;
        return new EarlyExercise(
                terms.optionSign() * (terms.spot() - critical) >= 0,
                critical,
                policy.exDividends(),
                isShort ? Optional.of(odds(contract, terms, policy, draws)) : Optional.empty(),
                isShort && terms.exerciseValue() > 0
                        ? OptionalDouble.of(terms.exerciseValue() - heldValue(terms, policy))
                        : OptionalDouble.empty());
    }

    /** That of now or, for a call, of today's close if that is the last before an ex-date. */
    private double criticalSpotToday(ExercisePolicy policy) {
        double critical = policy.criticalSpot(0, 0);
        if (policy.terms().optionSign() > 0) {
            for (ExDividend dividend : policy.exDividends()) {
                if (dividend.time() <= restOfSession) {
                    critical = Math.min(critical, dividend.criticalSpot());
                }
            }
        }
        return critical;
    }

    private AssignmentOdds odds(OptionContract contract, OptionTerms terms, ExercisePolicy policy, PathDraws draws) {
        double lastChance = yearsToClose(NyseCalendar.previous(ExpirationInstants.lastTradingSession(contract)));
        double critical = policy.criticalSpot(0, 0);
        boolean reachable = critical > 0 && critical < Double.POSITIVE_INFINITY;
        if (lastChance < 0 || (policy.exDividends().isEmpty() && !reachable)) {
            return AssignmentOdds.atExpiryOnly(horizons.keySet(), terms.probabilityInTheMoney());
        }
        return AssignmentSimulation.run(policy, lastChance, horizons, draws, AssignmentSimulation.STEPS);
    }

    /** See {@link EarlyExercise#assignmentCost()}. */
    private double heldValue(OptionTerms terms, ExercisePolicy policy) {
        return terms.optionSign() > 0 && !policy.exDividends().isEmpty()
                ? policy.valueAfter(0, terms.spot())
                : pricer.prices(List.of(terms.asEuropean()))[0];
    }

    private double yearsToClose(LocalDate session) {
        return ExpirationInstants.years(market.asOf(), NyseCalendar.close(session));
    }
}
