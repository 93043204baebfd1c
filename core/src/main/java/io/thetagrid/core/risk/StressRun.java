package io.thetagrid.core.risk;

import io.thetagrid.core.book.Book;
import io.thetagrid.core.pricing.BookPricer;
import io.thetagrid.core.pricing.OptionPricer;
import io.thetagrid.core.pricing.PricedBook;
import io.thetagrid.core.pricing.PricedPosition;
import io.thetagrid.core.scenario.Horizon;
import io.thetagrid.core.scenario.Horizons;
import io.thetagrid.core.scenario.MarketDynamics;
import io.thetagrid.core.scenario.ScenarioModel;
import io.thetagrid.core.scenario.StressScenario;
import io.thetagrid.core.scenario.StressShocks;
import io.thetagrid.kernels.backend.Accuracy;
import io.thetagrid.kernels.backend.Backend;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/** P&amp;L of named scenarios by full revaluation, and what closing across wider spreads costs where they say so. */
public final class StressRun {
    private final MarketDynamics dynamics;
    private final PricedBook book;
    private final Backend backend;
    private final Accuracy accuracy;
    private final Revaluation revaluation;

    /**
     * Binds a book to what revalues it.
     *
     * @param revaluation of the same book, on the same backend at the same accuracy
     */
    public StressRun(MarketDynamics dynamics, Revaluation revaluation, Backend backend, Accuracy accuracy) {
        this.dynamics = dynamics;
        this.book = dynamics.priced();
        this.backend = backend;
        this.accuracy = accuracy;
        this.revaluation = revaluation;
    }

    /**
     * Values a book and runs scenarios on it, in their order.
     *
     * @throws io.thetagrid.core.io.BadInputException if a position cannot be priced
     */
    public static List<StressResult> of(Book book, List<StressScenario> scenarios, Backend backend, Accuracy accuracy) {
        PricedBook priced = BookPricer.price(book, new OptionPricer(backend, accuracy));
        ScenarioModel model = ScenarioModel.DEFAULT;
        MarketDynamics dynamics = MarketDynamics.of(priced, model);
        try (Revaluation revaluation = new Revaluation(priced, backend, accuracy, model.stickiness())) {
            return new StressRun(dynamics, revaluation, backend, accuracy).run(scenarios);
        }
    }

    /** Results in the scenarios' order. */
    public List<StressResult> run(List<StressScenario> scenarios) {
        List<double[]> pnl = new ArrayList<>(Collections.nCopies(scenarios.size(), null));
        SortedMap<Integer, List<Integer>> bySessions = new TreeMap<>();
        for (int i = 0; i < scenarios.size(); i++) {
            if (scenarios.get(i).borrow() != 0) {
                pnl.set(i, dearerBorrow(scenarios.get(i)));
            } else {
                bySessions
                        .computeIfAbsent(scenarios.get(i).sessions(), _ -> new ArrayList<>())
                        .add(i);
            }
        }
        bySessions.forEach((sessions, rows) -> {
            List<StressScenario> group = rows.stream().map(scenarios::get).toList();
            double[][] values = revaluation.pnl(new StressShocks(dynamics).of(group, horizon(book, sessions)));
            for (int k = 0; k < rows.size(); k++) {
                pnl.set(rows.get(k), column(values, k));
            }
        });
        List<StressResult> results = new ArrayList<>();
        for (int i = 0; i < scenarios.size(); i++) {
            results.add(result(scenarios.get(i), pnl.get(i)));
        }
        return results;
    }

    private static Horizon horizon(PricedBook book, int sessions) {
        return sessions == 0 ? new Horizon(0, 0, new TreeMap<>()) : Horizons.of(book, sessions);
    }

    private static double[] column(double[][] values, int k) {
        double[] column = new double[values.length];
        for (int group = 0; group < column.length; group++) {
            column[group] = values[group][k];
        }
        return column;
    }

    /** A carry that changes is another book: its value today against this one's, and its P&amp;L from there. */
    private double[] dearerBorrow(StressScenario scenario) {
        PricedBook dearer = DearerBorrow.of(book, scenario.borrow());
        MarketDynamics moved = new MarketDynamics(
                dearer, dynamics.model(), dynamics.symbols(), dynamics.correlations(), dynamics.factor());
        double[] pnl;
        try (Revaluation other =
                new Revaluation(dearer, backend, accuracy, dynamics.model().stickiness())) {
            pnl = column(
                    other.pnl(new StressShocks(moved).of(List.of(scenario), horizon(dearer, scenario.sessions()))), 0);
        }
        double[] change =
                DearerBorrow.valueChange(book, dearer, revaluation.groups(), new OptionPricer(backend, accuracy));
        for (int group = 0; group < pnl.length; group++) {
            pnl[group] += change[group];
        }
        return pnl;
    }

    private StressResult result(StressScenario scenario, double[] pnl) {
        List<Group> groups = revaluation.groups();
        if (scenario.worstOnly()) {
            keepWorst(groups, pnl);
        }
        String description = scenario.description();
        if (scenario.closingSpread() > 0) {
            description += addClosingCosts(scenario.closingSpread(), groups, pnl);
        }
        SortedMap<Group, Double> byGroup = new TreeMap<>();
        CompensatedSum total = new CompensatedSum();
        for (int i = 0; i < pnl.length; i++) {
            byGroup.put(groups.get(i), pnl[i]);
            total.add(pnl[i]);
        }
        double value = book.value();
        return new StressResult(
                scenario.name(),
                description,
                scenario.source(),
                scenario.sessions(),
                total.value(),
                value > 0 ? OptionalDouble.of(total.value() / value) : OptionalDouble.empty(),
                byGroup);
    }

    /** Leaves only the underlying with the lowest P&amp;L; of equal ones the first. */
    private static void keepWorst(List<Group> groups, double[] pnl) {
        SortedMap<String, Double> sums = new TreeMap<>();
        for (int i = 0; i < pnl.length; i++) {
            sums.merge(groups.get(i).underlying(), pnl[i], Double::sum);
        }
        String worst = "";
        double lowest = Double.POSITIVE_INFINITY;
        for (var sum : sums.entrySet()) {
            if (sum.getValue() < lowest) {
                lowest = sum.getValue();
                worst = sum.getKey();
            }
        }
        for (int i = 0; i < pnl.length; i++) {
            if (!groups.get(i).underlying().equals(worst)) {
                pnl[i] = 0;
            }
        }
    }

    /**
     * Closes every position marked at the middle of a quote at {@code multiple} times its half spread from the mark, and no
     * long option below nothing.
     *
     * @return what the description has to add
     */
    private String addClosingCosts(double multiple, List<Group> groups, double[] pnl) {
        int options = 0;
        int quoted = 0;
        for (PricedPosition position : book.positions()) {
            if (position.option().isEmpty() || position.expired()) {
                continue;
            }
            options++;
            double half = Math.abs(position.mark() - position.liquidationMark());
            if (half > 0) {
                quoted++;
                boolean longSide = position.weight() > 0;
                double paid = longSide ? Math.min(multiple * half, position.mark()) : multiple * half;
                int group = groups.indexOf(new Group(
                        position.position().instrument().underlying(),
                        position.position().account()));
                pnl[group] -= Math.abs(position.weight()) * paid;
            }
        }
        return options == quoted
                ? ""
                : String.format(
                        Locale.ROOT,
                        "; %d of %d options have no quote and cost nothing here",
                        options - quoted,
                        options);
    }
}
